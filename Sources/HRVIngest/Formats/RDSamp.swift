internal import HRVModel

extension RecordingFormat {
  /// The CSV of `rdsamp -c -p` and of PhysioNet's ATM.
  static let rdsampCSV = RecordingFormat(
    id: "rdsamp-csv",
    summary: "leads in physical units beside the elapsed time; names and units in single quotes",
    content: .ecg,
    writers: "rdsamp of the WFDB software, PhysioNet ATM",
    exampleName: "samples.csv",
    example: """
      'Elapsed time','MLII','V5'
      'hh:mm:ss.mmm','mV','mV'
      '0:00.000',-0.145,-0.065
      '0:00.003',-0.145,-0.060
      '0:00.006',-,-0.062
      '0:00.008',-0.120,-0.070
      '0:00.011',-0.135,-0.075

      """,
    recognizes: { RDSamp.names(of: $0).first == "Elapsed time" },
    read: { bytes, context throws(IngestError) in
      try RDSamp.read(bytes, context, format: "rdsamp-csv")
    })

  /// The CSV of `rdsamp -c` in ADC values, as the MIT-BIH database circulates.
  static let rdsampSampleNumbers = RecordingFormat(
    id: "rdsamp-sample-numbers",
    summary: "leads beside the number of the sample; the sampling rate is asked for",
    content: .ecg,
    writers: "rdsamp of the WFDB software, copies of the MIT-BIH database",
    exampleName: "100.csv",
    example: "'sample #','MLII','V5'\n0,995,1011\n1,995,1011\n2,997,1012\n3,999,1015\n",
    exampleOptions: ReadingOptions(samplingRateHz: 360),
    recognizes: { RDSamp.names(of: $0).first == "sample #" },
    read: { bytes, context throws(IngestError) in
      try RDSamp.read(bytes, context, format: "rdsamp-sample-numbers")
    })
}

/// A row of names and perhaps one of units, in single quotes; then the time or number of each
/// sample and a column for each lead.
///
/// Where a lead has no sample, ADC values are −32768; that `-` stands there in physical units
/// was not checked on a real file.
///
/// Times are rounded to the millisecond; the rate is that of all of them together. Without
/// units, the samples are ADC values of a gain that is not in the file. Absolute times, in
/// brackets, were not seen and are refused.
enum RDSamp {
  /// What stands for no sample among ADC values: `WFDB_INVALID_SAMPLE` in the header of the WFDB
  /// library.
  private static let invalidSample = -32_768.0

  static func names(of head: FileHead) -> [String] { head.header.map(unquoted) }

  static func read(
    _ bytes: Span<UInt8>, _ context: ReadingContext, format: String
  ) throws(IngestError) -> Recording {
    let names = names(of: context.head)
    guard names.count >= 2 else {
      throw context.error(
        .missingColumn("of samples", header: names), remedy: "Export the recording again")
    }
    let lead =
      try context.options.valueColumn.map { reference throws(IngestError) in
        try context.column(reference, among: names, count: names.count)
      } ?? 1
    var rows = context.rows()
    _ = try rows.next(in: bytes)
    var units: [String] = []
    if context.head.rows.count > 1, context.head.rows[1][0].hasPrefix("'"),
      StampNotation.elapsedNs(context.head.rows[1][0]) == nil
    {
      units = context.head.rows[1].map(unquoted)
      _ = try rows.next(in: bytes)
    }
    let notation: StampNotation
    if names[0] == "sample #" {
      notation = .sampleNumber(rateHz: try context.samplingRateHz(inFile: nil))
    } else {
      notation = units.first == "seconds" ? .number(shift: 9) : .elapsed
    }
    let written = units.indices.contains(lead) ? SampleUnit(name: units[lead]) : nil
    let unitMv = (context.options.valueUnit ?? written)?.millivolts
    var remarks = Remarks()
    if names.count > 2, context.options.valueColumn == nil {
      remarks.note(
        "\(names[1]), the first of \(names.count - 1) leads, is read; --format \(format)"
          + " --value-column chooses another")
    }
    if unitMv == nil {
      remarks.note("the gain is not written down: heights are in steps of the converter")
    }
    let table = try SampleTable(
      bytes,
      columns: .init(
        sample: lead, unitMv: unitMv ?? 1, stamp: 0, notation: notation, mayMiss: true,
        sentinel: units.isEmpty ? invalidSample : nil),
      below: rows, context: context, remarks: &remarks)
    let signal = try SampleClock.signal(
      table, lead: names[lead], isCalibrated: unitMv != nil, context: context, remarks: &remarks)
    return context.recording(.ecg(signal), format: format, startInFile: nil, remarks: remarks)
  }

  private static func unquoted(_ text: String) -> String {
    guard text.utf8.count >= 2, text.first == "'", text.last == "'" else { return text }
    return String(text.dropFirst().dropLast())
  }
}
