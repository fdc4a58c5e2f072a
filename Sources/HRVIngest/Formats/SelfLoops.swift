internal import HRVModel

extension RecordingFormat {
  /// The text export of SelfLoops HRV.
  static let selfLoops = RecordingFormat(
    id: "selfloops",
    summary: "a start in English words, then beat times, heart rates and RR intervals in ms",
    content: .rr,
    writers: "SelfLoops HRV, with any Bluetooth or ANT+ strap",
    exampleName: "20260302001r.txt",
    example: """
      02 March 2026 07:15:00
      Time (ms),HR (bpm),R-R (ms)
      -42,74,812
      763,74,805
      1586,73,823
      2426,73,840

      """,
    recognizes: SelfLoops.recognizes,
    read: SelfLoops.read)
}

/// `DD Month YYYY HH:MM:SS` (local), a line of names, then rows.
///
/// A time is that of the beat that closes the interval, in ms since the start; the first may
/// lie before it.
enum SelfLoops {
  static func recognizes(_ head: FileHead) -> Bool {
    guard head.lines.count >= 2, start(head.lines[0]) != nil else { return false }
    return names(head.lines[1]).map(\.quantity) == ["time", "hr", "rr"]
  }

  static func read(
    _ bytes: Span<UInt8>, _ context: ReadingContext
  ) throws(IngestError) -> Recording {
    guard recognizes(context.head), let start = start(context.head.lines[0]) else {
      throw context.error(
        .expected(
          "a start such as 02 March 2026 07:15:00 and a line \"Time (ms),HR (bpm),R-R (ms)\"",
          found: context.head.lines.first ?? ""),
        remedy: "Read it without naming a format")
    }
    var lines = Lines(from: context.head.layout.start)
    while lines.next(in: bytes), TextDecoding.text(bytes, lines.range) != context.head.lines[0] {}
    let below = context.below(lines.nextOffset, line: lines.number + 1, in: bytes)
    let name = names(context.head.lines[1])[2]
    var remarks = Remarks()
    let table = try IntervalTable.read(
      bytes,
      columns: .init(
        interval: 2, stamp: .elapsed(column: 0, shift: 0), intervalName: name, hasHeader: true),
      context: below, remarks: &remarks)
    let clock = StampClock(stampsMs: table.stampsMs, intervalsMs: table.intervalsMs)
    let series = try RRAssembly.series(table, clock: clock, context: below, remarks: &remarks)
    return context.recording(
      .rr(series), format: RecordingFormat.selfLoops.id,
      startInFile: start.advanced(byS: offsetMs(of: table, clock, below.head) / 1000),
      remarks: remarks)
  }

  private static func offsetMs(
    of table: IntervalTable, _ clock: StampClock, _ head: FileHead
  ) -> Double {
    guard head.rows.count > 1, let firstMs = head.number(head.rows[1][0]), abs(firstMs) < 1e12
    else { return 0 }
    guard clock.kind != .beatStart else { return firstMs }
    return firstMs - (clock.impossibleMs[0] ?? table.intervalsMs[0])
  }

  private static func names(_ line: String) -> [ColumnName] {
    line.split(separator: ",").map { ColumnName(String($0)) }
  }

  private static func start(_ line: String) -> Timestamp? {
    let words = line.split(separator: " ")
    guard words.count == 4, let day = Int(words[0]),
      let month = months.firstIndex(of: words[1].lowercased()), let year = Int(words[2]),
      let date = CivilDay(year: year, month: month + 1, day: day)
    else { return nil }
    return TimeText.calendar("\(date)T\(words[3])")
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
}
