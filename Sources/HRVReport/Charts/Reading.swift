/// How a drawn line is read back: its axes, and the units of both. A page shows the value under the
/// pointer by it.
struct Reading {
  let axes: Axes
  /// The unit across; `clock` for seconds that are shown as a time.
  let x: String
  /// The unit up.
  let y: String

  /// Left and right with their values, bottom and top with theirs.
  var text: String {
    [
      NumberText.coordinate(axes.x.start), NumberText.coordinate(axes.x.end),
      NumberText.exact(axes.x.domain.lowerBound), NumberText.exact(axes.x.domain.upperBound),
      NumberText.coordinate(axes.y.start), NumberText.coordinate(axes.y.end),
      NumberText.exact(axes.y.domain.lowerBound), NumberText.exact(axes.y.domain.upperBound),
    ].joined(separator: " ")
  }
}
