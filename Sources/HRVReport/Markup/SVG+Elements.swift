extension Markup where Dialect == SVGDialect {
  /// A straight line.
  static func line(
    from: Point, to: Point, class name: StaticString, title: String? = nil
  ) -> SVG {
    titled(
      "line",
      [
        "class": "\(name)", "x1": from.x.coordinate, "y1": from.y.coordinate,
        "x2": to.x.coordinate, "y2": to.y.coordinate,
      ], title)
  }

  /// A rectangle. Negative sizes are taken as none.
  static func rectangle(_ box: Box, class name: StaticString, title: String? = nil) -> SVG {
    titled(
      "rect",
      [
        "class": "\(name)", "x": box.left.coordinate, "y": box.top.coordinate,
        "width": max(0, box.width).coordinate, "height": max(0, box.height).coordinate,
      ], title)
  }

  /// A circle.
  static func circle(
    _ centre: Point, radius: Double, class name: StaticString, title: String? = nil
  ) -> SVG {
    titled(
      "circle",
      [
        "class": "\(name)", "cx": centre.x.coordinate, "cy": centre.y.coordinate,
        "r": radius.coordinate,
      ], title)
  }

  /// A path.
  ///
  /// - Parameter reading: how its values are read back where a pointer rests on it.
  static func path(
    _ path: PathData, class name: StaticString, title: String? = nil, reading: Reading? = nil
  ) -> SVG {
    titled(
      "path",
      [
        "class": "\(name)", "d": path.text, "data-axes": reading?.text, "data-x": reading?.x,
        "data-y": reading?.y,
      ], title)
  }

  /// What of `pieces` lies in `box`; places stay what they are.
  static func clipped(to box: Box, _ pieces: [SVG]) -> SVG {
    let place = [box.left, box.top, box.width, box.height].map(\.coordinate)
    return .element(
      "svg",
      [
        "x": place[0], "y": place[1], "width": place[2], "height": place[3],
        "viewBox": place.joined(separator: " "), "aria-hidden": "true",
      ], pieces)
  }

  /// A path as wide as `width`.
  static func stroke(_ path: PathData, width: Double, class name: StaticString) -> SVG {
    .void(
      "path", ["class": "\(name)", "d": path.text, "stroke-width": width.coordinate])
  }

  /// A label at a point.
  static func label(
    _ text: String, at point: Point, anchor: TextAnchor = .start, class name: StaticString = "tick"
  ) -> SVG {
    .element(
      "text",
      [
        "class": "\(name)", "x": point.x.coordinate, "y": point.y.coordinate,
        "text-anchor": anchor.rawValue,
      ], [.text(text)])
  }

  /// An ellipse whose long half-axis points up to the right.
  static func risingEllipse(
    _ centre: Point, along: Double, across: Double, class name: StaticString
  ) -> SVG {
    .void(
      "ellipse",
      [
        "class": "\(name)", "cx": centre.x.coordinate, "cy": centre.y.coordinate,
        "rx": along.coordinate, "ry": across.coordinate,
        "transform": "rotate(-45 \(centre.x.coordinate) \(centre.y.coordinate))",
      ])
  }

  /// An element that shows `title` when a pointer rests on it.
  private static func titled(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?>, _ title: String?
  ) -> SVG {
    guard let title else { return .void(name, attributes) }
    return .element(name, attributes, [.element("title", [:], [.text(title)])])
  }
}

/// On which side of its point a label lies.
enum TextAnchor: String {
  case start
  case middle
  case end
}

extension Double {
  fileprivate var coordinate: String { NumberText.coordinate(self) }
}
