internal import HRVModel

/// How NeuroKit2 computes detrended fluctuations: every whole scale of a range, windows that
/// overlap by half, straight lines, the slope over all scales.
///
/// - Complexity: O(*n* · *scales*).
struct PresetFluctuation: Hashable, Sendable {
  /// The shortest window, in beats.
  let from: Int
  /// The longest; a tenth of the beats when nil.
  let to: Int?

  func callAsFunction(_ x: [Double]) throws(MetricError) -> Double {
    let longest = to ?? (x.count + 1) / 10
    guard x.count > longest, x.count >= 12, longest > from else {
      throw .tooFewIntervals(needed: max(12, (to ?? 10 * from + 9) + 1), got: x.count)
    }
    let mean = x.reduce(0, +) / Double(x.count)
    var sum = 0.0
    let profile = x.map { value in
      sum += value - mean
      return sum
    }
    var points: [(x: Double, y: Double)] = []
    for scale in from...longest {
      let fluctuation = Self.fluctuation(profile, scale)
      guard fluctuation > 0 else { throw .undefined("some windows hold no fluctuation") }
      points.append((naturalLogarithm(Double(scale)), naturalLogarithm(fluctuation)))
    }
    let n = Double(points.count)
    let meanX = points.reduce(0) { $0 + $1.x } / n
    let meanY = points.reduce(0) { $0 + $1.y } / n
    let covariance = points.reduce(0) { $0 + ($1.x - meanX) * ($1.y - meanY) }
    return covariance / points.reduce(0) { $0 + ($1.x - meanX) * ($1.x - meanX) }
  }

  /// The root of the mean variance around straight lines; windows without any are left out.
  private static func fluctuation(_ profile: [Double], _ scale: Int) -> Double {
    let middle = Double(scale - 1) / 2
    let spread = (0..<scale).reduce(0.0) { $0 + (Double($1) - middle) * (Double($1) - middle) }
    var sum = 0.0
    var windows = 0
    var start = 0
    while start < profile.count - scale {
      var mean = 0.0
      for i in 0..<scale { mean += profile[start + i] }
      mean /= Double(scale)
      var slope = 0.0
      for i in 0..<scale { slope += (Double(i) - middle) * (profile[start + i] - mean) }
      slope /= spread
      var squares = 0.0
      for i in 0..<scale {
        let rest = profile[start + i] - mean - slope * (Double(i) - middle)
        squares += rest * rest
      }
      if squares / Double(scale) > 1e-8 {
        sum += squares / Double(scale)
        windows += 1
      }
      start += scale / 2
    }
    return windows > 0 ? (sum / Double(windows)).squareRoot() : 0
  }
}
