internal import HRVModel

/// What Pearson's and Spearman's test share once there is a coefficient.
enum CorrelationTest {
  static func result(
    _ row: AssociationTest, r: Double, varianceFactor: Double, n: Int, effectiveN: Double
  ) -> TestResult? {
    guard effectiveN > 3, abs(r) < 1 else { return nil }
    let t = r * ((effectiveN - 2) / (1 - r * r)).squareRoot()
    let halfWidth =
      Distributions.normalQuantile(0.975) * (varianceFactor / (effectiveN - 3)).squareRoot()
    return TestResult(
      testID: row.id, nullHypothesis: row.nullHypothesis, estimate: r, unit: "",
      interval: ConfidenceInterval(
        lower: Fisher.inverse(Fisher.z(r) - halfWidth),
        upper: Fisher.inverse(Fisher.z(r) + halfWidth), level: 0.95),
      pValue: Distributions.studentTwoSidedP(t: t, df: effectiveN - 2), n: n,
      effectiveN: effectiveN, assumptions: row.assumptions)
  }
}
