internal import HRVModel

/// How metrics change within a recording: a panel for each, window by window.
struct WindowChart: Chart {
  let windows: [WindowAnalysis]
  let name = "windows"
  let title = "Window by window"
  private let definitions: [MetricDefinition]
  private let axis: TimeAxis

  private static let mostPanels = 4
  private static let panelHeight = 120.0
  private static let mostRows = 600

  /// Nil when no windows were asked for, or none has a value.
  init?(_ analysis: RecordingAnalysis) {
    guard let windows = analysis.windows, !windows.isEmpty else { return nil }
    let all = windows.lazy.map { $0.metrics.map(\.definition) }.first { !$0.isEmpty } ?? []
    let headline = Headline.all.compactMap { id in all.first { $0.id == id } }
    let others = all.filter { definition in !headline.contains { $0.id == definition.id } }
    let drawn = Array((headline + others).prefix(Self.mostPanels))
    let hasValues = windows.contains { window in
      window.metrics.contains { result in
        guard case .success = result.value else { return false }
        return drawn.contains { $0.id == result.definition.id }
      }
    }
    guard hasValues else { return nil }
    definitions = drawn
    self.windows = windows
    axis = TimeAxis(analysis)
  }

  var sizes: [ChartSize] {
    let height = Double(definitions.count) * Self.panelHeight + 50
    return [.wide(height: height), .compact(height: height)]
  }

  var summary: String {
    let left = windows.count { $0.invalidity != nil }
    let names = definitions.map(\.symbol).joined(separator: ", ")
    return "\(names) in \(counted(windows.count, "window")) of"
      + " \(DurationText.words(windows[0].lengthS)), each at its middle."
      + (left == 0
        ? "" : " \(counted(left, "window")) cannot be used and \(left == 1 ? "is" : "are") shaded.")
  }

  var legend: [LegendEntry] {
    var entries: [LegendEntry] = [.init(.line, "series", "a metric, window by window")]
    if windows.contains(where: { $0.invalidity != nil }) {
      entries.append(.init(.box, "gap", "not usable"))
    }
    return entries
  }

  func drawing(_ size: ChartSize) -> [SVG] {
    let ticks = definitions.map {
      Ticks.covering(.init(spanning: values(of: $0).compactMap(\.self)), about: 3)
    }
    let left = ticks.map(Axes.margin).max() ?? 0
    var parts: [SVG] = []
    for (index, definition) in definitions.enumerated() {
      let top = Double(index) * Self.panelHeight + 34
      let plot = Box(
        left: left, top: top, right: size.width - 12, bottom: top + Self.panelHeight - 44)
      let axes = Axes(plot: plot, x: axis.domainS, y: ticks[index].domain)
      let unit = definition.unit.isEmpty ? "" : ", " + definition.unit
      parts += unusable(axes) + axes.vertical(ticks[index], title: definition.symbol + unit)
      parts += marks(
        values(of: definition),
        Reading(axes: axes, x: "clock", y: "\(definition.symbol) \(definition.unit)"))
      let isLast = index == definitions.count - 1
      parts += axes.horizontal(
        isLast ? axis.marks(about: size.tickCount) : [], title: isLast ? axis.title : "")
    }
    return parts
  }

  /// The value of each window; nil where there is none.
  private func values(of definition: MetricDefinition) -> [Double?] {
    windows.map { window in
      try? window.metrics.first { $0.definition.id == definition.id }?.value.get()
    }
  }

  private func middle(_ index: Int) -> Double { windows[index].startS + windows[index].lengthS / 2 }

  /// A line through windows that follow each other, and a dot where one stands alone or all have
  /// room.
  private func marks(_ values: [Double?], _ reading: Reading) -> [SVG] {
    let axes = reading.axes
    var (line, dots) = (PathData(), PathData())
    let hasRoom = values.count <= 120
    var start = 0
    while start < values.count {
      let end = values[start...].firstIndex { $0 == nil } ?? values.count
      let kept = Decimation.extremes(
        start..<end, column: { Int(axes.x(middle($0)) * 2) }, value: { values[$0] ?? 0 })
      for (place, index) in kept.enumerated() {
        guard let value = values[index] else { continue }
        let point = axes.point(middle(index), value)
        if place == 0 { line.move(to: point) } else { line.line(to: point) }
        if hasRoom || kept.count == 1 { dots.dot(at: point) }
      }
      start = end + 1
    }
    return [.path(line, class: "series", reading: reading), .path(dots, class: "windowdots")]
  }

  private func unusable(_ axes: Axes) -> [SVG] {
    var boxes: [SVG] = []
    var start: Int?
    for index in 0...windows.count {
      if index < windows.count, windows[index].invalidity != nil {
        start = start ?? index
        continue
      }
      guard let first = start else { continue }
      let end = windows[index - 1].startS + windows[index - 1].lengthS
      let box = Box(
        left: axes.x(windows[first].startS), top: axes.plot.top,
        right: min(axes.x(end), axes.plot.right), bottom: axes.plot.bottom)
      let reason = windows[first].invalidity.map { "\($0)" }
      boxes.append(.rectangle(box, class: "gap", title: reason))
      start = nil
    }
    return boxes
  }

  var numbers: [HTML] {
    let columns = definitions.map(values)
    let rows = windows.indices.prefix(Self.mostRows).map { index in
      [TimeAxis.clock(windows[index].startS)]
        + columns.map { $0[index].map(NumberText.display) ?? NumberText.notANumber }
        + [windows[index].invalidity.map { "\($0)" } ?? ""]
    }
    let left = windows.count - rows.count
    return [
      .numbers(
        caption: "Windows of \(DurationText.words(windows[0].lengthS)) by their start",
        header: ["start"]
          + definitions.map { $0.unit.isEmpty ? $0.symbol : "\($0.symbol) \($0.unit)" }
          + ["why not"], rows: rows)
    ]
      + (left > 0
        ? [
          .paragraph(
            "\(counted(left, "more window")) in the CSV (--output csv).", class: "note")
        ] : [])
  }
}
