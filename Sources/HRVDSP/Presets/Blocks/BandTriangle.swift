/// An upper triangle with few diagonals.
struct BandTriangle {
  let width: Int
  var elements: [Double]

  init(rows: Int, width: Int) {
    self.width = width
    elements = [Double](repeating: 0, count: rows * width)
  }

  subscript(row: Int, column: Int) -> Double {
    get { elements[row * width + column] }
    set { elements[row * width + column] = newValue }
  }

  /// The solution of the triangular system.
  func solved(for right: [Double]) -> [Double] {
    var solution = right
    for row in stride(from: right.count - 1, through: 0, by: -1) {
      var rest = right[row]
      for column in 1..<width where row + column < right.count {
        rest -= solution[row + column] * self[row, column]
      }
      solution[row] = rest / self[row, 0]
    }
    return solution
  }
}
