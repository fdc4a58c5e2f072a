/// The outline of a path, with places to a tenth of a unit.
struct PathData {
  private(set) var text = ""

  mutating func move(to point: Point) { append("M", point) }
  mutating func line(to point: Point) { append("L", point) }
  mutating func close() { text += "Z" }

  /// A dot, which a stroke with round ends makes visible.
  mutating func dot(at point: Point) {
    move(to: point)
    text += "h0"
  }

  /// A rectangle.
  mutating func add(_ box: Box) {
    move(to: Point(box.left, box.bottom))
    line(to: Point(box.left, box.top))
    line(to: Point(box.right, box.top))
    line(to: Point(box.right, box.bottom))
    close()
  }

  private mutating func append(_ command: String, _ point: Point) {
    text += "\(command)\(tenths(point.x)) \(tenths(point.y))"
  }

  private func tenths(_ value: Double) -> String {
    let text = NumberText.fixed(value.isFinite ? value : 0, 1)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

extension PathData {
  /// One dot.
  static func spot(at point: Point) -> PathData {
    var path = PathData()
    path.dot(at: point)
    return path
  }

  /// Two strokes across each other.
  static func cross(at centre: Point, radius: Double) -> PathData {
    var path = PathData()
    path.addCross(at: centre, radius: radius)
    return path
  }

  mutating func addCross(at centre: Point, radius: Double) {
    move(to: Point(centre.x - radius, centre.y - radius))
    line(to: Point(centre.x + radius, centre.y + radius))
    move(to: Point(centre.x - radius, centre.y + radius))
    line(to: Point(centre.x + radius, centre.y - radius))
  }
}
