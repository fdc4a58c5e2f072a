internal import HRVModel

extension StudyAnalysis.Answer {
  /// Adds the test of the plan, if there is one, and lets it decide if nothing speaks against it.
  mutating func weigh(
    _ evidence: StudyEvidence, _ scale: EffectScale, lower: Double, upper: Double,
    worthwhile: Double?
  ) throws(EstimationError) {
    guard let test = try evidence.randomisationTest() else { return }
    guard let told = scale(test.effect) else { throw .notFinite }
    let row = RandomisationTest.row
    randomisation = TestResult(
      testID: row.id, nullHypothesis: row.nullHypothesis, estimate: told, unit: scale.unit,
      interval: nil, pValue: test.pValue, n: evidence.selection.choices.count,
      assumptions: row.assumptions)
    schedules = test.schedules
    guard evidence.conduct?.objections.isEmpty ?? false, !evidence.outcome.isLFHF else { return }
    verdict = .decide(
      underSchedule: test.effect, pValue: test.pValue, lower: lower, upper: upper,
      smallestWorthwhileChange: worthwhile)
  }
}
