internal import HRVModel

/// Whether the effect is smaller than the smallest worthwhile change: two one-sided tests.
///
/// `H₁: β ≤ −SWC` and `H₂: β ≥ SWC`, each by the simulated distribution of `t`; the greater of
/// the two p-values counts. It is below 0.05 when the 90 % interval lies within ±SWC. The verdict
/// asks for more: that the 95 % interval does.
enum EquivalenceTest {
  static let row = SecondaryRow(
    id: "equivalence", title: "Equivalence", standing: .description,
    source: "Schuirmann 1987, doi:10.1007/BF01068419", contents: contents)

  /// Two one-sided tests at the level 0.05 belong to an interval of 0.90.
  static let level = 0.9

  static func contents(
    _ evidence: SecondaryEvidence
  ) throws(EstimationError) -> SecondaryRow.Contents {
    guard let worthwhile = evidence.worthwhile else {
      return .omitted("no smallest worthwhile change: the days without magnesium do not vary")
    }
    let regression = evidence.regression
    let ends = try regression.interval(level: level)
    guard
      let line = evidence.effect(
        id: "tost", label: "Two one-sided tests against the smallest worthwhile change",
        regression.effect, ends: ends, level: level,
        pValue: try pValue(regression, worthwhile: worthwhile)),
      let bound = evidence.effect(
        id: "swc", label: "Smallest worthwhile change", worthwhile)
    else { return .omitted("the effect is too large to be told in %") }
    return .figures(
      [line, bound],
      remarks: [
        "Tested against: the effect is at least as large as the smallest worthwhile change, up"
          + " or down. A small p-value speaks for a smaller effect or none."
      ])
  }

  /// The greater of the two one-sided p-values: half of the two-sided one of a bound, or what is
  /// left of 1 where the estimate lies beyond it.
  static func pValue(
    _ regression: ExposureRegression, worthwhile: Double
  ) throws(EstimationError) -> Double {
    let lower = try regression.pValue(of: -worthwhile) / 2
    let upper = try regression.pValue(of: worthwhile) / 2
    return max(
      regression.effect >= -worthwhile ? lower : 1 - lower,
      regression.effect <= worthwhile ? upper : 1 - upper)
  }
}
