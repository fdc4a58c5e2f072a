internal import HRVModel

extension RecordingFormat {
  /// The ECG of the Movesense app.
  static let movesenseECG = RecordingFormat(
    id: "movesense-ecg",
    summary: "ECG in steps of the sensor's converter with s since 1970, below a line about it",
    content: .ecg,
    writers: "the Movesense app, with Movesense sensors",
    exampleName: "ECG.csv",
    example: """
                          ECG        02.03.26   07.15.00   200\u{20}
      Timestamp,Sample
      1772435700.000000,-112
      1772435700.005000,-98
      1772435700.010000,41
      1772435700.015000,131072
      1772435700.020000,118

      """,
    recognizes: { head in head.lines.prefix(2).contains { $0.trimmed == "Timestamp,Sample" } },
    read: MovesenseECG.read)
}

/// A line of fixed width that ends with the rate in Hz, `Timestamp,Sample`, and the samples.
///
/// The size of a step is not in the file. Samples at ±131072, the ends of 18 bits, are
/// clipped: they stay, since they are no pause, and are remarked upon. A pause of the recorder
/// is a jump of the stamps. Taken from a description of real files, not from one.
enum MovesenseECG {
  /// The end of the converter's range, in its steps.
  static let clip: Float = 131_071

  static func read(
    _ bytes: Span<UInt8>, _ context: ReadingContext
  ) throws(IngestError) -> Recording {
    var layout = context.head.layout
    layout.delimiter = .comma
    layout.decimalMark = .point
    var rows = Rows(of: context.file, layout: layout)
    var isBelowHeader = false
    while !isBelowHeader, try rows.next(in: bytes) {
      isBelowHeader = rows.text(0, in: bytes) == "Timestamp"
    }
    guard isBelowHeader else {
      throw context.error(
        .missingColumn("Timestamp", header: context.head.header),
        remedy: "Read it without naming a format")
    }
    var remarks = Remarks()
    let table = try SampleTable(
      bytes, columns: .init(sample: 1, unitMv: 1, stamp: 0, notation: .number(shift: 9)),
      below: rows, context: context, remarks: &remarks)
    for (i, sample) in table.samplesMv.enumerated() where abs(sample) >= clip {
      remarks.note(oneOf: "clipped samples", at: table.places[i]) {
        "this sample is clipped: the signal was larger than the sensor can tell"
      }
    }
    let words = context.head.lines.first?.split(separator: " ")
    let signal = try SampleClock.signal(
      table, nominalHz: words?.last.flatMap { Double($0) }, isCalibrated: false,
      context: context, remarks: &remarks)
    remarks.note("the size of a step is not written down: heights are in steps of the sensor")
    return context.recording(
      .ecg(signal), format: RecordingFormat.movesenseECG.id,
      startInFile: TimeText.epoch(ns: table.firstNs), remarks: remarks)
  }
}
