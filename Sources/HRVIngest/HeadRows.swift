/// The cells of the first rows of a file. They lie in one array: of the many small files of a folder,
/// a row each with memory of its own would take longer to make than the file to read.
struct HeadRows: RandomAccessCollection, Sendable {
  private var cells: [String] = []
  private var ends: [Int] = []

  /// One row; its cells count from 0.
  struct Row: RandomAccessCollection, Sendable {
    fileprivate let cells: [String]
    fileprivate let start: Int
    let endIndex: Int

    var startIndex: Int { 0 }
    subscript(cell: Int) -> String {
      precondition(0..<endIndex ~= cell)
      return cells[start + cell]
    }
  }

  /// Adds a row of so many cells.
  mutating func append(_ count: Int, _ cell: (Int) -> String) {
    for i in 0..<count { cells.append(cell(i)) }
    ends.append(cells.count)
  }

  var startIndex: Int { 0 }
  var endIndex: Int { ends.count }
  subscript(row: Int) -> Row {
    let start = row > 0 ? ends[row - 1] : 0
    return Row(cells: cells, start: start, endIndex: ends[row] - start)
  }
}
