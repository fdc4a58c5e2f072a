/// Strokes that fill a box, so that fills differ by more than their colour.
enum Texture {
  case none
  case rising
  case across
  case falling
  case upright

  /// Adds the strokes inside `box`, `distance` apart; they keep their places when the box moves along
  /// the drawing, so that boxes in a row look like one.
  func add(to path: inout PathData, in box: Box, distance: Double) {
    guard box.width > 0.5, box.height > 0.5 else { return }
    switch self {
    case .none: return
    case .across:
      for y in Self.places(box.top, box.bottom, distance) {
        path.move(to: Point(box.left, y))
        path.line(to: Point(box.right, y))
      }
    case .upright:
      let x = (box.left + box.right) / 2
      path.move(to: Point(x, box.top))
      path.line(to: Point(x, box.bottom))
    case .rising: Self.addSlanted(to: &path, in: box, distance: distance, slope: -1)
    case .falling: Self.addSlanted(to: &path, in: box, distance: distance, slope: 1)
    }
  }

  /// Lines at 45° on which `y − slope·x` is a multiple of `distance`, clipped to the box.
  private static func addSlanted(
    to path: inout PathData, in box: Box, distance: Double, slope: Double
  ) {
    let (first, last) = (-slope * box.left, -slope * box.right)
    for level in places(box.top + min(first, last), box.bottom + max(first, last), distance) {
      let (upper, lower) = ((box.top - level) / slope, (box.bottom - level) / slope)
      let left = max(box.left, min(upper, lower))
      let right = min(box.right, max(upper, lower))
      guard left < right else { continue }
      path.move(to: Point(left, level + slope * left))
      path.line(to: Point(right, level + slope * right))
    }
  }

  /// The multiples of `distance` strictly between two places.
  private static func places(
    _ first: Double, _ last: Double, _ distance: Double
  ) -> some Sequence<Double> {
    let start = (first / distance).rounded(.down) + 1
    return stride(from: start * distance, to: last, by: distance)
  }
}
