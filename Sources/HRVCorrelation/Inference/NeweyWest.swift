/// Ordinary least squares of `y` on 1 and `x`, with the standard error of Newey and West.
///
/// - Source: W. K. Newey and K. D. West (1987), Econometrica 55, 703.
/// - Complexity: O(*n*·*lags*).
struct NeweyWest: Hashable, Sendable {
  let slope: Double
  /// With the factor `n/(n−2)`, as statsmodels' `use_correction` and R's `sandwich` (`adjust`).
  let standardError: Double

  /// The usual number of lags: `⌊4(n/100)^(2/9)⌋`, by whole numbers.
  static func usualLags(n: Int) -> Int {
    // The greatest L with (L/4)^9 ≤ (n/100)².
    let share = Double(n) / 100
    var lags = 0
    while power9(Double(lags + 1) / 4) <= share * share { lags += 1 }
    return lags
  }

  private static func power9(_ x: Double) -> Double {
    let cube = x * x * x
    return cube * cube * cube
  }

  /// The regression; nil when `x` does not vary or there are fewer than 4 pairs.
  init?(_ x: [Double], _ y: [Double], lags: Int) {
    let n = x.count
    let (u, v) = (x.centred, y.centred)
    let variation = dot(u, u)
    guard n > 3, variation > 0, variation.isFinite else { return nil }
    slope = dot(u, v) / variation
    var scores: [Double] = []
    for i in u.indices { scores.append(u[i] * (v[i] - slope * u[i])) }
    var sum = dot(scores, scores)
    for lag in 1..<max(1, min(lags, n - 1) + 1) {
      var products = 0.0
      for i in lag..<n { products += scores[i] * scores[i - lag] }
      sum += 2 * (1 - Double(lag) / Double(lags + 1)) * products
    }
    let variance = sum / (variation * variation) * Double(n) / Double(n - 2)
    guard variance > 0, variance.isFinite else { return nil }
    standardError = variance.squareRoot()
  }
}
