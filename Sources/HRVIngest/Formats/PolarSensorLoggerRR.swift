internal import HRVModel

extension RecordingFormat {
  /// The RR stream of Polar Sensor Logger.
  static let polarSensorLoggerRR = RecordingFormat(
    id: "polar-sensor-logger-rr",
    summary: "RR intervals in ms with the phone's local time",
    content: .rr,
    writers: "Polar Sensor Logger on Android, with Polar H10, H9, H7",
    exampleName: "Polar_H10_A1B2C3D4_20260302_071500_RR.txt",
    example: """
      Phone timestamp;RR-interval [ms]
      2026-03-02T07:15:00.250;812
      2026-03-02T07:15:01.062;805
      2026-03-02T07:15:01.867;823
      2026-03-02T07:15:02.690;840

      """,
    recognizes: PolarSensorLoggerRR.recognizes,
    read: PolarSensorLoggerRR.read)
}

/// `Phone timestamp;RR-interval [ms]`, or the same with commas.
///
/// The app makes the stamps itself, by adding up the intervals: they are the beats that open
/// the intervals, and say nothing of beats that were lost. Other programs write the same
/// header with true arrival times. ``StampClock`` tells which.
enum PolarSensorLoggerRR {
  static func recognizes(_ head: FileHead) -> Bool {
    head.begins("phonetimestamp", "rrinterval")
  }

  static func read(
    _ bytes: Span<UInt8>, _ context: ReadingContext
  ) throws(IngestError) -> Recording {
    guard recognizes(context.head) else {
      throw context.error(
        .missingColumn("Phone timestamp, RR-interval [ms]", header: context.head.header),
        remedy: "Read it without naming a format")
    }
    var remarks = Remarks()
    var table = try IntervalTable.read(
      bytes,
      columns: .init(
        interval: 1, stamp: .clock(column: 0), intervalName: context.head.names[1],
        hasHeader: true),
      context: context, remarks: &remarks)
    var clock = StampClock(stampsMs: table.stampsMs, intervalsMs: table.intervalsMs)
    if clock.kind == .arrival {
      table = table.withoutRepeatedPackets(&remarks)
      clock = StampClock(
        stampsMs: table.stampsMs, intervalsMs: table.intervalsMs, kind: .arrival)
    }
    let series = try RRAssembly.series(table, clock: clock, context: context, remarks: &remarks)
    return context.recording(
      .rr(series), format: RecordingFormat.polarSensorLoggerRR.id,
      startInFile: clock.start(of: table), remarks: remarks)
  }
}

extension StampClock {
  /// The moment at which the first interval of `table` began, when its stamps are dates.
  func start(of table: IntervalTable) -> Timestamp? {
    guard kind != .beatStart else { return table.firstStamp }
    let firstMs = impossibleMs[0] ?? table.intervalsMs[0]
    return table.firstStamp?.advanced(byS: -firstMs / 1000)
  }
}
