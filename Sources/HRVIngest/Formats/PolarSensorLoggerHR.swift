internal import HRVModel

extension RecordingFormat {
  /// The heart rate stream of early versions of Polar Sensor Logger, with intervals in it.
  static let polarSensorLoggerHR = RecordingFormat(
    id: "polar-sensor-logger-hr",
    summary: "heart rates with the RR intervals of each second behind them (declare the unit)",
    content: .rr,
    writers: "early versions of Polar Sensor Logger on Android",
    exampleName: "Polar_H10_A1B2C3D4_20260302_071500_HR.txt",
    example: """
      Phone timestamp;HR [bpm];RR-interval [ms]
      2026-03-02T07:15:00.250;74;812
      2026-03-02T07:15:01.240;74;805;823
      2026-03-02T07:15:02.230;73
      2026-03-02T07:15:03.220;73;840;818

      """,
    recognizes: PolarSensorLoggerHR.recognizes,
    read: PolarSensorLoggerHR.read)
}

/// `Phone timestamp;HR [bpm]` and behind them zero to four intervals a row.
///
/// Stamps are arrival times. Where the header names no unit of the intervals, ms and 1/1024 s
/// look alike, and the person must say that they are ms. The layout is that of the app's own
/// description; it was not checked on a real file.
enum PolarSensorLoggerHR {
  static func recognizes(_ head: FileHead) -> Bool {
    guard head.begins("phonetimestamp", "hr") else { return false }
    let hasOthers = head.header.indices.dropFirst(2).contains {
      !head.header[$0].isEmpty && !head.names[$0].isInterval
    }
    return !hasOthers
      && head.rows.dropFirst().contains { row in
        row.dropFirst(2).contains { head.number($0) != nil }
      }
  }

  static func read(
    _ bytes: Span<UInt8>, _ context: ReadingContext
  ) throws(IngestError) -> Recording {
    guard recognizes(context.head) else {
      throw context.error(
        .missingColumn("of RR intervals behind the heart rate", header: context.head.header),
        remedy: "Read the file of the same recording that ends in _RR.txt")
    }
    try checkUnit(context)
    var remarks = Remarks()
    var table = IntervalTable()
    var rows = context.rows()
    _ = try rows.next(in: bytes)
    var before: String?
    while try rows.next(in: bytes) {
      // The last value of a line that is cut off may have lost digits.
      if rows.isUnterminated {
        remarks.note("the last line is cut off and was left out", at: rows.place(0))
        break
      }
      guard let stamp = rows.range(0).flatMap({ TimeText.calendar(bytes, $0) }) else {
        throw IntervalTable.noStamp(rows, .clock(column: 0), bytes, context)
      }
      try append(rows, stamp, bytes, to: &table, context)
      let row = (0..<rows.count).map { rows.text($0, in: bytes) }.joined(separator: ";")
      if row == before, rows.count > 2 {
        remarks.note(oneOf: "messages that stand twice in the file", at: rows.place(0)) {
          "this message repeats the one before, stamp and all"
        }
      }
      before = row
    }
    guard !table.intervalsMs.isEmpty else {
      throw context.error(.empty, remedy: "Export the recording again")
    }
    let clock = StampClock(
      stampsMs: table.stampsMs, intervalsMs: table.intervalsMs, kind: .arrival)
    return try context.recording(
      of: table, clock: clock, format: .polarSensorLoggerHR,
      startInFile: clock.start(of: table), remarks: remarks)
  }

  private static func checkUnit(_ context: ReadingContext) throws(IngestError) {
    let names = context.head.names.dropFirst(2)
    let named = names.compactMap(\.intervalUnit).first
    guard (context.options.intervalUnit ?? named) != .milliseconds else { return }
    throw context.error(
      .ambiguous("the intervals behind the heart rate may count ms or 1/1024 s"),
      remedy: "If they are ms, say --unit ms; otherwise read the _RR.txt of the same"
        + " recording")
  }

  private static func append(
    _ rows: Rows, _ stamp: Timestamp, _ bytes: Span<UInt8>, to table: inout IntervalTable,
    _ context: ReadingContext
  ) throws(IngestError) {
    for column in 2..<max(2, rows.count) where rows.range(column)?.isEmpty == false {
      guard let intervalMs = rows.number(column, in: bytes) else {
        throw IntervalTable.noInterval(rows, column, bytes, context)
      }
      table.append(intervalMs: intervalMs, stamp: stamp, at: rows.place(column))
    }
  }
}
