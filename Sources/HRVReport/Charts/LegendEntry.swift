/// A mark with its meaning.
struct LegendEntry {
  /// The shape of a mark.
  enum Shape {
    case line
    case dot
    case cross
    case box
  }

  let shape: Shape
  let style: StaticString
  let text: String

  init(_ shape: Shape, _ style: StaticString, _ text: String) {
    self.shape = shape
    self.style = style
    self.text = text
  }

  /// The mark, drawn as in the chart.
  var mark: SVG {
    switch shape {
    case .line: .line(from: Point(1, 7), to: Point(21, 7), class: style)
    case .dot: .circle(Point(11, 7), radius: 4, class: style)
    case .cross: .path(.cross(at: Point(11, 7), radius: 4), class: style)
    case .box: .rectangle(Box(left: 2, top: 1, right: 20, bottom: 13), class: style)
    }
  }
}
