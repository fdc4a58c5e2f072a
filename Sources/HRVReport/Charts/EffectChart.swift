internal import HRVModel

/// The effect with its interval against no difference and against what would be worthwhile.
struct EffectChart: Chart {
  let effect: TestResult
  /// The smallest worthwhile change, in the unit of the effect.
  let worthwhile: Double?
  /// The smallest effect that the record would mostly have shown, in the unit of the effect.
  let detectable: Double?
  /// What was measured, and for what dose.
  let subject: String
  let name = "effect"
  let title = "The effect against what would matter"
  let sizes: [ChartSize] = [.wide(height: 190), .compact(height: 190)]

  /// Nil when there is no effect.
  init?(_ answer: StudyAnswer) {
    guard let effect = answer.result.effect else { return nil }
    self.effect = effect
    worthwhile = answer.result.smallestWorthwhileChange.flatMap { $0.isFinite && $0 > 0 ? $0 : nil }
    detectable = answer.result.minimumDetectableEffect.flatMap { $0.isFinite && $0 > 0 ? $0 : nil }
    subject = "\(answer.effectSubject), \(answer.perDose)"
  }

  var summary: String {
    var text = "The estimate is \(StudyAnswer.estimateText(effect))"
    if let interval = effect.interval {
      text += ", its interval runs from \(signed(interval.lower)) to \(signed(interval.upper))"
    }
    if let worthwhile { text += "; changes of \(bothWays(worthwhile, "to")) would not matter" }
    if let detectable { text += "; \(bothWays(detectable, "or")) would mostly have shown" }
    return text + "."
  }

  var legend: [LegendEntry] {
    var entries = [LegendEntry(.dot, "estimate", "estimate")]
    if let interval = effect.interval {
      let level = NumberText.plain(interval.level * 100)
      entries.append(.init(.line, "interval", "\(level)\u{A0}% interval"))
    }
    if worthwhile != nil { entries.append(.init(.box, "trivial", "too small to matter")) }
    if detectable != nil {
      entries.append(.init(.line, "detectable", "smallest effect this record would mostly show"))
    }
    return entries
  }

  func drawing(_ size: ChartSize) -> [SVG] {
    let plot = Box(left: 16, top: 16, right: size.width - 16, bottom: size.height - 46)
    let ticks = Ticks.covering(-reach...reach, about: size.tickCount)
    let axes = Axes(plot: plot, x: ticks.domain, y: 0...1)
    let unit = effect.unit.isEmpty ? "" : ", " + effect.unit
    let marks = ticks.values.map { ($0, ($0 > 0 ? "+" : "") + ticks.label($0)) }
    return trivialBand(axes) + axes.horizontal(marks, title: "difference in \(subject)\(unit)")
      + [.line(from: axes.point(0, 0), to: axes.point(0, 1), class: "zero")]
      + detectableMarks(axes) + intervalMarks(axes)
  }

  /// The greatest distance from 0 that is drawn.
  private var reach: Double {
    let ends = effect.interval.map { [abs($0.lower), abs($0.upper)] } ?? []
    return max(
      [abs(effect.estimate), worthwhile ?? 0, detectable ?? 0, 1e-9].max() ?? 1, ends.max() ?? 0)
  }

  private func trivialBand(_ axes: Axes) -> [SVG] {
    guard let worthwhile else { return [] }
    let box = Box(
      left: axes.x(mirrored(worthwhile)), top: axes.plot.top, right: axes.x(worthwhile),
      bottom: axes.plot.bottom)
    return [.rectangle(box, class: "trivial", title: bothWays(worthwhile, "to"))]
  }

  private func detectableMarks(_ axes: Axes) -> [SVG] {
    guard let detectable else { return [] }
    return [mirrored(detectable), detectable].map { value in
      .line(
        from: axes.point(value, 0), to: axes.point(value, 0.92), class: "detectable",
        title: signed(value))
    }
  }

  private func intervalMarks(_ axes: Axes) -> [SVG] {
    let middle = axes.point(effect.estimate, 0.45)
    var parts: [SVG] = []
    if let interval = effect.interval {
      let (left, right) = (axes.point(interval.lower, 0.45), axes.point(interval.upper, 0.45))
      let title = "\(signed(interval.lower)) to \(signed(interval.upper))"
      parts.append(.line(from: left, to: right, class: "interval", title: title))
      for end in [left, right] {
        parts.append(
          .line(from: Point(end.x, end.y - 8), to: Point(end.x, end.y + 8), class: "interval"))
      }
      parts += [(left, interval.lower), (right, interval.upper)].map { end, value in
        .label(
          signed(value), at: Point(inside(axes, end.x), end.y + 26), anchor: .middle, class: "halo")
      }
    }
    parts.append(.circle(middle, radius: 7, class: "estimate"))
    parts.append(
      .label(
        signed(effect.estimate), at: Point(inside(axes, middle.x), middle.y - 16), anchor: .middle,
        class: "halo strong"))
    return parts
  }

  /// `x`, moved in so that a label around it stays on the drawing.
  private func inside(_ axes: Axes, _ x: Double) -> Double {
    min(max(x, axes.plot.left + 20), axes.plot.right - 20)
  }

  private func signed(_ value: Double) -> String {
    NumberText.signedEffect(value, unit: effect.unit)
  }

  private func mirrored(_ value: Double) -> Double {
    StudyAnswer.mirrored(value, unit: effect.unit)
  }

  private func bothWays(_ value: Double, _ word: String) -> String {
    StudyAnswer.eitherWay(value, word, unit: effect.unit)
  }

  var numbers: [HTML] {
    var rows = [["estimate", signed(effect.estimate)]]
    if let interval = effect.interval {
      rows.append(["lower end", signed(interval.lower)])
      rows.append(["upper end", signed(interval.upper)])
    }
    if let worthwhile { rows.append(["smallest worthwhile change", bothWays(worthwhile, "to")]) }
    if let detectable { rows.append(["smallest detectable effect", bothWays(detectable, "or")]) }
    return [.numbers(caption: "Difference in \(subject)", header: ["what", "value"], rows: rows)]
  }
}
