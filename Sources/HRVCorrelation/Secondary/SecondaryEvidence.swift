internal import HRVModel

/// What secondary analyses look at: the evidence, and the primary estimate from it.
struct SecondaryEvidence: Sendable {
  let study: StudyEvidence
  /// The primary estimate, for the reference dose.
  let regression: ExposureRegression
  /// The smallest worthwhile change, in the outcome's unit.
  let worthwhile: Double?
  /// The same days with outcomes that came about otherwise.
  let alternatives: [AlternativeOutcomes]

  /// How effects are told.
  var scale: EffectScale { EffectScale(study.outcome) }
  /// The exposures in units of the reference dose.
  var exposures: [Double] { study.exposures.map { $0 / study.referenceLevel } }
  /// Simulated series behind secondary p-values.
  var seriesCount: Int { min(study.options.bootstrapCount, study.options.secondaryCount) }

  /// The outcomes of paired days without magnesium and on it, in the order of time.
  var groups: (off: [Double], on: [Double]) {
    func outcomes(_ state: DayState) -> [Double] {
      study.pairs.filter { $0.state == state }.map(\.choice.outcome)
    }
    return (outcomes(.off), outcomes(.on))
  }

  /// A line about an effect in the outcome's unit, told on its scale, with an interval that reaches
  /// so far to both sides, or has these ends; nil when it is too large for that.
  func effect(
    id: String, label: String, _ effect: Double, reach: Double? = nil,
    ends: (lower: Double, upper: Double)? = nil, level: Double = 0.95, pValue: Double? = nil,
    jointPValue: Double? = nil, n: Int? = nil
  ) -> SecondaryAnalysis.Figure? {
    guard let told = scale(effect) else { return nil }
    var interval: ConfidenceInterval?
    if let ends = ends ?? reach.map({ (effect - $0, effect + $0) }) {
      guard let lower = scale(ends.lower), let upper = scale(ends.upper) else { return nil }
      interval = ConfidenceInterval(lower: lower, upper: upper, level: level)
    }
    return .init(
      id: id, label: label, estimate: told, unit: scale.unit, interval: interval,
      pValue: pValue, jointPValue: jointPValue, n: n)
  }
}
