#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The standardized difference of two means without its bias in small groups.
///
/// - Source: L. V. Hedges (1981), J. Educ. Stat. 6, 107.
enum HedgesG {
  /// `(mean b − mean a)/s`, `s` pooled (Cohen's d); nil when nothing varies or a group has
  /// fewer than two values.
  static func cohenD(_ a: [Double], _ b: [Double]) -> Double? {
    guard a.count > 1, b.count > 1 else { return nil }
    let (x, y) = (a.centred, b.centred)
    let pooled = (dot(x, x) + dot(y, y)) / Double(a.count + b.count - 2)
    guard pooled > 0, pooled.isFinite else { return nil }
    return (b.mean - a.mean) / pooled.squareRoot()
  }

  /// `J·d`.
  static func callAsFunction(_ a: [Double], _ b: [Double]) -> Double? {
    cohenD(a, b).map { $0 * correction(df: Double(a.count + b.count - 2)) }
  }

  /// `J = Γ(m/2)/(√(m/2)·Γ((m−1)/2))`.
  ///
  /// - Precondition: `df` is greater than 1.
  static func correction(df: Double) -> Double {
    exp(
      Distributions.logGamma(df / 2) - 0.5 * log(df / 2)
        - Distributions.logGamma((df - 1) / 2))
  }
}
