/// The schedules that a lot could have drawn, prepared to test any number of outcomes by them.
///
/// The test is ``RandomisationTest``; searches end earlier here, which leaves less than 10⁻⁴ open in
/// `t`. The estimators of all schedules are kept: some 0.4 MB a schedule of 120 days, twice.
public struct RandomisationDesign: Sendable {
  private let trend: GeneralizedLeastSquares
  private let withTrend, withoutTrend: [GeneralizedLeastSquares]

  private static let tieTolerance = 1e-4

  /// Prepares schedules.
  ///
  /// - Parameters:
  ///   - days: the days of the outcomes, ascending, five or more.
  ///   - exposures: the exposure of each day under each schedule.
  /// - Throws: when a schedule cannot be told from passing time.
  public init(days: [Int], exposures: [[Double]]) throws(EstimationError) {
    trend = try TrendRule.estimator(days: days)
    var estimators: [[GeneralizedLeastSquares]] = [[], []]
    for (index, hasTrend) in [true, false].enumerated() {
      for exposure in exposures {
        estimators[index].append(
          GeneralizedLeastSquares(
            try LinearModel(
              days: days,
              columns: TrendRule.columns(days: days, exposure: exposure, hasTrend: hasTrend))))
      }
    }
    (withTrend, withoutTrend) = (estimators[0], estimators[1])
  }

  /// The share of schedules whose `|t|` is at least that of the drawn one.
  ///
  /// - Complexity: O(*schedules*·*n*).
  public func pValue(of outcome: [Double], drawn: Int) throws(EstimationError) -> Double {
    let hasTrend = abs(try trend.statistics(of: outcome)[0]) > TrendRule.leastT
    let estimators = hasTrend ? withTrend : withoutTrend
    var statistics: [Double] = []
    for estimator in estimators { statistics.append(try estimator.statistics(of: outcome)[0]) }
    return RandomisationTest.pValue(
      of: statistics, drawn: drawn, tieTolerance: Self.tieTolerance)
  }
}
