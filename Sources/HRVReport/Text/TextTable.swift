/// A table in plain text: columns aligned by what a terminal shows, long cells wrapped.
///
/// Cells may come from files: control characters in them are shown, never obeyed.
///
///     var table = TextTable([.init("format"), .init("reads", wraps: true)])
///     table.append(["plain-rr", "one interval in ms a line"])
///     print(table.text(), terminator: "")
public struct TextTable: Sendable {
  /// One column of a table.
  public struct Column: Hashable, Sendable {
    /// What stands over the column; a table whose titles are all empty has no header.
    public let title: String
    /// The side to which cells are pushed.
    public let alignment: Alignment
    /// Whether cells break into lines when the table would be too wide.
    public let wraps: Bool

    /// Creates a column.
    public init(_ title: String, _ alignment: Alignment = .leading, wraps: Bool = false) {
      self.title = VisibleText.line(title)
      self.alignment = alignment
      self.wraps = wraps
    }
  }

  /// The side to which the cells of a column are pushed.
  public enum Alignment: Hashable, Sendable {
    /// To the left.
    case leading
    /// To the right, as numbers are.
    case trailing
  }

  private struct Row {
    let cells: [String]
    let emphasis: TextStyle.Emphasis
  }

  private let columns: [Column]
  private let indent: Int
  private var rows: [Row] = []

  /// Whether no row was added.
  public var isEmpty: Bool { rows.isEmpty }

  /// Creates a table without rows, moved right by `indent` spaces.
  public init(_ columns: [Column], indent: Int = 0) {
    self.columns = columns
    self.indent = max(0, indent)
  }

  /// Adds a row. Cells that are missing are empty.
  ///
  /// - Precondition: there are not more cells than columns.
  public mutating func append(_ cells: [String]) { append(cells, emphasis: .none) }

  mutating func append(_ cells: [String], emphasis: TextStyle.Emphasis) {
    precondition(cells.count <= columns.count, "\(cells.count) cells, \(columns.count) columns")
    let missing = Array(repeating: "", count: columns.count - cells.count)
    rows.append(Row(cells: cells.map(VisibleText.line) + missing, emphasis: emphasis))
  }

  /// The table: a line for the header if there is one, then the rows, each ended by a line
  /// feed, without spaces at the end.
  ///
  /// When the columns need more than `widthColumns`, those that wrap share what is left (at
  /// least 20 columns each); the others keep their width.
  ///
  /// - Complexity: O(*characters*).
  public func text(widthColumns: Int = 100, style: TextStyle = .plain) -> String {
    let widths = columnWidths(within: widthColumns)
    var text = ""
    if columns.contains(where: { !$0.title.isEmpty }) {
      write(columns.map(\.title), widths, style, .bold, to: &text)
    }
    for row in rows { write(row.cells, widths, style, row.emphasis, to: &text) }
    return text
  }

  private func columnWidths(within widthColumns: Int) -> [Int] {
    var widths = columns.map(\.title.displayWidth)
    for row in rows {
      for (index, cell) in row.cells.enumerated() {
        widths[index] = max(widths[index], cell.displayWidth)
      }
    }
    var wrapping = columns.indices.filter { columns[$0].wraps }
    let spacing = indent + 2 * max(0, columns.count - 1)
    var left = widthColumns - spacing - widths.reduce(0, +)
    guard left < 0 else { return widths }
    left += wrapping.reduce(0) { $0 + widths[$1] }
    // Narrow columns first: what they do not need is shared by those that follow.
    wrapping.sort { (widths[$0], $0) < (widths[$1], $1) }
    for (place, index) in wrapping.enumerated() {
      let share = max(20, left / (wrapping.count - place))
      widths[index] = min(widths[index], share)
      left -= widths[index]
    }
    return widths
  }

  private func write(
    _ cells: [String], _ widths: [Int], _ style: TextStyle, _ emphasis: TextStyle.Emphasis,
    to text: inout String
  ) {
    let lines = zip(cells, widths).map { Wrapping.lines(of: $0, width: $1) }
    for number in 0..<max(1, lines.map(\.count).max() ?? 1) {
      var line = ""
      for (index, cell) in lines.enumerated() {
        let piece = number < cell.count ? cell[number] : ""
        let padding = String(repeating: " ", count: max(0, widths[index] - piece.displayWidth))
        line += columns[index].alignment == .leading ? piece + padding : padding + piece
        if index + 1 < lines.count { line += "  " }
      }
      while line.hasSuffix(" ") { line.removeLast() }
      if !line.isEmpty { text += String(repeating: " ", count: indent) }
      text += style.apply(emphasis, to: line) + "\n"
    }
  }
}
