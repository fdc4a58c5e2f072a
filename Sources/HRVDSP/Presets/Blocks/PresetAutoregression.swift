internal import HRVModel

/// How pyHRV turns an autoregressive model into a spectrum: Yule–Walker equations, the density
/// in decibels times 1000 instead of in ms²/Hz.
///
/// - Complexity: O(*n* · order).
struct PresetAutoregression: Hashable, Sendable {
  let order: Int
  let transformLength: Int

  func density(of tachogram: PresetGrid.Tachogram) throws(MetricError) -> PresetDensity {
    let x = tachogram.samples
    guard x.count > order else { throw .tooFewIntervals(needed: order + 1, got: x.count) }
    let correlation = (0...order).map { lag in
      (0..<(x.count - lag)).reduce(0.0) { $0 + x[$1 + lag] * x[$1] } / Double(x.count)
    }
    let (weights, noise) = Self.levinson(correlation)
    let transform = RealFFT(length: transformLength)
    var workspace = RealFFT.Workspace(length: transformLength)
    let polynomial = [1] + weights
    workspace.load(padding: polynomial.span)
    transform(&workspace)
    var power = [Double](repeating: 0, count: transform.binCount)
    var span = power.mutableSpan
    workspace.addSquaredMagnitudes(to: &span)
    let step = tachogram.rateHz / Double(transformLength)
    return PresetDensity(
      frequenciesHz: power.indices.map { Double($0) * step },
      density: power.map {
        let density = 2 * noise / tachogram.rateHz / $0
        return 10_000 * decimalLogarithm(density)
      })
  }

  /// The coefficients of the predictor with changed sign, and the variance it leaves.
  private static func levinson(_ correlation: [Double]) -> (weights: [Double], noise: Double) {
    var weights: [Double] = []
    var noise = correlation[0]
    for lag in 1..<correlation.count {
      var sum = correlation[lag]
      for (j, weight) in weights.enumerated() { sum += weight * correlation[lag - 1 - j] }
      let reflection = -sum / noise
      let before = weights
      for j in weights.indices {
        weights[j] += reflection * before[before.count - 1 - j]
      }
      weights.append(reflection)
      noise *= 1 - reflection * reflection
    }
    return (weights, noise)
  }
}
