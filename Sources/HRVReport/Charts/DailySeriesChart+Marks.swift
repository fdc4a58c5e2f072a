internal import HRVModel

extension DailySeriesChart {
  /// The most days that are drawn with a text each.
  static let singleMarks = 800

  func points(_ axes: Axes) -> [SVG] {
    let radius = axes.plot.width / Double(max(1, result.days.count)) > 5 ? 3.6 : 2.6
    guard result.days.count <= Self.singleMarks else {
      var path = PathData()
      for day in result.days {
        if let outcome = day.outcome { path.dot(at: axes.point(number(day.day), outcome)) }
      }
      return [.path(path, class: "dots")]
    }
    let unit = result.outcome.unit
    return result.days.compactMap { day in
      guard let outcome = day.outcome else { return nil }
      let value = NumberText.with(unit: unit, NumberText.display(outcome))
      return .circle(
        axes.point(number(day.day), outcome), radius: radius, class: "day",
        title: "\(day.day): \(value); \(Self.intakeText(day))")
    }
  }

  /// The mean of each day and the six before it, where at least three of them have a value;
  /// the line breaks where they have not.
  func mean(_ axes: Axes) -> SVG {
    var path = PathData()
    var isDrawing = false
    for (index, day) in result.days.enumerated() {
      let since = day.day.advanced(by: -6)
      let values = result.days[max(0, index - 6)...index].filter { $0.day >= since }
        .compactMap(\.outcome)
      guard values.count >= 3 else {
        isDrawing = false
        continue
      }
      let point = axes.point(number(day.day), values.reduce(0, +) / Double(values.count))
      if isDrawing { path.line(to: point) } else { path.move(to: point) }
      isDrawing = true
    }
    return .path(path, class: "mean")
  }

  /// A short stroke on the lower edge for each day without a point.
  func absences(_ axes: Axes) -> [SVG] {
    var path = PathData()
    for day in result.days where day.outcome == nil {
      let place = Point(axes.x(number(day.day)), axes.plot.bottom)
      path.move(to: Point(place.x, place.y - 7))
      path.line(to: place)
    }
    return path.text.isEmpty ? [] : [.path(path, class: "absent")]
  }

  func exposure(_ axes: Axes) -> SVG {
    var path = PathData()
    var isDrawing = false
    for day in result.days {
      guard let mg = day.exposureMgPerDay else {
        isDrawing = false
        continue
      }
      let point = axes.point(number(day.day), mg)
      if isDrawing { path.line(to: point) } else { path.move(to: point) }
      isDrawing = true
    }
    return .path(path, class: "exposure")
  }

  /// Days of unknown intake as hatched bands through both panels, with a question mark below.
  func unknownDays(_ upper: Axes, _ lower: Axes) -> [SVG] {
    var bands: [SVG] = []
    var hatching = PathData()
    for (first, last) in result.days.stretches(where: { $0.intake == .unknown }) {
      let left = upper.x(number(first.day) - 0.5)
      let right = max(upper.x(number(last.day) + 0.5), left + 1.5)
      let dates = first.day == last.day ? "\(first.day)" : "\(first.day) to \(last.day)"
      let box = Box(left: left, top: upper.plot.top, right: right, bottom: lower.plot.bottom)
      bands.append(.rectangle(box, class: "unknown", title: "\(dates): intake unknown"))
      Texture.falling.add(to: &hatching, in: box, distance: 8)
      let place = Point((left + right) / 2, lower.plot.bottom - 6)
      bands.append(.label("?", at: place, anchor: .middle, class: "halo"))
    }
    return hatching.text.isEmpty ? bands : [.path(hatching, class: "hatching")] + bands
  }

  func switches(_ upper: Axes, _ lower: Axes) -> [SVG] {
    result.design.switchDays.filter { $0 >= first && $0 <= last }.map { day in
      let x = upper.x(number(day) - 0.5)
      return .line(
        from: Point(x, upper.plot.top - 4), to: Point(x, lower.plot.bottom), class: "switch",
        title: "\(day): supplements begin or end")
    }
  }

  var numbers: [HTML] {
    let rows = result.days.map { day in
      [
        day.day.description, day.outcome.map(NumberText.display) ?? "—",
        day.intake.elementalMg.map(NumberText.plain) ?? "unknown", Self.intakeText(day),
        day.exposureMgPerDay.map(NumberText.display) ?? "unknown",
      ]
    }
    let unit = result.outcome.unit.isEmpty ? "" : " " + result.outcome.unit
    return [
      .numbers(
        caption: "Every day of the study",
        header: ["day", result.outcome.symbol + unit, "taken mg", "taken as", "exposure mg/d"],
        rows: rows)
    ]
  }
}
