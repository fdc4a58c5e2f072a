internal import HRVModel

extension RecordingFormat {
  /// The text format of BioSPPy.
  static let bioSPPyText = RecordingFormat(
    id: "biosppy-text",
    summary: "ECG in units of its recorder below # comments with the sampling rate and labels",
    content: .ecg,
    writers: "BioSPPy",
    exampleName: "ecg.txt",
    example: """
      # Simple Text Format
      # Sampling Rate (Hz):= 1000.00
      # Resolution:= 12
      # Labels:= ECG
      2044.0
      2045.0
      2049.0
      2051.0
      2050.0

      """,
    recognizes: { head in
      head.comments.first?.hasPrefix("# Simple Text Format") == true
        || head.comments.contains { $0.hasPrefix("# Sampling Rate (Hz):=") }
    },
    read: BioSPPyText.read)
}

/// `# Key:= value` lines, then a column for each label, divided by tabs.
///
/// `Resolution` alone does not tell the gain: the samples stay in units of the recorder.
/// Files with more than one label were not seen; that tabs divide their labels and columns is
/// taken from how the samples are divided.
enum BioSPPyText {
  static func read(
    _ bytes: Span<UInt8>, _ context: ReadingContext
  ) throws(IngestError) -> Recording {
    let labels = (value(of: "Labels", in: context.head) ?? "")
      .split(separator: "\t").map { String($0).trimmed }
    let sample = try column(labels, context)
    let declared = value(of: "Sampling Rate (Hz)", in: context.head)
    let rateHz = try context.samplingRateHz(inFile: declared.flatMap { Double($0) })
    var remarks = Remarks()
    let unitMv = context.options.valueUnit?.millivolts
    if unitMv == nil {
      remarks.note("the gain is not written down: heights are in units of the recorder")
    }
    let samples = try EvenSamples(
      bytes, column: .init(sample: sample, unitMv: unitMv ?? 1), rows: context.rows(),
      context: context, remarks: &remarks)
    let signal = try samples.signal(
      rateHz: rateHz, lead: labels.indices.contains(sample) ? labels[sample] : nil,
      isCalibrated: unitMv != nil, context: context, remarks: &remarks)
    return context.recording(
      .ecg(signal), format: RecordingFormat.bioSPPyText.id, startInFile: nil, remarks: remarks)
  }

  private static func value(of key: String, in head: FileHead) -> String? {
    head.comments.lazy.compactMap { comment in
      let prefix = "# \(key):="
      return comment.hasPrefix(prefix) ? String(comment.dropFirst(prefix.count)).trimmed : nil
    }.first
  }

  /// The column that the person chose, or that of the first label with ECG in it.
  private static func column(
    _ labels: [String], _ context: ReadingContext
  ) throws(IngestError) -> Int {
    if let chosen = context.options.valueColumn {
      return try context.column(
        chosen, among: labels, count: max(labels.count, context.head.header.count))
    }
    guard let column = labels.firstIndex(where: { $0.uppercased().contains("ECG") }) else {
      throw context.error(
        .missingColumn("of an ECG", header: labels),
        remedy: "If one of the columns is an ECG, choose it by its number, as in"
          + " --value-column 1 --format biosppy-text")
    }
    return column
  }
}
