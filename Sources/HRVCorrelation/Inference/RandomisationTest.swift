internal import HRVModel

/// The exact randomisation test of a planned schedule: how often another schedule that the lot
/// might have drawn would have shown as much as the one that it drew.
///
/// The outcomes stay as they are and the schedules are exchanged; `p` is the share of schedules
/// that show at least as much as the drawn one (``ScheduleContrast``), upward or downward.
/// Nothing about the noise needs to be true for it: the lot alone makes it exact.
///
/// - Source: R. A. Fisher, "The Design of Experiments", 1935, section 21; for single persons,
///   E. S. Edgington (1980), J. Educ. Stat. 5, 235.
struct RandomisationTest: Sendable {
  static let row = AssociationTest(
    id: "randomisation", name: "Randomisation test of the plan",
    nullHypothesis: "the outcome of every day would have been the same under any schedule that"
      + " the lot could have drawn",
    summary:
      "share of all schedules of the plan whose |t| (GLS, averaged over AR(1) + white noise; a"
      + " third of it with a linear trend, two without) is at least that of the drawn one; needs --plan",
    assumptions: [
      "The schedule was drawn by lot beforehand, as the plan says.",
      "What was to be taken is compared, whether it was taken or not (intention to treat).",
    ],
    source: "Fisher 1935, section 21; Edgington 1980, doi:10.3102/10769986005003235",
    isPrimary: true)

  /// Two statistics that differ by less are the same: mirror images differ by rounding.
  static let tieTolerance = 1e-6

  /// The effect of one unit of exposure under the drawn schedule, in the outcome's unit, as
  /// ``ScheduleContrast`` has it.
  let effect: Double
  /// `t` of every assignment, in their order; 0 where exposure and trend are one.
  let statistics: [Double]
  /// The assignment that the lot drew.
  let drawn: Int
  /// The share of assignments at least as extreme as the drawn one.
  let pValue: Double

  /// Compares the drawn assignment with all.
  ///
  /// - Parameters:
  ///   - days: the days of the outcomes, ascending.
  ///   - exposure: the exposures of an assignment.
  /// - Precondition: the arrays have one length, of at least 5.
  /// - Throws: when the drawn assignment cannot be estimated.
  /// - Complexity: O(*assignmentCount*·*n*).
  init(
    days: [Int], outcome: [Double], assignmentCount: Int, drawn: Int,
    exposure: (Int) -> [Double]
  ) throws(EstimationError) {
    let own = try ScheduleContrast(days: days, exposure: exposure(drawn))
    effect = try own.effect(on: outcome)
    var statistics = [Double](repeating: 0, count: assignmentCount)
    for index in 0..<assignmentCount {
      let contrast =
        index == drawn ? own : try? ScheduleContrast(days: days, exposure: exposure(index))
      statistics[index] = try contrast?.statistics(of: outcome)[0] ?? 0
    }
    self.statistics = statistics
    self.drawn = drawn
    pValue = Self.pValue(of: statistics, drawn: drawn)
  }

  /// What was compared, for people to look at; nil when a statistic is no number.
  var schedules: StudyResult.ScheduleStatistics? {
    guard statistics.allSatisfy(\.isFinite) else { return nil }
    return .init(
      t: statistics, drawn: drawn,
      asExtreme: Int((pValue * Double(statistics.count)).rounded()))
  }

  /// The share of `statistics` that are at least as far from 0 as the drawn one.
  static func pValue(
    of statistics: [Double], drawn: Int
  ) -> Double {
    let least = abs(statistics[drawn]) - tieTolerance
    return Double(statistics.count { abs($0) >= least }) / Double(statistics.count)
  }
}
