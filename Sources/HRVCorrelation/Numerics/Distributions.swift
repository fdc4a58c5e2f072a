internal import CGSL

/// Distribution functions, from GSL.
enum Distributions {
  /// The probability that a variable of Student's distribution with `df` degrees of freedom
  /// (which need not be whole) lies at least as far from 0 as `t`.
  ///
  /// - Precondition: `df` is greater than 0 and `t` is not NaN.
  static func studentTwoSidedP(t: Double, df: Double) -> Double {
    GSL.prepare()
    precondition(df > 0 && !t.isNaN)
    guard t.isFinite else { return 0 }
    return min(1, 2 * gsl_cdf_tdist_Q(abs(t), df))
  }

  /// The probability that a variable of Student's distribution lies above `t`.
  ///
  /// - Precondition: `df` is greater than 0 and `t` is finite.
  static func studentUpperP(t: Double, df: Double) -> Double {
    GSL.prepare()
    precondition(df > 0 && t.isFinite)
    return gsl_cdf_tdist_Q(t, df)
  }

  /// The number below which a variable of Student's distribution lies with probability `p`.
  ///
  /// - Precondition: `0 < p < 1` and `df` is greater than 0.
  static func studentQuantile(_ p: Double, df: Double) -> Double {
    GSL.prepare()
    precondition(0 < p && p < 1 && df > 0)
    return gsl_cdf_tdist_Pinv(p, df)
  }

  /// The number below which a standard normal variable lies with probability `p`.
  ///
  /// - Precondition: `0 < p < 1`.
  static func normalQuantile(_ p: Double) -> Double {
    GSL.prepare()
    precondition(0 < p && p < 1)
    return gsl_cdf_ugaussian_Pinv(p)
  }

  /// The probability that a standard normal variable lies at least as far from 0 as `z`.
  ///
  /// - Precondition: `z` is not NaN.
  static func normalTwoSidedP(z: Double) -> Double {
    GSL.prepare()
    precondition(!z.isNaN)
    return z.isFinite ? min(1, 2 * gsl_cdf_ugaussian_Q(abs(z))) : 0
  }

  /// `ln Γ(x)`.
  ///
  /// - Precondition: `x` is greater than 0.
  static func logGamma(_ x: Double) -> Double {
    GSL.prepare()
    precondition(x > 0)
    return gsl_sf_lngamma(x)
  }
}
