/// The t-test of two groups of independent values with variances of their own.
///
/// Days are not independent: beside a study it shows what others would have said.
///
/// - Source: B. L. Welch (1947), Biometrika 34, 28.
struct WelchTest: Hashable, Sendable {
  /// Mean of the second group minus mean of the first.
  let difference: Double
  let t: Double
  let df: Double
  let pValue: Double
  /// The ends of the interval of 95 %.
  let lower: Double
  let upper: Double

  /// The test; nil when a group has fewer than two values or neither varies.
  init?(_ a: [Double], _ b: [Double]) {
    guard a.count > 1, b.count > 1 else { return nil }
    let (sa, sb) = (a.standardDeviation, b.standardDeviation)
    let (va, vb) = (sa * sa / Double(a.count), sb * sb / Double(b.count))
    let error = (va + vb).squareRoot()
    guard error > 0, error.isFinite else { return nil }
    difference = b.mean - a.mean
    t = difference / error
    df =
      (va + vb) * (va + vb)
      / (va * va / Double(a.count - 1) + vb * vb / Double(b.count - 1))
    pValue = Distributions.studentTwoSidedP(t: t, df: df)
    let reach = Distributions.studentQuantile(0.975, df: df) * error
    (lower, upper) = (difference - reach, difference + reach)
  }
}
