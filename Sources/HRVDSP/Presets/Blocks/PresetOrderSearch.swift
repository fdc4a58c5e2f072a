internal import HRVModel

/// How R's `spec.ar` models a tachogram: Yule–Walker equations, the order of the least AIC up to
/// ten times the decimal logarithm of the number of samples, densities at so many frequencies
/// from 0 to the Nyquist frequency. Only the half at positive frequencies is given.
///
/// - Complexity: O(*n* log *n*).
struct PresetOrderSearch: Hashable, Sendable {
  let frequencies: Int

  func density(of tachogram: PresetGrid.Tachogram) throws(MetricError) -> PresetDensity {
    let count = tachogram.samples.count
    guard count >= 4 else { throw .tooShort(neededS: 1, gotS: tachogram.span) }
    let n = Double(count)
    let mean = tachogram.samples.reduce(0, +) / n
    let x = tachogram.samples.map { $0 - mean }
    let longest = min(count - 1, Int(10 * decimalLogarithm(n)))
    let covariance = (0...longest).map { lag in
      (0..<(count - lag)).reduce(0.0) { $0 + x[$1 + lag] * x[$1] } / n
    }
    guard covariance[0] > 0 else { throw .undefined("equal intervals have no model") }
    let (weights, noise) = Self.model(covariance, n)
    let rateHz = tachogram.rateHz
    let step = 0.5 / Double(frequencies - 1)
    let places = (0..<frequencies).map { Double($0) * step }
    return PresetDensity(
      frequenciesHz: places.map { $0 * rateHz },
      density: places.map { place in
        var (cosines, sines) = (1.0, 0.0)
        for (j, weight) in weights.enumerated() {
          let (sine, cosine) = sineAndCosine(2 * .pi * place * Double(j + 1))
          cosines -= weight * cosine
          sines += weight * sine
        }
        return noise / (rateHz * (cosines * cosines + sines * sines))
      })
  }

  /// The predictor of the least AIC, and the variance that it leaves, divided by the number of
  /// samples less the order and one.
  private static func model(
    _ covariance: [Double], _ n: Double
  ) -> (weights: [Double], noise: Double) {
    var weights: [Double] = []
    var noise = covariance[0]
    var best = (criterion: n * naturalLogarithm(noise), weights: weights, noise: noise)
    for lag in 1..<covariance.count {
      var sum = covariance[lag]
      for (j, weight) in weights.enumerated() { sum -= weight * covariance[lag - 1 - j] }
      let reflection = sum / noise
      let before = weights
      for j in weights.indices { weights[j] -= reflection * before[before.count - 1 - j] }
      weights.append(reflection)
      noise *= 1 - reflection * reflection
      guard noise > 0 else { break }
      let criterion = n * naturalLogarithm(noise) + 2 * Double(lag)
      if criterion < best.criterion { best = (criterion, weights, noise) }
    }
    return (best.weights, best.noise * n / (n - Double(best.weights.count + 1)))
  }
}
