public import HRVModel

extension StudyDocument {
  /// The answer on a page, for a terminal: what was asked, what there was, what was found and
  /// what it means, then what stands in the way, what to bear in mind, and the disclaimer.
  ///
  /// Lines are at most `widthColumns` columns wide where words allow.
  public static func text(
    _ result: StudyResult, disclaimer: String, style: TextStyle = .plain, widthColumns: Int = 88
  ) -> String {
    let answer = StudyAnswer(result: result)
    let page = Page(style: style, widthColumns: widthColumns)
    var text = page.line(.init(label: "Question", paragraphs: [answer.question]))
    let facts = [
      answer.origin, answer.data, answer.design, answer.dose, answer.exposure,
      answer.adjustment, answer.analysisCount, answer.independence, answer.noise, answer.effect,
      answer.worthwhile, answer.detectable,
    ]
    for line in facts.compactMap({ $0 }) { text += page.line(line) }
    text += "\n" + page.verdict(answer) + "\n"
    for refusal in result.refusals {
      text += page.line(
        .init(
          label: "Refused",
          paragraphs: [
            "\(refusal.finding) (rule \(refusal.rule)).", "What would lift it: \(refusal.remedy).",
          ]), .warning)
    }
    for line in [answer.correlations, answer.assumptions].compactMap({ $0 }) {
      text += page.line(line)
    }
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

extension StudyDocument {
  /// Labels in a column of their own, text beside them.
  private struct Page {
    let style: TextStyle
    let widthColumns: Int
    private let labelWidth = 14

    func line(_ line: StudyAnswer.Line, _ emphasis: TextStyle.Emphasis = .bold) -> String {
      let label = style.apply(emphasis, to: line.label)
      var text = ""
      for (index, paragraph) in line.paragraphs.filter({ !$0.isEmpty }).enumerated() {
        let body = wrapped(paragraph, indent: labelWidth)
        let fits = line.label.count < labelWidth
        if index > 0 {
          text += body
        } else if fits {
          text += label + String(body.dropFirst(line.label.count))
        } else {
          text += label + "\n" + body
        }
      }
      return text
    }

    func verdict(_ answer: StudyAnswer) -> String {
      let text = "\(answer.verdict). \(answer.verdictMeaning)"
      return line(.init(label: "VERDICT", paragraphs: [text]))
    }

    /// `text` broken into lines that all begin at the column `indent`.
    func wrapped(_ text: String, indent: Int) -> String {
      let margin = String(repeating: " ", count: indent)
      let paragraphs = text.split(separator: "\n", omittingEmptySubsequences: false)
      let lines = paragraphs.flatMap {
        Wrapping.lines(of: VisibleText.line(String($0)), width: max(20, widthColumns - indent))
      }
      return lines.map { $0.isEmpty ? "\n" : margin + $0 + "\n" }.joined()
    }
  }
}
