internal import HRVModel

extension RecordingFormat {
  /// Any table whose columns a person names.
  static let delimited = RecordingFormat(
    id: "delimited",
    summary: "an ECG in any table of numbers, when its columns are named by options",
    content: .ecg,
    writers: "loggers for Arduino and other boards, scripts, converters",
    exampleName: "log.csv",
    example: """
      timestamp,ecg_measurement
      6034140,1.59335
      6038012,1.67644
      6041904,1.71554
      6045784,1.73020
      6049652,1.76441

      """,
    isGeneral: true,
    exampleOptions: ReadingOptions(
      valueColumn: .name("ecg_measurement"), timeColumn: .number(1), valueUnit: .volts,
      timeUnit: .microseconds),
    isAskedFor: true,
    recognizes: { _ in false },
    read: DelimitedECG.read)
}

/// A column of samples and perhaps one of times, which ``ReadingOptions`` name.
///
/// - Names stand in the first row, units perhaps in the second; both may be missing.
/// - Unit: as declared, else as the name or the row of units says (`ecg [uV]`), else unknown.
/// - Times: dates, `h:mm:ss.mmm`, or numbers in a unit that is declared, or named, or shown by
///   the size of an epoch number, or the only one in which the steps are those of an ECG.
/// - Rate: from the times, else declared. Cells without a sample (``MissingSample``) are gaps.
enum DelimitedECG {
  static func read(
    _ bytes: Span<UInt8>, _ context: ReadingContext
  ) throws(IngestError) -> Recording {
    guard let chosen = context.options.valueColumn else {
      throw context.error(
        .ambiguous("which column holds the samples is for you to say"),
        remedy: context.head.optionsForSignal ?? "Name it with --value-column <name or number>")
    }
    let table = try NamedSignal(context, value: chosen, time: context.options.timeColumn)
    var rows = context.rows()
    for _ in 0..<table.headerRows { _ = try rows.next(in: bytes) }
    let unitMv = (context.options.valueUnit ?? table.valueUnit)?.millivolts
    var remarks = Remarks()
    if unitMv == nil {
      remarks.note(
        "the unit of the samples is not known; if it is, declare it with --unit <mV|uV|V>")
    }
    let (signal, start): (ECGSignal, Timestamp?)
    if let time = table.time {
      let notation = try table.notation(ofTimes: context, remarks: &remarks)
      let stamped = try SampleTable(
        bytes,
        columns: .init(
          sample: table.value, unitMv: unitMv ?? 1, stamp: time, notation: notation,
          mayMiss: true),
        below: rows, context: context, remarks: &remarks)
      signal = try SampleClock.signal(
        stamped, lead: table.lead, isCalibrated: unitMv != nil, context: context,
        remarks: &remarks)
      start =
        switch notation {
        case .calendar: table.start
        case .number: TimeText.epoch(ns: stamped.firstNs)
        default: nil
        }
    } else {
      let rateHz = try context.samplingRateHz(inFile: nil)
      let samples = try EvenSamples(
        bytes, column: .init(sample: table.value, unitMv: unitMv ?? 1, mayMiss: true), rows: rows,
        context: context, remarks: &remarks)
      signal = try samples.signal(
        rateHz: rateHz, lead: table.lead, isCalibrated: unitMv != nil, context: context,
        remarks: &remarks)
      start = nil
    }
    return context.recording(
      .ecg(signal), format: RecordingFormat.delimited.id, startInFile: start, remarks: remarks)
  }
}
