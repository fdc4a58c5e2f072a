internal import HRVModel

/// The lines that say which recording a text is about, and how good it is.
enum RecordingHeading {
  static func text(
    _ analysis: RecordingAnalysis, _ style: TextStyle, _ widthColumns: Int
  ) -> String {
    let recording = analysis.recording
    let start = recording.start.map { "\($0.timestamp.readable) (\($0.source.text))" }
    let corrected =
      "\(NumberText.count(analysis.correctedBeats)) of"
      + " \(counted(analysis.nn.recordedCount, "interval"))"
      + " (\(NumberText.percent(analysis.nn.correctedFraction))), method \(analysis.correction)"
    var table = TextTable([.init(""), .init("", wraps: true)], indent: 2)
    table.append(["format", recording.provenance.formatID])
    table.append(["device", recording.provenance.device ?? "unknown"])
    table.append(["start", start ?? "unknown"])
    table.append(["signal", analysis.signalText])
    table.append(["duration", DurationText.words(analysis.durationS)])
    table.append(["beats", NumberText.count(analysis.beatCount)])
    table.append(["corrected", corrected])
    table.append(["gaps", gaps(of: analysis)])
    let file = VisibleText.line(recording.provenance.file)
    return style.apply(.bold, to: file) + "\n"
      + table.text(widthColumns: widthColumns, style: style)
  }

  private static func gaps(of analysis: RecordingAnalysis) -> String {
    guard !analysis.gaps.isEmpty else { return "none" }
    return "\(NumberText.count(analysis.gaps.count)), \(DurationText.words(analysis.gapS)) in all"
  }
}
