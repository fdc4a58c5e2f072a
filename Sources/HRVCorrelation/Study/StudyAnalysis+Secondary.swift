internal import HRVModel

extension StudyAnalysis {
  /// The number of independent days below which no correlation is given.
  static let leastEffectiveN = 6.0

  /// Correlations for description; none when too few independent days stand behind them.
  static func correlations(
    _ exposures: [Double], _ outcomes: [Double], effectiveN: Double?
  ) -> [TestResult] {
    guard let effectiveN, effectiveN >= leastEffectiveN else { return [] }
    return [
      PearsonCorrelation.test(exposures, outcomes, effectiveN: effectiveN),
      SpearmanCorrelation.test(exposures, outcomes, effectiveN: effectiveN),
      KendallCorrelation.test(exposures, outcomes, effectiveN: effectiveN),
    ].compactMap { $0 }
  }
}
