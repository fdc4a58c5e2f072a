internal import HRVModel

extension StudyAnalysis {
  /// The part of a result that rests on the estimate.
  struct Answer {
    var effect: TestResult?
    var randomisation: TestResult?
    var schedules: StudyResult.ScheduleStatistics?
    var residuals: [StudyResult.Residual] = []
    var slope: StudyResult.Slope?
    var noise: StudyResult.Noise?
    var correlations: [TestResult] = []
    var secondary: [SecondaryAnalysis] = []
    var effectiveN: Double?
    var smallestWorthwhileChange: Double?
    var minimumDetectableEffect: Double?
    var verdict: Verdict
    var refusals: [Refusal] = []

    /// No answer.
    static func refused(_ refusals: [Refusal]) -> Answer {
      Answer(verdict: .insufficientData, refusals: refusals)
    }

    private init(verdict: Verdict, refusals: [Refusal]) {
      self.verdict = verdict
      self.refusals = refusals
    }

    /// Estimates the effect of the reference dose.
    init(
      _ evidence: StudyEvidence, alternatives: [AlternativeOutcomes]
    ) throws(EstimationError) {
      let unit = evidence.referenceLevel
      guard unit > 0 else { throw .notFinite }
      let (exposures, outcomes) = (evidence.exposures, evidence.outcomes)
      let regression = try ExposureRegression(
        days: evidence.dayNumbers, exposure: exposures.map { $0 / unit }, outcome: outcomes,
        covariates: evidence.covariateColumns, weights: evidence.weights,
        bootstrapCount: evidence.options.bootstrapCount, seed: evidence.options.seed)
      let scale = EffectScale(evidence.outcome)
      let (lower, upper) = regression.interval
      guard let told = scale(regression.effect), let low = scale(lower), let high = scale(upper)
      else { throw .notFinite }
      effectiveN = EffectiveSampleSize.pyperPeterman(exposures, outcomes)
      let row = ExposureRegression.row
      effect = TestResult(
        testID: row.id, nullHypothesis: row.nullHypothesis + Self.given(evidence), estimate: told,
        unit: scale.unit,
        interval: ConfidenceInterval(lower: low, upper: high, level: ExposureRegression.level),
        pValue: regression.pValue, n: outcomes.count, effectiveN: effectiveN,
        assumptions: row.assumptions + Self.assumptions(evidence))
      noise = StudyResult.Noise(
        dayToDayCorrelation: regression.noise.dayToDayCorrelation,
        slowShare: regression.noise.slowShare,
        standardDeviation: regression.standardDeviation,
        varianceInflation: evidence.varianceInflation ?? 1,
        trendPerDay: regression.trendPerDay)
      residuals = Self.residuals(evidence, regression)
      let slopes = [regression.effect, lower, upper].map { $0 / unit }
      if slopes.allSatisfy(\.isFinite) {
        slope = .init(perMgPerDay: slopes[0], lower: slopes[1], upper: slopes[2])
      }
      let deviation = evidence.baseline.standardDeviation
      let worthwhile = deviation > 0 ? 0.5 * deviation : nil
      smallestWorthwhileChange = worthwhile.flatMap { scale($0) }
      minimumDetectableEffect = scale(regression.minimumDetectableEffect)
      verdict =
        evidence.outcome.isLFHF
        ? .inconclusive
        : .decide(lower: lower, upper: upper, smallestWorthwhileChange: worthwhile)
      try weigh(evidence, scale, lower: lower, upper: upper, worthwhile: worthwhile)
      correlations = StudyAnalysis.correlations(exposures, outcomes, effectiveN: effectiveN)
      guard evidence.options.secondaryCount > 0 else { return }
      secondary = SecondaryAnalyses.analyses(
        of: SecondaryEvidence(
          study: evidence, regression: regression, worthwhile: worthwhile,
          alternatives: alternatives))
    }

    /// What is left of each day; empty when some of it is no number.
    private static func residuals(
      _ evidence: StudyEvidence, _ regression: ExposureRegression
    ) -> [StudyResult.Residual] {
      let left = regression.residuals
      guard left.allSatisfy({ $0.error.isFinite && $0.innovation.isFinite }) else { return [] }
      return zip(evidence.dayNumbers, left).map {
        .init(
          day: CivilDay(daysSince1970: $0), value: $1.error, innovation: $1.innovation)
      }
    }

    /// What the effect is given beside a trend.
    private static func given(_ evidence: StudyEvidence) -> String {
      let names = evidence.covariates.uses.map(\.name)
      return names.isEmpty ? "" : " and \(names.joined(separator: ", "))"
    }

    /// What covariates and weights assume.
    private static func assumptions(_ evidence: StudyEvidence) -> [String] {
      var assumptions: [String] = []
      if !evidence.covariates.uses.isEmpty {
        assumptions.append(
          "What was adjusted for acts along a straight line, and is not itself an effect of"
            + " magnesium.")
      }
      if evidence.weights != nil {
        assumptions.append(
          "The white noise of a day is the smaller the more clean seconds its recording has.")
      }
      return assumptions
    }
  }
}
