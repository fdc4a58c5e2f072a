/// The number of independent pairs that two autocorrelated series are worth.
///
/// `1/n* = 1/n + (2/n)·Σ r_xx(j)·r_yy(j)` over the lags `1 ... ⌊n/5⌋`, with autocorrelations
/// whose divisor is `Σ(x − x̄)²`; never more than `n`. Missing days are passed over: lags count
/// paired days.
///
/// - Source: B. J. Pyper and R. M. Peterman (1998), Can. J. Fish. Aquat. Sci. 55, 2127, with the
///   first of the estimators of autocorrelation that they compare.
/// - Complexity: O(*n*²).
enum EffectiveSampleSize {
  /// The effective number of pairs; nil when a series does not vary.
  static func pyperPeterman(_ x: [Double], _ y: [Double]) -> Double? {
    let n = x.count
    guard n > 1, let rx = autocorrelations(x, lags: n / 5),
      let ry = autocorrelations(y, lags: n / 5)
    else { return nil }
    let inverse = (1 + 2 * dot(rx, ry)) / Double(n)
    return inverse * Double(n) <= 1 ? Double(n) : 1 / inverse
  }

  /// The autocorrelations at the lags `1 ... lags`; nil when `x` does not vary.
  static func autocorrelations(_ x: [Double], lags: Int) -> [Double]? {
    let centred = x.centred
    let variation = dot(centred, centred)
    guard variation > 0, variation.isFinite else { return nil }
    return (0..<lags).map { lag in
      var sum = 0.0
      for i in 0..<(x.count - lag - 1) { sum += centred[i] * centred[i + lag + 1] }
      return sum / variation
    }
  }
}
