internal import HRVModel

/// The outcome of each day against its exposure. No line is drawn: a trend, or days that
/// resemble their neighbours, can make dots line up without any effect.
struct ScatterChart: Chart {
  let result: StudyResult
  private let pairs: [(day: CivilDay, exposure: Double, outcome: Double)]
  let name = "scatter"
  let title = "Exposure and outcome"
  let sizes: [ChartSize] = [.half(height: 380)]

  /// Nil when no day has both.
  init?(_ result: StudyResult) {
    self.result = result
    pairs = result.days.compactMap { day in
      guard let exposure = day.exposureMgPerDay, let outcome = day.outcome, exposure.isFinite,
        outcome.isFinite
      else { return nil }
      return (day.day, exposure, outcome)
    }
    if pairs.isEmpty { return nil }
  }

  var summary: String {
    "\(counted(pairs.count, "day")) with both an outcome and a known exposure. No line is drawn"
      + " through them: a trend, or days that resemble their neighbours, can make dots line up"
      + " without any effect."
  }

  var legend: [LegendEntry] { [.init(.dot, "day", "one day")] }

  func drawing(_ size: ChartSize) -> [SVG] {
    let yTicks = Ticks.covering(.init(spanning: pairs.map(\.outcome)), about: 6)
    let xTicks = Ticks.covering(.init(spanning: [0, 1] + pairs.map(\.exposure)), about: 5)
    let plot = Box(
      left: Axes.margin(for: yTicks), top: 34, right: size.width - 18, bottom: size.height - 46)
    let axes = Axes(plot: plot, x: xTicks.domain, y: yTicks.domain)
    let unit = result.outcome.unit.isEmpty ? "" : ", " + result.outcome.unit
    return axes.vertical(yTicks, title: result.outcome.symbol + unit)
      + axes.horizontal(xTicks, title: "exposure, mg/d (\(result.exposure.modelID))") + dots(axes)
  }

  private func dots(_ axes: Axes) -> [SVG] {
    guard pairs.count <= 800 else {
      var path = PathData()
      for pair in pairs { path.dot(at: axes.point(pair.exposure, pair.outcome)) }
      return [.path(path, class: "dots")]
    }
    return pairs.map { pair in
      .circle(
        axes.point(pair.exposure, pair.outcome), radius: 3.4, class: "day",
        title: "\(pair.day): \(NumberText.display(pair.exposure)) mg/d,"
          + " \(NumberText.with(unit: result.outcome.unit, NumberText.display(pair.outcome)))")
    }
  }

  /// The days are listed once, below the chart of days; here, how they spread.
  var numbers: [HTML] {
    func row(_ name: String, _ values: [Double]) -> [String] {
      let sorted = values.sorted()
      let middle = sorted.count / 2
      let median =
        sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
      return [
        name, NumberText.display(sorted[0]), NumberText.display(median),
        NumberText.display(sorted[sorted.count - 1]),
      ]
    }
    let unit = result.outcome.unit.isEmpty ? "" : " " + result.outcome.unit
    return [
      .numbers(
        caption: "Spread of the \(counted(pairs.count, "day")); each day is in the table of days",
        header: ["what", "least", "median", "greatest"],
        rows: [
          row("exposure mg/d", pairs.map(\.exposure)),
          row(result.outcome.symbol + unit, pairs.map(\.outcome)),
        ])
    ]
  }
}
