extension StudyDocument {
  /// Labels in a column of their own, text beside them.
  struct Page {
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
