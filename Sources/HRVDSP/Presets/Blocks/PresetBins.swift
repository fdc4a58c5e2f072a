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
