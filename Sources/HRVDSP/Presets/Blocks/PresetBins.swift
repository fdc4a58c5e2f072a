internal import HRVModel

/// How a program lays the bins of its histogram of intervals.
enum PresetBins: Hashable, Sendable {
  /// From 0 on; the last bin holds the greatest interval.
  case fromZero(widthMs: Double)
  /// From the smallest interval on.
  case fromMinimum(widthMs: Double)
  /// Between fixed limits; what lies outside is not counted.
  case between(Double, Double, widthMs: Double)
  /// Around the middle of the range, closed on the right.
  case aroundMidrange(widthMs: Double)

  var widthMs: Double {
    switch self {
    case .fromZero(let width), .fromMinimum(let width), .between(_, _, let width),
      .aroundMidrange(let width):
      width
    }
  }

  /// Counts `values`.
  func histogram(of values: [Double]) throws(MetricError) -> PresetHistogram {
    guard let least = values.min(), let greatest = values.max() else {
      throw .tooFewIntervals(needed: 1, got: 0)
    }
    let histogram =
      switch self {
      case .fromZero:
        PresetHistogram(values, edges: PresetGrid.steps(0, greatest + widthMs, by: widthMs))
      case .fromMinimum:
        PresetHistogram(values, edges: PresetGrid.steps(least, greatest + widthMs, by: widthMs))
      case .between(let lower, let upper, _):
        PresetHistogram(values, edges: PresetGrid.steps(lower, upper, by: widthMs))
      case .aroundMidrange: Self.aroundMidrange(values, least, greatest, widthMs)
      }
    guard histogram.tallest > 0 else {
      throw .undefined("no interval lies inside the program's histogram")
    }
    return histogram
  }

  /// Edges that a step hits on both sides of the middle of the range; a ten-millionth of a bin
  /// is allowed for rounding, as R's `hist` does.
  private static func aroundMidrange(
    _ values: [Double], _ least: Double, _ greatest: Double, _ widthMs: Double
  ) -> PresetHistogram {
    let middle = (least + greatest) / 2
    let first = middle - widthMs * ((middle - least) / widthMs).rounded(.up)
    let bins = Int(((greatest - first) / widthMs).rounded(.up))
    let edges = (0...max(1, bins)).map { first + Double($0) * widthMs }
    return PresetHistogram(values, edges: edges, closedRightWithin: 1e-7 * widthMs)
  }
}

/// Counts of values between edges.
struct PresetHistogram {
  /// One more than there are bins, ascending.
  let edges: [Double]
  let counts: [Int]

  var tallest: Int { counts.max() ?? 0 }

  /// Counts those with `edges[i] <= value < edges[i + 1]`, the last edge included.
  init(_ values: [Double], edges: [Double]) {
    self.init(values, edges: edges) { value, edge in edge <= value }
  }

  /// Counts those with `edges[i] < value <= edges[i + 1]`, the first edge included.
  init(_ values: [Double], edges: [Double], closedRightWithin slackMs: Double) {
    self.init(values, edges: edges) { value, edge in edge + slackMs < value }
  }

  private init(
    _ values: [Double], edges: [Double], begins: (_ value: Double, _ edge: Double) -> Bool
  ) {
    self.edges = edges
    var counts = [Int](repeating: 0, count: max(0, edges.count - 1))
    for value in values {
      guard let first = edges.first, let last = edges.last, value >= first, value <= last else {
        continue
      }
      // The number of edges that lie before the value, by bisection.
      var (low, high) = (0, edges.count)
      while low < high {
        let middle = (low + high) / 2
        if begins(value, edges[middle]) { low = middle + 1 } else { high = middle }
      }
      counts[min(max(low - 1, 0), counts.count - 1)] += 1
    }
    self.counts = counts
  }
}
