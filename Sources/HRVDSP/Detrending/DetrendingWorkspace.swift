/// The memory in which trends are removed: one for each task. What it served before does not
/// change any result.
public struct DetrendingWorkspace: ~Copyable {
  private var positions: [Double] = []
  private var current: [Double] = []
  private var previous: [Double] = []
  private var priors = SmoothnessPriors()

  /// An empty workspace.
  public init() {}

  /// Removes the trend of `x[range]` in place; elements stand at `times` or, without any, evenly.
  mutating func removeTrend(
    _ detrending: Detrending, from x: inout [Double], in range: Range<Int>,
    at times: [Double]? = nil
  ) {
    guard !range.isEmpty else { return }
    switch detrending.kind {
    case .none: break
    case .polynomial(let degree):
      if positions.count < range.count {
        positions = [Double](repeating: 0, count: range.count)
        current = positions
        previous = positions
      }
      Self.place(range, at: times, into: &positions)
      let positions = positions
      var x = x.mutableSpan
      Kernels.removePolynomial(
        degree: min(degree, range.count - 1), from: &x, in: range, at: positions, &current,
        &previous)
    case .smoothnessPriors(let lambda):
      priors.removeTrend(lambda: lambda, from: &x, in: range)
    }
  }

  /// Maps the range to −1…1, in which powers of positions stay small.
  private static func place(
    _ range: Range<Int>, at times: [Double]?, into positions: inout [Double]
  ) {
    let count = range.count
    guard count > 1 else {
      positions[0] = 0
      return
    }
    if let times {
      let (first, last) = (times[range.lowerBound], times[range.upperBound - 1])
      let (middle, half) = ((first + last) / 2, (last - first) / 2)
      for i in 0..<count { positions[i] = (times[range.lowerBound + i] - middle) / half }
    } else {
      let half = Double(count - 1) / 2
      for i in 0..<count { positions[i] = (Double(i) - half) / half }
    }
  }
}
