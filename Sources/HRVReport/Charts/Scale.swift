extension ClosedRange<Double> {
  /// From the least to the greatest of the finite `values`; `0...1` without any.
  init(spanning values: some Sequence<Double>) {
    var (lowest, highest) = (Double.infinity, -Double.infinity)
    for value in values where value.isFinite {
      lowest = Swift.min(lowest, value)
      highest = Swift.max(highest, value)
    }
    self = lowest <= highest ? lowest...highest : 0...1
  }
}

/// A straight map from values to places on a drawing.
struct Scale: Hashable {
  /// The values at the two ends; the second is the greater.
  let domain: ClosedRange<Double>
  /// Where the lower end of the domain lies.
  let start: Double
  /// Where the upper end of the domain lies.
  let end: Double

  /// A scale over `domain`; a domain without width maps to the middle.
  init(_ domain: ClosedRange<Double>, from start: Double, to end: Double) {
    self.domain = domain
    self.start = start
    self.end = end
  }

  /// The place of `value`; values outside lie beyond the ends.
  func callAsFunction(_ value: Double) -> Double {
    let width = domain.upperBound - domain.lowerBound
    guard width > 0, width.isFinite, value.isFinite else { return (start + end) / 2 }
    return start + (value - domain.lowerBound) / width * (end - start)
  }
}
