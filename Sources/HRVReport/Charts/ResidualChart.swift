internal import HRVModel

/// What the estimate leaves of each day that the days before did not foretell, over time, and
/// whether days still resemble each other in it.
struct ResidualChart: Chart {
  let residuals: [StudyResult.Residual]
  let name = "residuals"
  let title = "What the model leaves, day by day"
  let sizes: [ChartSize] = [.wide(height: 440), .compact(height: 440)]
  private let correlations: [Correlation]

  /// How alike days are that lie some days apart.
  private struct Correlation {
    let lag: Int
    let value: Double
    let pairs: Int
    /// Where 95 of 100 lie when nothing is left.
    var limit: Double { 1.96 / Double(pairs).squareRoot() }
    var isBeyond: Bool { abs(value) > limit }
  }

  private static let longestLag = 14
  private static let fewestPairs = 10

  /// Nil when there are none, or one after another on too few days.
  init?(_ result: StudyResult) {
    guard result.residuals.count > Self.longestLag else { return nil }
    residuals = result.residuals
    var byDay: [CivilDay: Double] = [:]
    for residual in residuals { byDay[residual.day] = residual.innovation }
    let square = residuals.reduce(0) { $0 + $1.innovation * $1.innovation }
    let variance = square / Double(residuals.count)
    guard variance > 0 else { return nil }
    correlations = (1...Self.longestLag).compactMap { [residuals] lag in
      var (sum, pairs) = (0.0, 0)
      for residual in residuals {
        guard let later = byDay[residual.day.advanced(by: lag)] else { continue }
        sum += residual.innovation * later
        pairs += 1
      }
      guard pairs >= Self.fewestPairs else { return nil }
      return Correlation(lag: lag, value: sum / Double(pairs) / variance, pairs: pairs)
    }
  }

  var summary: String {
    let far = residuals.count { abs($0.innovation) > 2 }
    let beyond = correlations.count(where: \.isBeyond)
    return "\(NumberText.count(far)) of \(counted(residuals.count, "day"))"
      + " \(far == 1 ? "lies" : "lie") beyond ±2, where the model expects about"
      + " \(NumberText.fixed(0.0455 * Double(residuals.count), 0)); \(NumberText.count(beyond)) of"
      + " \(counted(correlations.count, "autocorrelation")) \(beyond == 1 ? "lies" : "lie") beyond"
      + " the limits, where about 1 of 20 is expected. A drift or a run above or below 0 would speak"
      + " against the model."
  }

  var legend: [LegendEntry] {
    [
      .init(.dot, "day", "a day, in standard deviations"),
      .init(.box, "trivial", "where 95 of 100 are expected"),
      .init(.line, "interval", "correlation with as many days later"),
    ]
  }

  func drawing(_ size: ChartSize) -> [SVG] {
    let values = Ticks.covering(
      .init(spanning: [-3, 3] + residuals.map(\.innovation)), about: 6)
    let reach = max(0.4, correlations.map { max(abs($0.value), $0.limit) }.max() ?? 0)
    let shares = Ticks.covering(-reach...reach, about: 4)
    let left = max(Axes.margin(for: values), Axes.margin(for: shares))
    let split = (size.height * 0.5).rounded()
    let (first, last) = (residuals[0].day, residuals[residuals.count - 1].day)
    let upper = Axes(
      plot: Box(left: left, top: 34, right: size.width - 12, bottom: split),
      x: -0.5...(number(last) + 0.5), y: values.domain)
    let lower = Axes(
      plot: Box(left: left, top: split + 64, right: size.width - 12, bottom: size.height - 46),
      x: 0...(Double(Self.longestLag) + 0.5), y: shares.domain)
    let dates = DayTicks(from: first, through: last, about: size.tickCount)
    return upper.vertical(values, title: "unforetold part, SD") + expected(upper)
      + upper.horizontal(dates.marks.map { (number($0.day), $0.label) }, title: "")
      + points(upper) + lower.vertical(shares, title: "autocorrelation") + limits(lower)
      + lower.horizontal(
        (1...Self.longestLag).map { (Double($0), "\($0)") }, title: "days apart")
      + bars(lower)
  }

  private func number(_ day: CivilDay) -> Double {
    Double(day.daysSince1970 - residuals[0].day.daysSince1970)
  }

  private func expected(_ axes: Axes) -> [SVG] {
    let box = Box(
      left: axes.plot.left, top: axes.y(2), right: axes.plot.right, bottom: axes.y(-2))
    return [.rectangle(box, class: "trivial"), zero(axes)]
  }

  private func zero(_ axes: Axes) -> SVG {
    .line(
      from: Point(axes.plot.left, axes.y(0)), to: Point(axes.plot.right, axes.y(0)),
      class: "base")
  }

  private func points(_ axes: Axes) -> [SVG] {
    guard residuals.count <= 800 else {
      var path = PathData()
      for residual in residuals {
        path.dot(at: axes.point(number(residual.day), residual.innovation))
      }
      return [.path(path, class: "dots")]
    }
    return residuals.map {
      .circle(
        axes.point(number($0.day), $0.innovation), radius: 3, class: "day",
        title: "\($0.day): \(NumberText.fixed($0.innovation, 2)) SD")
    }
  }

  private func limits(_ axes: Axes) -> [SVG] {
    correlations.map {
      let box = Box(
        left: axes.x(Double($0.lag) - 0.5), top: axes.y($0.limit),
        right: axes.x(Double($0.lag) + 0.5), bottom: axes.y(-$0.limit))
      return .rectangle(box, class: "trivial")
    } + [zero(axes)]
  }

  private func bars(_ axes: Axes) -> [SVG] {
    correlations.flatMap { correlation -> [SVG] in
      let end = axes.point(Double(correlation.lag), correlation.value)
      let title =
        "\(counted(correlation.lag, "day")) apart: \(NumberText.fixed(correlation.value, 2))"
      return [
        .line(
          from: axes.point(Double(correlation.lag), 0), to: end, class: "interval", title: title),
        .circle(end, radius: 4, class: "estimate", title: title),
      ]
    }
  }

  var numbers: [HTML] {
    [
      .numbers(
        caption: "Autocorrelation of what is left",
        header: ["days apart", "correlation", "limit ±", "pairs"],
        rows: correlations.map {
          [
            "\($0.lag)", NumberText.fixed($0.value, 3), NumberText.fixed($0.limit, 3),
            NumberText.count($0.pairs),
          ]
        }),
      .numbers(
        caption: "What is left of each day",
        header: ["day", "residual", "unforetold part, SD"],
        rows: residuals.map {
          [
            $0.day.description, NumberText.display($0.value),
            NumberText.fixed($0.innovation, 2),
          ]
        }),
    ]
  }
}
