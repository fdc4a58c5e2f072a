internal import HRVModel

/// Pearson's correlation, judged by the number of independent pairs.
///
/// `t = r·√((n*−2)/(1−r²))` with `n*−2` degrees of freedom; interval `tanh(z ± 1.96/√(n*−3))`.
///
/// - Source: R. A. Fisher (1921), Metron 1, 3; with `n*` for `n`, Pyper and Peterman (1998).
enum PearsonCorrelation {
  static let row = AssociationTest(
    id: "pearson", name: "Pearson's r",
    nullHypothesis: "exposure and outcome are not linearly related",
    summary: "linear correlation; interval and p-value with n* for n",
    assumptions: [
      "The relation is linear, and there is no trend that exposure and outcome share.",
      "Day-to-day correlation is accounted for by n* (Pyper and Peterman).",
    ],
    source: "Fisher 1921; Pyper and Peterman 1998, doi:10.1139/f98-104", isPrimary: false)

  /// The test; nil when a series does not vary or `effectiveN` is 3 or less.
  static func test(_ x: [Double], _ y: [Double], effectiveN: Double) -> TestResult? {
    guard let r = coefficient(x, y) else { return nil }
    return CorrelationTest.result(
      row, r: r, varianceFactor: 1, n: x.count, effectiveN: effectiveN)
  }

  /// `r`; nil when a series does not vary.
  static func coefficient(_ x: [Double], _ y: [Double]) -> Double? {
    let (a, b) = (x.centred, y.centred)
    let scale = a.euclideanLength * b.euclideanLength
    guard scale > 0, scale.isFinite else { return nil }
    return min(1, max(-1, dot(a, b) / scale))
  }
}
