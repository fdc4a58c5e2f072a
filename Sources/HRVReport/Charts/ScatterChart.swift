internal import HRVModel

/// The outcome of each day against its exposure, with the line that the estimate draws.
///
/// Where there is an estimate, days are shown as it sees them: without trend and covariates, so that the
/// line is not that of a drift. Its band is the interval of the slope, around the mean of the days.
struct ScatterChart: Chart {
  let result: StudyResult
  private let pairs: [Pair]
  private let fit: Fit?
  let name = "scatter"
  let title = "Exposure and outcome"
  let sizes: [ChartSize] = [.half(height: 380)]

  private struct Pair {
    let day: CivilDay
    let exposure: Double
    let outcome: Double
  }

  private struct Fit {
    let slope: StudyResult.Slope
    let meanExposure: Double
    let meanOutcome: Double

    func callAsFunction(_ exposure: Double, _ slope: Double) -> Double {
      meanOutcome + slope * (exposure - meanExposure)
    }
  }

  /// Nil when no day has both.
  init?(_ result: StudyResult) {
    self.result = result
    let raw = result.days.compactMap { day -> Pair? in
      guard let exposure = day.exposureMgPerDay, let outcome = day.outcome, exposure.isFinite,
        outcome.isFinite
      else { return nil }
      return Pair(day: day.day, exposure: exposure, outcome: outcome)
    }
    if raw.isEmpty { return nil }
    let fitted = Self.fitted(result, raw)
    pairs = fitted?.0 ?? raw
    fit = fitted?.1
  }

  /// The days of the estimate without trend and covariates, and its line through them.
  private static func fitted(_ result: StudyResult, _ raw: [Pair]) -> ([Pair], Fit)? {
    guard let slope = result.slope, !result.residuals.isEmpty else { return nil }
    var residuals: [CivilDay: Double] = [:]
    for residual in result.residuals { residuals[residual.day] = residual.value }
    let used = raw.filter { residuals[$0.day] != nil }
    guard !used.isEmpty else { return nil }
    let count = Double(used.count)
    let fit = Fit(
      slope: slope, meanExposure: used.reduce(0) { $0 + $1.exposure } / count,
      meanOutcome: used.reduce(0) { $0 + $1.outcome } / count)
    let pairs = used.map {
      Pair(
        day: $0.day, exposure: $0.exposure,
        outcome: fit($0.exposure, slope.perMgPerDay) + (residuals[$0.day] ?? 0))
    }
    return (pairs, fit)
  }

  var summary: String {
    let days = "\(counted(pairs.count, "day")) with both an outcome and a known exposure"
    guard fit != nil else {
      return
        "\(days). No line is drawn through them: there is no estimate, and a trend, or days that"
        + " resemble their neighbours, can make dots line up without any effect."
    }
    return
      "\(days), without \(removed). The line is the estimate, the band the interval of its slope;"
      + " single days scatter more than that."
  }

  private var removed: String {
    result.adjustment.covariates.isEmpty
      ? "the trend over the study" : "the trend over the study and what was adjusted for"
  }

  var legend: [LegendEntry] {
    let day = LegendEntry(.dot, "day", fit == nil ? "one day" : "one day, without \(removed)")
    guard fit != nil else { return [day] }
    let level = result.effect?.interval.map { NumberText.plain($0.level * 100) + "\u{A0}% " } ?? ""
    return [
      day, .init(.line, "fit", "estimate"), .init(.box, "slope", "\(level)interval of its slope"),
    ]
  }

  func drawing(_ size: ChartSize) -> [SVG] {
    let xTicks = Ticks.covering(.init(spanning: [0, 1] + pairs.map(\.exposure)), about: 5)
    let ends = fit.map { fit in
      [xTicks.domain.lowerBound, xTicks.domain.upperBound].flatMap { x in
        [fit.slope.lower, fit.slope.perMgPerDay, fit.slope.upper].map { fit(x, $0) }
      }
    }
    let yTicks = Ticks.covering(.init(spanning: pairs.map(\.outcome) + (ends ?? [])), about: 6)
    let plot = Box(
      left: Axes.margin(for: yTicks), top: 34, right: size.width - 18, bottom: size.height - 46)
    let axes = Axes(plot: plot, x: xTicks.domain, y: yTicks.domain)
    let unit = result.outcome.unit.isEmpty ? "" : ", " + result.outcome.unit
    return axes.vertical(yTicks, title: result.outcome.symbol + unit) + band(axes)
      + axes.horizontal(xTicks, title: "exposure, mg/d (\(result.exposure.modelID))") + dots(axes)
      + line(axes)
  }

  /// Between the lines of the two ends of the interval, which cross at the mean of the days.
  private func band(_ axes: Axes) -> [SVG] {
    guard let fit else { return [] }
    let (first, last) = (axes.x.domain.lowerBound, axes.x.domain.upperBound)
    var path = PathData()
    path.move(to: axes.point(first, fit(first, fit.slope.lower)))
    path.line(to: axes.point(last, fit(last, fit.slope.lower)))
    path.line(to: axes.point(last, fit(last, fit.slope.upper)))
    path.line(to: axes.point(first, fit(first, fit.slope.upper)))
    path.close()
    return [.path(path, class: "slope")]
  }

  private func line(_ axes: Axes) -> [SVG] {
    guard let fit else { return [] }
    let ends = [axes.x.domain.lowerBound, axes.x.domain.upperBound].map {
      axes.point($0, fit($0, fit.slope.perMgPerDay))
    }
    return [.line(from: ends[0], to: ends[1], class: "fit", title: slopeText)]
  }

  private var slopeText: String {
    guard let slope = fit?.slope else { return "" }
    let unit = result.outcome.unit.isEmpty ? "" : " \(result.outcome.unit)"
    let numbers = [slope.perMgPerDay, slope.lower, slope.upper].map { NumberText.display($0 * 100) }
    return "\(numbers[0])\(unit) per 100 mg/d (\(numbers[1]) to \(numbers[2]))"
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
    let spread = HTML.numbers(
      caption: "Spread of the \(counted(pairs.count, "day")); each day is in the table of days",
      header: ["what", "least", "median", "greatest"],
      rows: [
        row("exposure mg/d", pairs.map(\.exposure)),
        row(result.outcome.symbol + unit, pairs.map(\.outcome)),
      ])
    return fit == nil ? [spread] : [spread, .paragraph("Slope: \(slopeText).", class: "note")]
  }
}
