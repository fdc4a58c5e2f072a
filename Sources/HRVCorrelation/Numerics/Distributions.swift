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

  /// The number below which a standard normal variable lies with probability `p`.
  ///
  /// - Precondition: `0 < p < 1`.
  static func normalQuantile(_ p: Double) -> Double {
    GSL.prepare()
    precondition(0 < p && p < 1)
    return gsl_cdf_ugaussian_Pinv(p)
  }
}
