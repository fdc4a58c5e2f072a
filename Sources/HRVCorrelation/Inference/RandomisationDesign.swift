/// The schedules that a lot could have drawn, prepared to test any number of outcomes by them.
///
/// The test is ``RandomisationTest``. The estimators of all schedules are kept: some 0.8 MB a schedule of 120 days.
public struct RandomisationDesign: Sendable {
  private let contrasts: [ScheduleContrast]

  /// Prepares schedules.
  ///
  /// - Parameters:
  ///   - days: the days of the outcomes, ascending, five or more.
  ///   - exposures: the exposure of each day under each schedule.
  /// - Throws: when a schedule cannot be told from passing time.
  public init(days: [Int], exposures: [[Double]]) throws(EstimationError) {
    var contrasts: [ScheduleContrast] = []
    for exposure in exposures {
      contrasts.append(try ScheduleContrast(days: days, exposure: exposure))
    }
    self.contrasts = contrasts
  }

  /// For each outcome and each schedule, `p` if the lot had drawn that schedule: the share of
  /// schedules that show at least as much.
  ///
  /// - Complexity: O(*outcomes*·*schedules*·(*n* + *schedules*)).
  public func pValues(of outcomes: [[Double]]) throws(EstimationError) -> [[Double]] {
    let joined = outcomes.flatMap { $0 }
    var statistics: [[Double]] = []
    for contrast in contrasts { statistics.append(try contrast.statistics(of: joined)) }
    return outcomes.indices.map { outcome in
      let own = statistics.map { $0[outcome] }
      return own.indices.map { RandomisationTest.pValue(of: own, drawn: $0) }
    }
  }
}
