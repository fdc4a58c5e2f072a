/// The frame of a chart: the area for data, and axes with grid, marks and units around it.
struct Axes {
  let plot: Box
  let x: Scale
  let y: Scale

  /// Axes on `plot` over the two domains; `y` grows upwards.
  init(plot: Box, x: ClosedRange<Double>, y: ClosedRange<Double>) {
    self.plot = plot
    self.x = Scale(x, from: plot.left, to: plot.right)
    self.y = Scale(y, from: plot.bottom, to: plot.top)
  }

  /// The place of a pair of values.
  func point(_ xValue: Double, _ yValue: Double) -> Point { Point(x(xValue), y(yValue)) }

  /// Horizontal lines with their values, and what they are, with the unit, above.
  func vertical(_ ticks: Ticks, title: String) -> [SVG] {
    var parts = [SVG.label(title, at: Point(0, plot.top - 12), class: "axis")]
    for value in ticks.values {
      let height = y(value)
      parts.append(
        .line(from: Point(plot.left, height), to: Point(plot.right, height), class: "grid"))
      parts.append(
        .label(ticks.label(value), at: Point(plot.left - 7, height + 4.5), anchor: .end))
    }
    return parts
  }

  /// Values along the lower edge, and what they are, with the unit, below.
  func horizontal(_ ticks: Ticks, title: String) -> [SVG] {
    horizontal(ticks.values.map { ($0, ticks.label($0)) }, title: title)
  }

  /// Labelled places along the lower edge.
  func horizontal(_ marks: [(value: Double, label: String)], title: String) -> [SVG] {
    var parts = [
      SVG.line(
        from: Point(plot.left, plot.bottom), to: Point(plot.right, plot.bottom), class: "base")
    ]
    for mark in marks {
      let place = x(mark.value)
      parts.append(
        .line(from: Point(place, plot.bottom), to: Point(place, plot.bottom + 5), class: "base"))
      parts.append(.label(mark.label, at: Point(place, plot.bottom + 19), anchor: .middle))
    }
    if !title.isEmpty {
      let middle = (plot.left + plot.right) / 2
      parts.append(
        .label(title, at: Point(middle, plot.bottom + 39), anchor: .middle, class: "axis"))
    }
    return parts
  }

  /// The room that the labels of a vertical axis need to its left.
  static func margin(for ticks: Ticks) -> Double {
    Double(ticks.values.map { ticks.label($0).count }.max() ?? 1) * 8 + 12
  }
}
