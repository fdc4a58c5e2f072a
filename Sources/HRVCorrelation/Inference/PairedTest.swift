/// The t-test of paired differences, and the mean difference in their own deviation.
///
/// - Source: Student (1908), Biometrika 6, 1; `d_z`, J. Cohen, "Statistical power analysis",
///   1988, section 2.3.
struct PairedTest: Hashable, Sendable {
  let mean: Double
  let t: Double
  let df: Double
  let pValue: Double
  /// Mean over standard deviation of the differences.
  let dz: Double
  /// The ends of the interval of 95 %.
  let lower: Double
  let upper: Double

  /// The test; nil with fewer than two differences or when they do not vary.
  init?(_ differences: [Double]) {
    let deviation = differences.standardDeviation
    guard differences.count > 1, deviation > 0, deviation.isFinite else { return nil }
    let n = Double(differences.count)
    mean = differences.mean
    dz = mean / deviation
    t = dz * n.squareRoot()
    df = n - 1
    pValue = Distributions.studentTwoSidedP(t: t, df: df)
    let reach = Distributions.studentQuantile(0.975, df: df) * deviation / n.squareRoot()
    (lower, upper) = (mean - reach, mean + reach)
  }
}
