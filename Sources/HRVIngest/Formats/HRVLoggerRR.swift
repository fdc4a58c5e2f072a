internal import HRVModel

extension RecordingFormat {
  /// The RR file of HRV Logger, in its three dialects.
  static let hrvLoggerRR = RecordingFormat(
    id: "hrv-logger",
    summary: "RR intervals in ms with arrival times and the time since the start",
    content: .rr,
    writers: "HRV Logger (A.S.M.A.) with any Bluetooth strap; tools that copy its layout",
    exampleName: "2026-03-02_RR_morning.csv",
    example: """
      timestamp, rr, since_start\u{20}

      1772435700250,812,19812
      1772435701240,805,20617
      1772435702230,823,21440
      1772435702270,840,22280

      """,
    recognizes: HRVLoggerRR.recognizes,
    read: HRVLoggerRR.read)
}

/// `timestamp, rr, since_start`, or `date, rr, since start`.
///
/// Stamps are arrival times: ms since 1970, or a date with seconds or ms and perhaps an offset.
/// `since_start` adds up the intervals, so dropouts do not show in it; it does not begin at 0,
/// because the app drops what came first.
enum HRVLoggerRR {
  static func recognizes(_ head: FileHead) -> Bool {
    head.begins("timestamp", "rr", "sincestart") || head.begins("date", "rr", "sincestart")
  }

  static func read(
    _ bytes: Span<UInt8>, _ context: ReadingContext
  ) throws(IngestError) -> Recording {
    guard recognizes(context.head) else {
      throw context.error(
        .missingColumn("timestamp, rr, since_start", header: context.head.header),
        remedy: "Read it without naming a format")
    }
    var remarks = Remarks()
    let table = try IntervalTable.read(
      bytes,
      columns: .init(
        interval: 1, stamp: .clock(column: 0), intervalName: context.head.names[1],
        hasHeader: true, sum: 2),
      context: context, remarks: &remarks)
    noteWarmUp(table, context, &remarks)
    let clock = StampClock(
      stampsMs: table.stampsMs, intervalsMs: table.intervalsMs, kind: .arrival)
    let series = try RRAssembly.series(table, clock: clock, context: context, remarks: &remarks)
    return context.recording(
      .rr(series), format: RecordingFormat.hrvLoggerRR.id, startInFile: clock.start(of: table),
      remarks: remarks)
  }

  private static func noteWarmUp(
    _ table: IntervalTable, _ context: ReadingContext, _ remarks: inout Remarks
  ) {
    guard context.head.rows.count > 1, let numbers = context.head.rows[1].last,
      let sinceStartMs = Double(numbers), sinceStartMs.isFinite
    else { return }
    let droppedMs = sinceStartMs - table.intervalsMs[0]
    guard droppedMs >= 3000 else { return }
    remarks.note(
      "the app left out the first \(shortened(droppedMs / 1000)) s", at: table.places[0])
  }
}
