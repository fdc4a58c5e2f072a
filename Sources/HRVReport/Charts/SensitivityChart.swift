internal import HRVModel

/// The effect as it comes out with one thing changed at a time: the model of exposure, a delay, the
/// treatment of artefacts.
struct SensitivityChart: Chart {
  let figures: [SecondaryAnalysis.Figure]
  let name = "sensitivity"
  let title = "The same question, asked in other ways"
  private let worthwhile: Double?
  private let subject: String
  private let labels: [[String]]

  /// The characters of a line of a label.
  private static let labelWidth = 46
  private static let lineHeight = 16.0

  /// Nil without such an analysis, or when it could not be made.
  init?(_ answer: StudyAnswer) {
    guard let analysis = answer.result.secondary.first(where: { $0.id == "sensitivity" }),
      let unit = analysis.figures.first?.unit
    else { return nil }
    figures = analysis.figures.filter { $0.unit == unit }
    worthwhile = answer.result.smallestWorthwhileChange.flatMap { $0.isFinite && $0 > 0 ? $0 : nil }
    subject = "\(answer.effectSubject), \(answer.perDose)"
    labels = figures.map { Wrapping.lines(of: VisibleText.line($0.label), width: Self.labelWidth) }
  }

  var sizes: [ChartSize] {
    [.wide(height: height(isWide: true)), .compact(height: height(isWide: false))]
  }

  private func height(isWide: Bool) -> Double {
    figures.indices.reduce(64) { $0 + rowHeight($1, isWide: isWide) }
  }

  /// As high as the label needs: on wide drawings beside the mark, on others above it.
  private func rowHeight(_ index: Int, isWide: Bool) -> Double {
    Double(labels[index].count) * Self.lineHeight + (isWide ? 14 : 26)
  }

  var summary: String {
    let joint = figures.compactMap(\.jointPValue).min().map {
      " Of all lines together, the strongest has a joint \(NumberText.pValue($0))."
    }
    return "\(counted(figures.count, "line")), each the same test with one thing changed. They are"
      + " exploratory: picking the one that pleases finds something by chance alone."
      + (joint ?? "")
  }

  var legend: [LegendEntry] {
    var entries: [LegendEntry] = [.init(.dot, "estimate", "estimate")]
    if let level = figures.compactMap(\.interval).first?.level {
      entries.append(
        .init(.line, "interval", "\(NumberText.plain(level * 100))\u{A0}% interval"))
    }
    if worthwhile != nil { entries.append(.init(.box, "trivial", "too small to matter")) }
    return entries
  }

  func drawing(_ size: ChartSize) -> [SVG] {
    let isWide = size.kind == .wide
    let ticks = Ticks.covering(range, about: isWide ? 6 : 5)
    let plot = Box(
      left: isWide ? 350 : 16, top: 10, right: size.width - 20, bottom: size.height - 50)
    let axes = Axes(plot: plot, x: ticks.domain, y: 0...1)
    let unit = figures[0].unit
    let marks = ticks.values.map { ($0, ($0 > 0 ? "+" : "") + ticks.label($0)) }
    let title = "difference in \(subject)" + (unit.isEmpty ? "" : ", \(unit)")
    var parts = trivialBand(axes) + axes.horizontal(marks, title: title)
    parts.append(.line(from: axes.point(0, 0), to: axes.point(0, 1), class: "zero"))
    var top = plot.top
    for (index, figure) in figures.enumerated() {
      let height = rowHeight(index, isWide: isWide)
      parts += label(index, top: top, isWide: isWide, height)
      parts += row(figure, axes, y: isWide ? top + height / 2 : top + height - 14)
      top += height
    }
    return parts
  }

  private var range: ClosedRange<Double> {
    let ends = figures.compactMap(\.interval).flatMap { [$0.lower, $0.upper] }
    let band = worthwhile.map { [-$0, $0] } ?? []
    return .init(spanning: [0] + figures.map(\.estimate) + ends + band)
  }

  private func trivialBand(_ axes: Axes) -> [SVG] {
    guard let worthwhile else { return [] }
    let box = Box(
      left: axes.x(-worthwhile), top: axes.plot.top, right: axes.x(worthwhile),
      bottom: axes.plot.bottom)
    return [.rectangle(box, class: "trivial", title: "within ±\(text(worthwhile))")]
  }

  private func label(_ index: Int, top: Double, isWide: Bool, _ rowHeight: Double) -> [SVG] {
    let lines = labels[index]
    let block = Double(lines.count) * Self.lineHeight
    let first = isWide ? top + (rowHeight - block) / 2 + 12.5 : top + 14
    return lines.enumerated().map { line, text in
      .label(
        text, at: Point(isWide ? 0 : 16, first + Double(line) * Self.lineHeight),
        class: figures[index].id == "primary" ? "axis" : "halo")
    }
  }

  private func row(_ figure: SecondaryAnalysis.Figure, _ axes: Axes, y: Double) -> [SVG] {
    var parts: [SVG] = []
    if let interval = figure.interval {
      parts.append(
        .line(
          from: Point(axes.x(interval.lower), y), to: Point(axes.x(interval.upper), y),
          class: "interval", title: "\(figure.label): \(intervalText(interval))"))
    }
    let centre = Point(axes.x(figure.estimate), y)
    let title = "\(figure.label): \(signed(figure.estimate))"
    parts.append(.circle(centre, radius: 5.5, class: "estimate", title: title))
    return parts
  }

  private func signed(_ value: Double) -> String {
    NumberText.signedEffect(value, unit: figures[0].unit)
  }

  private func text(_ value: Double) -> String {
    NumberText.effect(value, unit: figures[0].unit)
  }

  private func intervalText(_ interval: ConfidenceInterval) -> String {
    "\(signed(interval.lower)) to \(signed(interval.upper))"
  }

  var numbers: [HTML] {
    let rows = figures.map { figure in
      [
        figure.label, signed(figure.estimate),
        figure.interval.map(intervalText) ?? NumberText.notANumber,
        figure.pValue.map(NumberText.pValue) ?? NumberText.notANumber,
        figure.jointPValue.map(NumberText.pValue) ?? NumberText.notANumber,
        figure.n.map(NumberText.count) ?? NumberText.notANumber,
      ]
    }
    return [
      .numbers(
        caption: "Difference in \(subject)",
        header: ["asked with", "estimate", "interval", "p", "joint p", "days"], rows: rows)
    ]
  }
}
