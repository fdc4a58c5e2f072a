internal import HRVModel

extension RecordingFormat {
  /// The times of beats instead of the intervals between them.
  static let beatTimes = RecordingFormat(
    id: "beat-times",
    summary: "the time of a beat a line, ascending, in s or ms (or in samples, with their rate)",
    content: .rr,
    writers: "RHRV, annotation tools, R-peak detectors",
    exampleName: "night.beats",
    example: "0\n0.812\n1.617\n2.44\n3.28\n4.098\n4.899\n5.712\n6.53\n",
    isGeneral: true,
    recognizes: { BeatTimes.column(of: $0) != nil },
    read: BeatTimes.read)
}

/// Ascending beat times, which are differenced.
///
/// Times are parsed to whole ticks, so that the difference of two decimals is exact and equal
/// intervals stay equal. Whole numbers may be ms or samples, which nothing in the file
/// tells apart: they need a declared unit or sampling rate.
enum BeatTimes {
  /// Fewer ascending numbers may be RR intervals of a heart that slows down.
  private static let neededRows = 8

  struct Column {
    var hasHeader: Bool
    var name: ColumnName?
    var times: [Double]
    var steps: [Double] { zip(times, times.dropFirst()).map { $1 - $0 } }
    var isAscending: Bool { zip(times, times.dropFirst()).allSatisfy { $0 < $1 } }
  }

  static func column(of head: FileHead) -> Column? {
    guard let table = head.numericRows(width: 1), table.count >= neededRows else { return nil }
    let name = table.hasHeader ? head.names.first : nil
    if let name, !name.isTime, !names.contains(name.quantity) { return nil }
    let column = Column(hasHeader: table.hasHeader, name: name, times: table.values)
    guard column.isAscending, column.times[0] >= 0 else { return nil }
    return column
  }

  static func read(
    _ bytes: Span<UInt8>, _ context: ReadingContext
  ) throws(IngestError) -> Recording {
    guard let column = column(of: context.head) else {
      throw context.error(
        .expected("ascending times of beats", found: context.head.lines.first ?? ""),
        remedy: "Read it without naming a format")
    }
    let (unitMs, shift) = try unit(column, context)
    let ticks = DecimalNumber.powersOfTen[shift]
    var remarks = Remarks()
    let species = context.options.species
    var builder = RRSeries.Builder(species: species)
    var rows = context.rows()
    if column.hasHeader { _ = try rows.next(in: bytes) }
    var before: Double?
    var isBelievable = 0
    var intervals = 0
    while try rows.next(in: bytes) {
      guard let time = rows.number(0, in: bytes, shift: shift), abs(time) < 0x1p53,
        rows.count == 1
      else {
        if rows.isUnterminated {
          remarks.note("the last line is cut off and was left out", at: rows.place(0))
          break
        }
        throw context.error(
          .expected("the time of a beat", found: rows.text(0, in: bytes)), at: rows.place(0),
          remedy: "Correct the time; the beats before and after it cannot be placed without it")
      }
      defer { before = time }
      guard let last = before else { continue }
      guard time > last else {
        throw context.error(
          .expected("a time later than the one before", found: rows.text(0, in: bytes)),
          at: rows.place(0), remedy: "Put the times in order; each beat needs one line")
      }
      let intervalMs = (time - last) * unitMs / ticks
      intervals += 1
      if species.believableMs.contains(intervalMs) { isBelievable += 1 }
      try add(intervalMs, at: rows.place(0), to: &builder, context, &remarks)
    }
    guard isBelievable * 3 >= intervals * 2, let series = finished(builder) else {
      throw context.error(
        .wrongUnit(
          "only \(isBelievable) of \(intervals) distances between these times are intervals of a"
            + " heart (\(shortened(species.believableMs.lowerBound)) to"
            + " \(shortened(species.believableMs.upperBound)) ms)"),
        remedy: "Check the unit of the times, or the sampling rate of the positions")
    }
    remarks.note("the numbers are times of beats; the intervals are their differences")
    return context.recording(
      .rr(series), format: RecordingFormat.beatTimes.id, startInFile: nil, remarks: remarks)
  }

  /// The number of ms in one unit of the column, and by how many places to parse it: s and ms
  /// to whole ns, which are exact below 2⁵³ ns (104 days), samples to thousandths.
  private static func unit(
    _ column: Column, _ context: ReadingContext
  ) throws(IngestError) -> (ms: Double, shift: Int) {
    let (inSeconds, inMs) = ((1000.0, 9), (1.0, 6))
    if let unit = context.options.intervalUnit ?? column.name?.intervalUnit {
      return unit == .seconds ? inSeconds : inMs
    }
    if let rateHz = context.options.samplingRateHz { return (1000 / rateHz, 3) }
    let step = IntervalUnit.median(column.steps)
    let isWhole = column.times.allSatisfy { $0 == $0.rounded() }
    if !isWhole, step < 10 { return inSeconds }
    if !isWhole, 100...3000 ~= step { return inMs }
    throw context.error(
      .ambiguous(
        "these whole numbers ascend by about \(shortened(step)): positions of beats, in ms or in"
          + " samples of an unknown rate"),
      remedy: "Declare their unit, with --unit <ms|s>, or say --sampling-rate <Hz> if they count"
        + " samples")
  }

  private static func add(
    _ intervalMs: Double, at place: Place, to builder: inout RRSeries.Builder,
    _ context: ReadingContext, _ remarks: inout Remarks
  ) throws(IngestError) {
    guard intervalMs <= StampClock.longestMs else {
      throw context.error(
        .outOfRange(
          "the time since the beat before", value: "\(shortened(intervalMs / 3_600_000)) h",
          allowed: "24 h at most"),
        at: place, remedy: "Divide the file here: it holds more than one recording")
    }
    builder.append(intervalMs: intervalMs)
    guard !context.options.species.believableMs.contains(intervalMs) else { return }
    remarks.note(oneOf: "distances that no heart produces", at: place) {
      "\(shortened(intervalMs)) ms since the beat before is no interval of a heart; it became a"
        + " gap"
    }
  }

  private static func finished(_ builder: RRSeries.Builder) -> RRSeries? {
    do throws(ModelError) { return try builder.finish() } catch { return nil }
  }

  private static let names: Set<String> = [
    "beat", "beats", "beattime", "beattimes", "peak", "peaks", "rpeak", "rpeaks", "rpeaktime",
  ]
}
