internal import HRVModel

extension RecordingFormat {
  /// The CSV of ECGLogger.
  static let ecgLogger = RecordingFormat(
    id: "ecglogger",
    summary: "ECG in mV with ns (or ms) since 1970; heart rate and RR beside it are not read",
    content: .ecg,
    writers: "ECGLogger on iOS, with Polar H10",
    exampleName: "ecg.csv",
    example: """
      time,ecg,hr,rr
      1772435700006020096,-0.098,,
      1772435700013702400,-0.084,,
      1772435700021384960,-0.072,61,
      1772435700029067264,-0.089,,984

      """,
    recognizes: { $0.begins("time", "ecg", "hr", "rr") },
    read: ECGLogger.read)
}

/// `time,ecg,hr,rr`: a sample a row; `hr` and `rr` are blank in most rows.
enum ECGLogger {
  static func read(
    _ bytes: Span<UInt8>, _ context: ReadingContext
  ) throws(IngestError) -> Recording {
    let names = context.head.names
    guard let time = names.firstIndex(where: { $0.quantity == "time" }),
      let ecg = names.firstIndex(where: { $0.quantity == "ecg" })
    else {
      throw context.error(
        .missingColumn("time, ecg", header: context.head.header),
        remedy: "Read it without naming a format")
    }
    let shift = stampShift(context.head, column: time)
    var remarks = Remarks()
    let table = try SampleTable(
      bytes,
      columns: .init(sample: ecg, unitMv: 1, stamp: time, notation: .number(shift: shift)),
      context: context, remarks: &remarks)
    let signal = try SampleClock.signal(table, context: context, remarks: &remarks)
    return context.recording(
      .ecg(signal), format: RecordingFormat.ecgLogger.id,
      startInFile: TimeText.epoch(ns: table.firstNs), remarks: remarks)
  }

  /// Epoch numbers in s, ms and µs differ by their size; anything else is taken for ns.
  private static func stampShift(_ head: FileHead, column: Int) -> Int {
    guard head.rows.count > 1, column < head.rows[1].count,
      let first = Double(head.rows[1][column])
    else { return 0 }
    return TimeText.shiftToNs(first) ?? 0
  }
}
