internal import HRVModel

extension RecordingFormat {
  /// The event stream of loggers built on Garmin's Health SDK.
  static let garminHealthLogger = RecordingFormat(
    id: "garmin-health-logger",
    summary: "time with offset, kind of event, value; RR in ms as HEART_RATE_VARIABILITY",
    content: .rr,
    writers: "Android loggers built on the Garmin Health SDK",
    exampleName: "data.csv",
    example: """
      2026-03-02T07:15:00.041+01:00;STEPS;299.0
      2026-03-02T07:15:00.808+01:00;HEART_RATE_VARIABILITY;821.0
      2026-03-02T07:15:01.752+01:00;HEART_RATE_VARIABILITY;848.0
      2026-03-02T07:15:02.511+01:00;HEART_RATE;79.0
      2026-03-02T07:15:02.516+01:00;HEART_RATE_VARIABILITY;771.0
      2026-03-02T07:15:03.108+01:00;HEART_RATE_VARIABILITY;796.0

      """,
    recognizes: GarminHealthLogger.recognizes,
    read: GarminHealthLogger.read)
}

/// `<time with offset>;<KIND>;<value>` without a header, for as long as the watch is worn.
///
/// The stamps are arrival times.
enum GarminHealthLogger {
  private static let interval = Array("HEART_RATE_VARIABILITY".utf8)

  static func recognizes(_ head: FileHead) -> Bool {
    let events = head.rows.count { row in
      row.count == 3 && TimeText.calendar(row[0]) != nil && head.number(row[2]) != nil
        && !row[1].isEmpty && row[1].utf8.allSatisfy(isOfName)
    }
    return head.layout.delimiter == .semicolon && events > 0
      && head.rows.count - events <= head.rows.count / 8
  }

  static func read(
    _ bytes: Span<UInt8>, _ context: ReadingContext
  ) throws(IngestError) -> Recording {
    var remarks = Remarks()
    var table = IntervalTable()
    var rows = context.rows()
    var before: (stamp: Timestamp, ms: Double)?
    while try rows.next(in: bytes) {
      guard let kind = rows.range(1), isInterval(kind, bytes) else { continue }
      guard let ms = rows.number(2, in: bytes), !rows.isUnterminated,
        let stamp = rows.range(0).flatMap({ TimeText.calendar(bytes, $0) })
      else {
        if rows.isUnterminated {
          remarks.note("the last line is cut off and was left out", at: rows.place(0))
          break
        }
        throw rows.number(2, in: bytes) == nil
          ? IntervalTable.noInterval(rows, 2, bytes, context)
          : IntervalTable.noStamp(rows, .clock(column: 0), bytes, context)
      }
      if let before, before == (stamp, ms) {
        remarks.note(oneOf: "events that stand twice in the file", at: rows.place(0)) {
          "this event repeats the one before, stamp and all"
        }
      }
      before = (stamp, ms)
      table.append(intervalMs: ms, stamp: stamp, at: rows.place(2))
    }
    guard !table.intervalsMs.isEmpty else {
      throw context.error(
        .noBeats("events, of which none is HEART_RATE_VARIABILITY"),
        remedy: "Switch on the logging of beat-to-beat intervals, and record again")
    }
    table = table.withoutRepeatedPackets(&remarks)
    let clock = StampClock(
      stampsMs: table.stampsMs, intervalsMs: table.intervalsMs, kind: .arrival)
    return try context.recording(
      of: table, clock: clock, isLog: true, format: .garminHealthLogger,
      startInFile: clock.start(of: table), remarks: remarks)
  }

  private static func isInterval(_ range: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
    range.count == interval.count
      && interval.indices.allSatisfy { bytes[range.lowerBound + $0] == interval[$0] }
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) || byte == UInt8(ascii: "_")
  }
}
