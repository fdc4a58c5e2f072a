internal import HRVModel

extension RecordingFormat {
  /// A time, or a count, and an RR interval in every row.
  static let timeRRColumns = RecordingFormat(
    id: "time-rr-columns",
    summary: "a column of times or row numbers and one of RR intervals, in ms or s",
    content: .rr,
    writers: "GoldenCheetah, HRVAS, Polar Flow, logging scripts, exports of data frames",
    exampleName: "rr.csv",
    example: "0.000,0.812\n0.812,0.805\n1.617,0.823\n2.440,0.840\n3.280,0.818\n4.098,0.801\n",
    isGeneral: true,
    recognizes: { TimeRRColumns.columns(of: $0) != nil },
    read: TimeRRColumns.read)
}

/// Rows of `time,rr`, divided by commas, semicolons, tabs or blanks, in any units.
///
/// With a line of names, the columns may stand anywhere among others. Without one there are
/// two, time first. Times may be those of the beat that opens or closes the interval, or
/// arrival times (``StampClock``); they may count s or ms from anywhere, or be dates or epoch
/// numbers. A first column that counts rows (0, 1, 2 …) is no time and is not read.
enum TimeRRColumns {
  static func columns(of head: FileHead) -> IntervalTable.Columns? {
    guard !head.rows.isEmpty else { return nil }
    guard head.numbers(0) == nil else { return unnamedColumns(head) }
    let names = head.names
    guard let interval = names.firstIndex(where: \.isInterval) else { return nil }
    // A column that is blank in most rows stands beside a signal, and is not the recording.
    let below = head.rows.dropFirst()
    let filled = below.count { interval < $0.count && head.number($0[interval]) != nil }
    guard filled > 0, filled >= below.count - max(1, below.count / 8) else { return nil }
    var columns = IntervalTable.Columns(
      interval: interval, intervalName: names[interval], hasHeader: true)
    if let time = names.firstIndex(where: \.isTime) {
      columns.stamp = stamp(head, time: time, name: names[time], interval: interval)
    } else if !names.contains(where: \.isIndex) {
      return nil
    }
    return columns
  }

  private static func unnamedColumns(_ head: FileHead) -> IntervalTable.Columns? {
    guard let table = head.numericRows(width: 2), !table.hasHeader, table.count >= 3
    else { return nil }
    let times = stride(from: 0, to: table.values.count, by: 2).map { table.values[$0] }
    guard zip(times, times.dropFirst()).allSatisfy({ $0 <= $1 }), times.first != times.last else {
      return nil
    }
    var columns = IntervalTable.Columns(interval: 1)
    let counts = zip(times, times.dropFirst()).allSatisfy { $1 - $0 == 1 }
    if !(counts && (times[0] == 0 || times[0] == 1)) {
      columns.stamp = stamp(head, time: 0, name: nil, interval: 1)
    }
    return columns
  }

  /// Dates and epoch numbers are a clock. Other numbers count s or ms: whichever makes the
  /// time from the first row to the last, as far as the head shows, closest to the sum of the
  /// intervals.
  private static func stamp(
    _ head: FileHead, time: Int, name: ColumnName?, interval: Int
  ) -> IntervalTable.Columns.Stamp {
    var times: [Double] = []
    var intervals: [Double] = []
    for row in head.rows where row.count > max(time, interval) {
      guard let a = head.number(row[time]), let b = head.number(row[interval]) else { continue }
      times.append(a)
      intervals.append(b)
    }
    guard let first = times.first, let last = times.last, TimeText.epoch(first) == nil else {
      return .clock(column: time)
    }
    switch name?.unit {
    case "ms": return .elapsed(column: time, shift: 0)
    case "s", "sec", "seconds": return .elapsed(column: time, shift: 3)
    default: break
    }
    let isInSeconds = IntervalUnit.isMedian(of: intervals, atMost: 10)
    let sumMs = intervals.dropFirst().reduce(0, +) * (isInSeconds ? 1000 : 1)
    // The two readings lie a factor of 1000 apart; divide them in the middle.
    let isSpanInSeconds = (last - first) * 1000 < sumMs * 31.6
    return .elapsed(column: time, shift: isSpanInSeconds ? 3 : 0)
  }

  static func read(
    _ bytes: Span<UInt8>, _ context: ReadingContext
  ) throws(IngestError) -> Recording {
    guard let columns = columns(of: context.head) else {
      throw context.error(
        .missingColumn("of times or row numbers with one of RR", header: context.head.header),
        remedy: "Name the columns \"time\" and \"rr\" in a first line")
    }
    var remarks = Remarks()
    let table = try IntervalTable.read(
      bytes, columns: columns, context: context, remarks: &remarks)
    var clock: StampClock?
    if !table.stampsMs.isEmpty {
      let told = StampClock(
        stampsMs: table.stampsMs, intervalsMs: table.intervalsMs,
        believableMs: context.options.species.believableMs)
      try checkBelongTogether(table, told, context)
      clock = told
    }
    let series = try RRAssembly.series(table, clock: clock, context: context, remarks: &remarks)
    return context.recording(
      .rr(series), format: RecordingFormat.timeRRColumns.id,
      startInFile: clock?.start(of: table), remarks: remarks)
  }

  /// Times and intervals belong together when beats are stamped, or when the intervals fill
  /// between a twentieth and all of the time (with 10 s for what waits in messages).
  private static func checkBelongTogether(
    _ table: IntervalTable, _ clock: StampClock, _ context: ReadingContext
  ) throws(IngestError) {
    guard clock.kind == .arrival, let lastMs = table.stampsMs.last, table.stampsMs.count > 1
    else { return }
    let believableMs = context.options.species.believableMs
    let sumMs = table.intervalsMs.reduce(0) { sum, ms in
      believableMs.contains(ms) ? sum + ms : sum
    }
    guard sumMs <= lastMs * 1.1 + 10_000, sumMs >= lastMs * 0.05 else {
      throw context.error(
        .ambiguous(
          "the times cover \(shortened(lastMs / 1000)) s, the RR intervals add up to"
            + " \(shortened(sumMs / 1000)) s, so they do not belong together"),
        at: table.places[0],
        remedy: "Name the columns with their units in a first line, such as \"time_s,rr_ms\", or"
          + " keep the RR intervals only")
    }
  }
}
