public import HRVModel

extension StudyDocument {
  /// The answer on a page, for a terminal: what was asked, what there was, what was found and
  /// what it means, then what stands in the way, what to bear in mind, and the disclaimer.
  ///
  /// What stands beside the answer follows the verdict, in short or, with `isDetailed`, in full.
  /// Lines are at most `widthColumns` columns wide where words allow.
  public static func text(
    _ result: StudyResult, disclaimer: String, style: TextStyle = .plain, widthColumns: Int = 88,
    isDetailed: Bool = false
  ) -> String {
    let answer = StudyAnswer(result: result)
    let page = Page(style: style, widthColumns: widthColumns)
    var text = page.line(.init(label: "Question", paragraphs: [answer.question]))
    let facts = [
      answer.origin, answer.data, answer.design, answer.dose, answer.exposure,
      answer.adjustment, answer.analysisCount, answer.plan, answer.independence, answer.noise,
      answer.effect, answer.randomisation,
      answer.worthwhile, answer.detectable,
    ]
    for line in facts.compactMap({ $0 }) { text += page.line(line) }
    text += "\n" + page.verdict(answer) + "\n"
    if let settling = answer.settling {
      text += page.line(.init(label: "What would settle it", paragraphs: [settling]))
    }
    for refusal in result.refusals {
      text += page.line(
        .init(
          label: "Refused",
          paragraphs: [
            "\(refusal.finding) (rule \(refusal.rule)).", "What would lift it: \(refusal.remedy).",
          ]), .warning)
    }
    for beside in answer.beside(inFull: isDetailed) {
      if !text.hasSuffix("\n\n") { text += "\n" }
      text += style.apply(.bold, to: beside.heading) + "\n"
      for line in beside.lines { text += page.line(line) }
      text += "\n"
    }
    if let assumptions = answer.assumptions { text += page.line(assumptions) }
    if !result.data.excluded.isEmpty {
      let files = result.data.excluded.map { "\($0.file): \($0.reason)" }
      text += page.line(.init(label: "Left out", paragraphs: files))
    }
    if !result.warnings.isEmpty {
      text += page.line(.init(label: "Bear in mind", paragraphs: result.warnings))
    }
    return text + "\n" + page.wrapped(disclaimer, indent: 0)
  }
}
