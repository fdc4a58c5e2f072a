/// What a schedule shows in an outcome: the `t` of its exposure, a third of it from a regression with
/// a straight line over time and two thirds from one without, each averaged over the noise of
/// ``ExposureRegression`` (``GeneralizedLeastSquares/averagedStatistics(of:count:using:_:)``).
///
/// A line costs power where nothing drifts, and saves it where something does; both together are
/// nearly as good as the better of the two. For a step of 1 SD in 8 blocks of 15 days, 2,100
/// simulated trials tested against all 70 schedules, with the line, without and this: AR(1) noise
/// with ρ = 0.3 71, 82 and 82 %; a drift of 1 SD over the trial on top of it 71, 59 and 67 %, of 2 SD
/// 71, 29 and 47 %; half of the variance slow, with ρ = 0.9, 44, 52 and 51 %. With the noise that REML
/// finds in place of the average, 80 % of the first and 65 % of the second; with the line taken
/// out only where the outcome shows one, 77 and 59 % (`Benchmarks/Calibration`, 500).
struct ScheduleContrast: Sendable {
  private static let slopingShare = 1.0 / 3

  /// With the line and without.
  let sloping, level: GeneralizedLeastSquares

  /// - Throws: when the exposure cannot be told from passing time.
  init(days: [Int], exposure: [Double]) throws(EstimationError) {
    sloping = GeneralizedLeastSquares(
      try LinearModel(
        days: days, columns: ExposureRegression.columns(days: days, exposure: exposure)))
    level = GeneralizedLeastSquares(
      try LinearModel(days: days, columns: [days.map { _ in 1 }, exposure]))
  }

  /// The effect of the exposure on one outcome, of both regressions alike, with the noise that
  /// REML finds.
  func effect(on outcome: [Double]) throws(EstimationError) -> Double {
    var effect = 0.0
    for (estimator, share) in [(sloping, Self.slopingShare), (level, 1 - Self.slopingShare)] {
      let fit = try estimator.fit(estimator.model.with(response: outcome))
      effect += share * fit.coefficients[estimator.model.columnCount - 1]
    }
    return effect
  }

  /// What the schedule shows in each of the outcomes that lie one after another.
  func statistics(of outcomes: [Double]) throws(EstimationError) -> [Double] {
    let (one, other) = (
      try sloping.averagedStatistics(of: outcomes), try level.averagedStatistics(of: outcomes)
    )
    return zip(one, other).map { Self.slopingShare * $0 + (1 - Self.slopingShare) * $1 }
  }
}
