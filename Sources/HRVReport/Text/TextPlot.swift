/// A chart for a terminal, in characters: an area of dots with values on its left and marks below.
struct TextPlot {
  /// The range of the values across.
  let x: ClosedRange<Double>
  /// The marks of the values up, of which the outermost are the ends.
  let y: Ticks
  private let labels: Int
  private let columns: Int
  private let widthColumns: Int
  private var canvas: BrailleCanvas

  /// An empty chart.
  ///
  /// - Parameters:
  ///   - widthColumns: the width of the whole.
  ///   - rows: the height of the area.
  init(x: ClosedRange<Double>, y: ClosedRange<Double>, widthColumns: Int, rows: Int = 8) {
    self.x = x
    let ticks = Ticks.covering(y, about: 3)
    self.y = ticks
    self.widthColumns = widthColumns
    labels = ticks.values.map { ticks.label($0).displayWidth }.max() ?? 1
    columns = max(20, widthColumns - labels - 4)
    canvas = BrailleCanvas(columns: columns, rows: rows)
  }

  /// The column of dots of a value.
  func column(_ value: Double) -> Int { place(value, x, canvas.width) }

  private func row(_ value: Double) -> Int {
    canvas.height - 1 - place(value, y.domain, canvas.height)
  }

  private func place(_ value: Double, _ range: ClosedRange<Double>, _ count: Int) -> Int {
    let width = range.upperBound - range.lowerBound
    guard width > 0, value.isFinite else { return count / 2 }
    let share = min(max((value - range.lowerBound) / width, -1), 2)
    return Int((share * Double(count - 1)).rounded())
  }

  /// A dot.
  mutating func dot(_ xValue: Double, _ yValue: Double) {
    canvas.dot(column(xValue), row(yValue))
  }

  /// A line through points.
  mutating func line(_ points: [(x: Double, y: Double)]) {
    guard let first = points.first else { return }
    if points.count == 1 { return dot(first.x, first.y) }
    for (from, to) in zip(points, points.dropFirst()) {
      canvas.line((column(from.x), row(from.y)), (column(to.x), row(to.y)))
    }
  }

  /// The chart under its title; `marks` stand below their places, as far as they have room.
  func text(title: String, marks: [(value: Double, label: String)]) -> String {
    let lines = canvas.lines
    var named: [Int: String] = [:]
    for value in y.values { named[min(lines.count - 1, row(value) / 4)] = y.label(value) }
    var text = Wrapping.lines(of: title, width: widthColumns - 2).map { "  \($0)\n" }.joined()
    for (number, line) in lines.enumerated() {
      let label = named[number] ?? ""
      text += "  " + String(repeating: " ", count: labels - label.displayWidth) + label
      text += (label.isEmpty ? "│" : "┤") + line + "\n"
    }
    text += "  " + String(repeating: " ", count: labels) + "└"
    text += String(repeating: "─", count: columns) + "\n"
    return text + under(marks.map { (column($0.value) / 2, $0.label) })
  }

  /// A line below the area, each piece centred on its column of characters as far as the width lets it.
  private func under(_ pieces: [(column: Int, label: String)]) -> String {
    var line = ""
    for (column, label) in pieces {
      let centred = labels + 3 + column - label.displayWidth / 2
      let start = max(0, min(centred, widthColumns - label.displayWidth))
      guard start >= line.displayWidth + (line.isEmpty ? 0 : 1) else { continue }
      line += String(repeating: " ", count: start - line.displayWidth) + label
    }
    return line + "\n"
  }

  /// A line of one character for each column of the area, and what it is: behind it, or below where there
  /// is no room.
  func strip(_ name: String, _ character: (ClosedRange<Double>) -> Character) -> String {
    let width = (x.upperBound - x.lowerBound) / Double(columns)
    let cells = (0..<columns).map { column in
      let start = x.lowerBound + Double(column) * width
      return character(start...(start + width))
    }
    let strip = String(repeating: " ", count: labels + 3) + String(cells)
    let hasRoom = strip.displayWidth + 2 + name.displayWidth <= widthColumns
    return strip + (hasRoom ? "  " : "\n" + String(repeating: " ", count: labels + 3)) + name + "\n"
  }
}
