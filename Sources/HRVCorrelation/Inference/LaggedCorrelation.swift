internal import HRVModel

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Correlations of one daily series with another, so many days before, after each has been
/// freed of its own memory.
///
/// Each series is whitened by its own first-order autoregression, estimated with regard to its
/// gaps: `uₜ = (xₜ − μ − ρ^g·(xₜ₋g − μ))/√(1 − ρ^(2g))`, `g` days after the value before. The
/// greatest `|r|` is compared with those after putting the days of `u` in an order drawn by lot,
/// which is fair when nothing of its memory is left: ``isWhite``.
///
/// Shifts in a circle would not do: one of 15 lags holds the greatest of all `n` correlations in
/// 15/`n` of the cases, so that either p stays above that or, if shifts that move the lags only
/// are left out, p is too small in as many.
///
/// - Source: L. D. Haugh (1976), J. Am. Stat. Assoc. 71, 378.
/// - Complexity: O(*count*·*n*·*lags*).
struct LaggedCorrelation: Sendable {
  /// `r` at the lags 0 ... longest; nil where nothing varies or fewer than ten days remain.
  let coefficients: [Double?]
  /// The p-value of the greatest `|r|`.
  let pValue: Double
  /// The number of days that count at each lag.
  let counts: [Int]

  /// Whether the whitened `x` shows no memory of 1 to 7 days, by three standard errors.
  let isWhite: Bool

  /// Correlates `y` with `x` of 0 ... `longestLag` days before; nil with too few days, or when no
  /// coefficient is defined.
  ///
  /// - Parameters: `x` and `y` hold consecutive days, nil where there is no value; `count` orders
  ///   are drawn by lot from `seed`.
  init?(
    _ x: [Double?], _ y: [Double?], longestLag: Int, count: Int, seed: UInt64
  ) throws(EstimationError) {
    guard x.count == y.count, x.count > 4 * (longestLag + 1), let u = try Self.whitened(x),
      let v = try Self.whitened(y)
    else { return nil }
    let found = (0...longestLag).map { Self.correlation(u, v, lag: $0) }
    coefficients = found.map(\.r)
    counts = found.map(\.count)
    guard let observed = coefficients.compactMap({ $0.map(abs) }).max() else { return nil }
    isWhite = (1...7).allSatisfy { lag in
      let (r, count) = Self.correlation(u, u, lag: lag)
      return abs(r ?? 0) * Double(count).squareRoot() <= 3
    }
    let days = u.indices.filter { u[$0] != nil }
    var shuffled = u
    var generator = SplitMix64(seed: seed)
    var extreme = 0
    for _ in 0..<count {
      for k in days.indices.dropFirst().reversed() {
        let other = Int(generator.nextUniform() * Double(k + 1))
        shuffled.swapAt(days[k], days[other])
      }
      let greatest = (0...longestLag).compactMap { lag in
        Self.correlation(shuffled, v, lag: lag).r.map(abs)
      }.max()
      if (greatest ?? 0) >= observed { extreme += 1 }
    }
    pValue = Double(1 + extreme) / Double(1 + count)
  }

  static let fewestDays = 10

  /// `r` of `v` with `u` of `lag` days before.
  private static func correlation(
    _ u: [Double?], _ v: [Double?], lag: Int
  ) -> (r: Double?, count: Int) {
    var (n, su, sv, suu, svv, suv) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    for day in lag..<v.count {
      guard let a = u[day - lag], let b = v[day] else { continue }
      n += 1
      su += a
      sv += b
      suu += a * a
      svv += b * b
      suv += a * b
    }
    guard Int(n) >= fewestDays else { return (nil, Int(n)) }
    let (varU, varV) = (suu - su * su / n, svv - sv * sv / n)
    guard varU > 1e-9 * suu, varV > 1e-9 * svv else { return (nil, Int(n)) }
    return ((suv - su * sv / n) / (varU * varV).squareRoot(), Int(n))
  }

  /// What is new on each day; nil when the series has fewer than ten values or does not vary.
  static func whitened(_ x: [Double?]) throws(EstimationError) -> [Double?]? {
    let days = x.indices.filter { x[$0] != nil }
    let values = x.compactMap { $0 }
    guard values.count >= fewestDays, !values.isConstant else { return nil }
    let gls = try GeneralizedLeastSquares(
      LinearModel(days: days, columns: [values.map { _ in 1 }], response: values),
      noise: .slowOnly)
    let fit = try gls.fit()
    let (mean, rho) = (fit.coefficients[0], fit.noise.dayToDayCorrelation)
    var fresh = [Double?](repeating: nil, count: x.count)
    for ((day, previous), (value, before)) in zip(
      zip(days.dropFirst(), days), zip(values.dropFirst(), values))
    {
      let kept = pow(rho, Double(day - previous))
      fresh[day] = (value - mean - kept * (before - mean)) / (1 - kept * kept).squareRoot()
    }
    return fresh
  }
}
