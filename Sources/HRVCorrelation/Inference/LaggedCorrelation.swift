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
/// greatest `|r|` is compared with those after shifting one series round in a circle. A shift
/// that is no longer than the longest lag only moves the lags, so those are left out, and the
/// p-value is `(1 + #)/(1 + shifts)`.
///
/// - Source: L. D. Haugh (1976), J. Am. Stat. Assoc. 71, 378.
/// - Complexity: O(*n*²·*lags*).
struct LaggedCorrelation: Sendable {
  /// `r` at the lags 0 ... longest; nil where nothing varies or fewer than ten days remain.
  let coefficients: [Double?]
  /// The p-value of the greatest `|r|`.
  let pValue: Double
  /// The number of days that count at each lag.
  let counts: [Int]

  /// Correlates `y` with `x` of 0 ... `longestLag` days before; nil with too few days for a
  /// shift, or when no coefficient is defined.
  ///
  /// - Parameters: `x` and `y` hold consecutive days, nil where there is no value.
  init?(_ x: [Double?], _ y: [Double?], longestLag: Int) throws(EstimationError) {
    guard x.count == y.count, x.count > 4 * (longestLag + 1),
      let u = try Self.whitened(x), let v = try Self.whitened(y)
    else { return nil }
    let found = (0...longestLag).map { Self.correlation(u, v, lag: $0, shift: 0) }
    coefficients = found.map(\.r)
    counts = found.map(\.count)
    let observed = coefficients.compactMap { $0.map(abs) }.max()
    guard let observed else { return nil }
    let shifts = (longestLag + 1)...(x.count - longestLag - 1)
    let extreme = shifts.count { shift in
      let greatest = (0...longestLag).compactMap { lag in
        Self.correlation(u, v, lag: lag, shift: shift).r.map(abs)
      }.max()
      return (greatest ?? 0) >= observed
    }
    pValue = Double(1 + extreme) / Double(1 + shifts.count)
  }

  static let fewestDays = 10

  /// `r` of `v` with `u` of `lag` days before, `u` having been moved by `shift` days in a circle.
  private static func correlation(
    _ u: [Double?], _ v: [Double?], lag: Int, shift: Int
  ) -> (r: Double?, count: Int) {
    var (n, su, sv, suu, svv, suv) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    for day in lag..<v.count {
      let moved = day - lag - shift
      let other = moved < 0 ? moved + v.count : moved
      guard let a = u[other], let b = v[day] else { continue }
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
