internal import HRVModel

/// The lines that say which recording a text is about, and how good it is.
enum RecordingHeading {
  static func text(
    _ inspected: InspectedRecording, _ style: TextStyle, _ widthColumns: Int
  ) -> String {
    let (recording, analysis) = (inspected.recording, inspected.analysis)
    let start = recording.start.map { "\($0.timestamp.readable) (\($0.source.text))" }
    var table = TextTable([.init(""), .init("", wraps: true)], indent: 2)
    let files = recording.provenance.files
    if files.count > 1 { table.append(["files joined", FileNames(files).listing]) }
    if let obstacle = inspected.obstacle {
      table.append(["not joined", "to another before it: \(obstacle)"])
    }
    table.append(["format", recording.provenance.formatID])
    table.append(["device", recording.provenance.device ?? "unknown"])
    table.append(["start", start ?? "unknown"])
    table.append(["signal", recording.signalText])
    table.append(["duration", DurationText.words(recording.durationS)])
    if let analysis {
      table.append(["beats", beats(analysis)])
      if let ecg = analysis.ecg { table.append(["types", ecg.typesText]) }
      if let rhythm = analysis.rhythm.text { table.append(["rhythm", rhythm]) }
      table.append(["corrected", corrected(analysis)])
    }
    table.append(["gaps", gaps(inspected.gaps)])
    if let error = inspected.error { table.append(["no metrics", error.message]) }
    let file = VisibleText.line(recording.provenance.file)
    return style.apply(.bold, to: file) + "\n"
      + table.text(widthColumns: widthColumns, style: style)
  }

  private static func beats(_ analysis: RecordingAnalysis) -> String {
    let count = NumberText.count(analysis.beatCount)
    return analysis.ecg.map { "\(count) found, \($0.keptText)" } ?? count
  }

  private static func corrected(_ analysis: RecordingAnalysis) -> String {
    "\(NumberText.count(analysis.correctedBeats)) of"
      + " \(counted(analysis.nn.recordedCount, "interval"))"
      + " (\(NumberText.percent(analysis.nn.correctedFraction))), method \(analysis.correction)"
  }

  private static func gaps(_ gaps: [Gap]) -> String {
    guard !gaps.isEmpty else { return "none" }
    let lastS = gaps.reduce(0) { $0 + $1.durationS }
    return "\(NumberText.count(gaps.count)), \(DurationText.words(lastS)) in all"
  }
}
