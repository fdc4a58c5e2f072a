/// A row of a list as a few lines, where a terminal is too narrow for a table.
enum DatedBlock {
  /// The heading, and under it, moved right, the lines that are not empty, wrapped.
  static func text(_ heading: String, _ lines: [String], widthColumns: Int) -> String {
    let body = lines.filter { !$0.isEmpty }.flatMap {
      Wrapping.lines(of: VisibleText.line($0), width: widthColumns - 4)
    }
    return
      (Wrapping.lines(of: VisibleText.line(heading), width: widthColumns)
      + body.map { "    " + $0 }).joined(separator: "\n") + "\n"
  }
}
