/// A mark with its meaning.
struct LegendEntry {
  /// The shape of a mark.
  enum Shape {
    case line
    case dot
    case cross
    case box
    /// A box with the strokes of a form.
    case textured(Texture)
    /// A box that is hatched as unknown days are.
    case hatched
    /// A low bar.
    case low
    /// A dot that a stroke with round ends makes.
    case spot
    /// A short upright stroke.
    case tick
    /// Nothing: the text stands for itself.
    case note
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
    case .box: .rectangle(Self.box, class: style)
    case .textured(let texture): strokes(texture, distance: 5, class: "texture")
    case .hatched: strokes(.falling, distance: 5, class: "hatching")
    case .low: .rectangle(Box(left: 2, top: 10, right: 20, bottom: 13), class: style)
    case .spot: .path(.spot(at: Point(11, 9)), class: style)
    case .tick: .line(from: Point(11, 4), to: Point(11, 11), class: style)
    case .note: .group([])
    }
  }

  private static let box = Box(left: 2, top: 1, right: 20, bottom: 13)

  private func strokes(_ texture: Texture, distance: Double, class name: StaticString) -> SVG {
    var path = PathData()
    texture.add(to: &path, in: Self.box, distance: distance)
    return .group([.rectangle(Self.box, class: style), .path(path, class: name)])
  }
}
