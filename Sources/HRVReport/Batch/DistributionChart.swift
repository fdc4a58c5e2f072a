internal import HRVModel

/// How the values of a metric are distributed over recordings.
struct DistributionChart: Chart {
  let definition: MetricDefinition
  let sizes: [ChartSize] = [.half(height: 240)]
  private let sorted: [Double]
  private let every: Int
  private let ticks: Ticks
  private let counts: [Int]

  private static let bins = 24

  /// Nil with fewer than two values.
  init?(_ definition: MetricDefinition, _ thinned: ThinnedValues) {
    guard thinned.values.count > 1 else { return nil }
    self.definition = definition
    every = thinned.every
    let sorted = thinned.values.sorted()
    self.sorted = sorted
    // One in a hundred on either side, where there are that many, does not set the axis.
    let cut = sorted.count / 100
    let shown = sorted[cut]...sorted[sorted.count - 1 - cut]
    ticks = Ticks.covering(shown, about: 5)
    let (lowest, width) = (
      ticks.domain.lowerBound, ticks.domain.upperBound - ticks.domain.lowerBound
    )
    var counts = Array(repeating: 0, count: Self.bins)
    for value in sorted where ticks.domain.contains(value) {
      counts[min(Self.bins - 1, Int((value - lowest) / width * Double(Self.bins)))] += 1
    }
    self.counts = counts
  }

  var name: String { "of-\(definition.id.rawValue)" }
  var title: String { definition.symbol }

  private func quantile(_ share: Double) -> Double {
    sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))]
  }

  private var unit: String { definition.unit.isEmpty ? "" : ", " + definition.unit }

  var summary: String {
    func shown(_ value: Double) -> String {
      NumberText.with(unit: definition.unit, NumberText.display(value))
    }
    let beyond = sorted.count - counts.reduce(0, +)
    let (lower, upper) = (shown(quantile(0.25)), shown(quantile(0.75)))
    return
      (lower == upper
      ? "At least half of the values are \(lower) as shown."
      : "Half of the values lie between \(lower) and \(upper), the middle one at"
        + " \(shown(quantile(0.5))).")
      + (every > 1 ? " Drawn from one recording in \(every)." : "")
      + (beyond > 0 ? " \(counted(beyond, "value")) beyond the axis." : "")
  }

  var legend: [LegendEntry] { [.init(.box, "bars", "recordings")] }

  func drawing(_ size: ChartSize) -> [SVG] {
    let heights = Ticks.counts(upTo: counts.max() ?? 1, about: 4)
    let plot = Box(
      left: Axes.margin(for: heights), top: 34, right: size.width - 18, bottom: size.height - 46)
    let axes = Axes(plot: plot, x: ticks.domain, y: heights.domain)
    let width = plot.width / Double(Self.bins)
    var path = PathData()
    for (bin, count) in counts.enumerated() where count > 0 {
      let (left, top) = (plot.left + Double(bin) * width, axes.y(Double(count)))
      path.move(to: Point(left + 0.5, plot.bottom))
      path.line(to: Point(left + 0.5, top))
      path.line(to: Point(left + width - 0.5, top))
      path.line(to: Point(left + width - 0.5, plot.bottom))
      path.close()
    }
    return axes.vertical(heights, title: "recordings") + [.path(path, class: "bars")]
      + axes.horizontal(ticks, title: definition.symbol + unit)
  }

  var numbers: [HTML] {
    let shares = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1]
    let names = ["least", "5 %", "25 %", "median", "75 %", "95 %", "greatest"]
    return [
      .numbers(
        caption: "Values below which so many recordings lie",
        header: ["share", definition.symbol + unit],
        rows: zip(names, shares).map { [$0, NumberText.display(quantile($1))] })
    ]
  }
}
