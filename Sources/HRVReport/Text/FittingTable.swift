/// A table whose columns make way for one another where the terminal is narrow.
struct FittingTable {
  /// A column: its cells, and what it gives up first.
  struct Column {
    /// What stands over it.
    let title: String
    /// What stands over it where there is little room.
    let shortTitle: String
    /// Its cells, one a row.
    let cells: [String]
    let alignment: TextTable.Alignment
    /// Where it is in the order in which columns are left out, from 1; nil for one that stays.
    let leaves: Int?

    init(
      _ title: String, short: String? = nil, alignment: TextTable.Alignment = .trailing,
      leaves: Int? = nil, _ cells: [String]
    ) {
      self.title = title
      shortTitle = short ?? title
      self.cells = cells
      self.alignment = alignment
      self.leaves = leaves
    }
  }

  let columns: [Column]
  var indent = 2

  /// The table, and the short titles of the columns that were left out: with long titles if they fit,
  /// else with short ones, else without the columns that leave first.
  func text(widthColumns: Int, style: TextStyle) -> (text: String, left: [String]) {
    if width(columns, \.title) <= widthColumns { return (text(columns, \.title, style), []) }
    var kept = columns
    var left: [String] = []
    for next in columns.compactMap(\.leaves).sorted() {
      guard width(kept, \.shortTitle) > widthColumns else { break }
      left += kept.filter { $0.leaves == next }.map(\.shortTitle)
      kept.removeAll { $0.leaves == next }
    }
    return (text(kept, \.shortTitle, style), left)
  }

  private func width(_ columns: [Column], _ title: KeyPath<Column, String>) -> Int {
    columns.reduce(indent - 2) { sum, column in
      sum + 2
        + column.cells.reduce(column[keyPath: title].displayWidth) { max($0, $1.displayWidth) }
    }
  }

  private func text(
    _ columns: [Column], _ title: KeyPath<Column, String>, _ style: TextStyle
  ) -> String {
    var table = TextTable(
      columns.map { .init($0[keyPath: title], $0.alignment) }, indent: indent)
    for row in 0..<(columns.first?.cells.count ?? 0) { table.append(columns.map { $0.cells[row] }) }
    return table.text(widthColumns: .max, style: style)
  }
}
