internal import HRVModel

extension RecordingFormat {
  /// ECG Recorder's list of samples.
  static let ecgRecorder = RecordingFormat(
    id: "ecg-recorder",
    summary: "one ECG sample in µV a line at 130 Hz; the start in the name, …_ECG-data.txt",
    content: .ecg,
    writers: "ECG Recorder on iOS, with Polar H10",
    exampleName: "2026-03-02_07-15-00_ECG-data.txt",
    example: "-12\n3\n41\n118\n402\n",
    recognizes: { head in
      ECGRecorder.isNamed(head.fileName) && head.numericRows(width: 1)?.hasHeader == false
    },
    read: ECGRecorder.read)
}

/// Whole µV, one a line, ended by CRLF, and nothing else.
///
/// Neither rate nor losses are in the file. The rate is the nominal one of the strap that the
/// app is made for; only the name of the file vouches for it, and elsewhere it is asked for.
/// Taken from a description of real files, not from one.
enum ECGRecorder {
  /// The nominal rate of the Polar H10, in Hz.
  static let nominalHz = 130.0

  static func isNamed(_ fileName: String) -> Bool {
    fileName.hasSuffix("_ECG-data.txt") && FileNameClues(path: fileName).start != nil
  }

  static func read(
    _ bytes: Span<UInt8>, _ context: ReadingContext
  ) throws(IngestError) -> Recording {
    let isNamed = isNamed(context.head.fileName)
    let rateHz = try context.samplingRateHz(inFile: isNamed ? nominalHz : nil)
    var remarks = Remarks()
    remarks.note(
      context.options.samplingRateHz == nil
        ? "the file holds no times: 130 Hz is the strap's nominal rate, and losses cannot be seen"
        : "the file holds no times: losses cannot be seen")
    let samples = try EvenSamples(
      bytes, column: .init(sample: 0, unitMv: 1e-3), rows: context.rows(), context: context,
      remarks: &remarks)
    let signal = try samples.signal(
      rateHz: rateHz, lead: nil, isCalibrated: true, context: context, remarks: &remarks)
    return context.recording(
      .ecg(signal), format: RecordingFormat.ecgRecorder.id, startInFile: nil, remarks: remarks)
  }
}
