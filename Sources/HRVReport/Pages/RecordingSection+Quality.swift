internal import HRVModel

extension RecordingSection {
  /// A verdict with its reasons, then how much there is, and how much of it was corrected or is
  /// missing.
  var quality: HTML {
    let judged = RecordingQuality(analysis)
    let nn = analysis.nn
    func item(_ number: String, _ text: String) -> HTML {
      .element("li", [:], [.element("b", [:], [.text(number)]), .text(" " + text)])
    }
    let gaps = analysis.gaps.count
    let items = [
      item(DurationText.words(analysis.durationS), "recorded"),
      item(NumberText.count(analysis.beatCount), analysis.beatCount == 1 ? "beat" : "beats"),
      item(
        NumberText.percent(nn.correctedFraction),
        "of intervals corrected (\(NumberText.count(nn.audit.count))"
          + " of \(NumberText.count(nn.recordedCount)))"),
      item(
        gaps == 0 ? "no" : NumberText.count(gaps),
        gaps == 0
          ? "gaps" : (gaps == 1 ? "gap, " : "gaps, ") + DurationText.words(analysis.gapS)),
    ]
    let name = HTML.element(
      "p", ["class": "grade"],
      [.text("Quality of the recording: "), .element("b", [:], [.text(judged.grade.text)])])
    let reasons =
      judged.objections.isEmpty ? [] : [HTML.list(judged.objections.map { .text($0.text) })]
    let style = judged.grade == .good ? "panel verdict" : "panel verdict careful"
    return .element(
      "section", ["class": style], [name] + reasons + [.element("ul", ["class": "quality"], items)])
  }
}
