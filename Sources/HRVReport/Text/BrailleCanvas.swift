/// A drawing of dots for a terminal: two columns and four rows of them in a character.
///
/// - Source: The Unicode Standard, Braille Patterns, U+2800–U+28FF.
struct BrailleCanvas {
  /// The number of dots across.
  let width: Int
  /// The number of dots down.
  let height: Int
  private let columns: Int
  private var cells: [UInt8]

  /// An empty drawing of so many characters.
  init(columns: Int, rows: Int) {
    self.columns = max(1, columns)
    width = self.columns * 2
    height = max(1, rows) * 4
    cells = Array(repeating: 0, count: self.columns * max(1, rows))
  }

  /// Sets a dot; the first is at the upper left. Dots outside are left out.
  mutating func dot(_ x: Int, _ y: Int) {
    guard (0..<width).contains(x), (0..<height).contains(y) else { return }
    let bits: [[UInt8]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]
    cells[y / 4 * columns + x / 2] |= bits[y % 4][x % 2]
  }

  /// A straight line between two dots.
  mutating func line(_ from: (x: Int, y: Int), _ to: (x: Int, y: Int)) {
    let steps = max(abs(to.x - from.x), abs(to.y - from.y))
    for step in 0...steps {
      let part = steps == 0 ? 0 : Double(step) / Double(steps)
      dot(
        from.x + Int((Double(to.x - from.x) * part).rounded()),
        from.y + Int((Double(to.y - from.y) * part).rounded()))
    }
  }

  /// The characters, a line each, from the top.
  var lines: [String] {
    stride(from: 0, to: cells.count, by: columns).map { start in
      var line = ""
      for cell in cells[start..<start + columns] {
        // Every value of a byte is a pattern.
        line.unicodeScalars.append(Unicode.Scalar(0x2800 + UInt32(cell)) ?? " ")
      }
      return line
    }
  }
}
