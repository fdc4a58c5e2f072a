/// Whether a straight line over time is taken out of an outcome before schedules are compared.
///
/// It is when the outcome alone shows one: regressed on time, with the noise of the study, `|t|`
/// exceeds 2. The rule does not look at the schedule, so a randomisation test stays exact with it.
///
/// Were the noise known, a line in vain would cost the test 12 points of power at 1 SD in 120 days of 8
/// blocks, ρ .3 (71 instead of 83 %), and a line left out under a drift of 2 SD 50 (21 instead of 71 %).
/// With the noise estimated and this rule, `Benchmarks/Calibration` finds 77 % without a drift.
enum TrendRule {
  static let leastT = 2.0

  /// The design of a schedule.
  static func columns(days: [Int], exposure: [Double], hasTrend: Bool) -> [[Double]] {
    hasTrend
      ? ExposureRegression.columns(days: days, exposure: exposure)
      : [days.map { _ in 1 }, exposure]
  }

  /// What tells the trend of series on `days`.
  static func estimator(days: [Int]) throws(EstimationError) -> GeneralizedLeastSquares {
    GeneralizedLeastSquares(
      try LinearModel(days: days, columns: [days.map { _ in 1 }, days.map(Double.init).centred]))
  }

  /// Whether `outcome` has a trend.
  static func holds(days: [Int], outcome: [Double]) throws(EstimationError) -> Bool {
    let gls = try estimator(days: days)
    return abs(try gls.fit(gls.model.with(response: outcome)).t) > leastT
  }
}
