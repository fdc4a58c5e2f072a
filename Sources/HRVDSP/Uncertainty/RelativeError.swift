#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// How far a mean of squares may lie from its expectation, as a share of itself.
struct RelativeError: Sendable {
  /// The error that is exceeded with a probability of 1 − level.
  let halfWidth: Double
  /// The squared standard error.
  let variance: Double

  /// The interval around `value`, which goes with the mean of squares to the power `exponent`.
  ///
  /// A mean of squares is spread like χ² with ν = 2/variance degrees of freedom. By the cube-root
  /// transformation of Wilson and Hilferty its quantiles are `(1 − 2/(9ν) ± z √(2/(9ν)))³`;
  /// the logarithm of that, taken to the second order, is what is used here, since it has an end
  /// for every error:
  ///
  ///     value · exp( exponent · (b ± h) ),   b = h²/6 + variance/3, but at most h/2
  ///
  /// - Source: E. B. Wilson, M. M. Hilferty, PNAS 17(12), 1931, pp. 684–688.
  ///   doi:10.1073/pnas.17.12.684
  func interval(around value: Double, exponent: Double) -> (lower: Double, upper: Double) {
    let shift = min(halfWidth * halfWidth / 6 + variance / 3, halfWidth / 2)
    return (
      value * exp(exponent * (shift - halfWidth)), value * exp(exponent * (shift + halfWidth))
    )
  }

  /// The interval around a share, on the scale of log-odds, where `halfWidth` is absolute.
  static func interval(aroundShare p: Double, halfWidth: Double) -> (lower: Double, upper: Double) {
    let odds = p / (1 - p)
    let spread = exp(halfWidth / (p * (1 - p)))
    let (low, high) = (odds / spread, odds * spread)
    return (low / (1 + low), high.isFinite ? high / (1 + high) : 1)
  }
}
