internal import HRVModel

extension Verdict {
  /// What an interval says, beside the smallest worthwhile change; all in the outcome's unit.
  ///
  /// Wholly within the worthwhile change: nothing worthwhile, even if 0 is excluded. Excluding 0
  /// otherwise: compatible with an effect, which is as high as it goes without a schedule drawn
  /// by lot. Anything else is inconclusive.
  static func decide(
    lower: Double, upper: Double, smallestWorthwhileChange: Double?
  ) -> Verdict {
    let swc = smallestWorthwhileChange
    if let swc, lower > -swc, upper < swc { return .noWorthwhileChange }
    if lower > 0 { return .compatible(.higher, exceedsSWC: swc.map { lower > $0 } ?? false) }
    if upper < 0 { return .compatible(.lower, exceedsSWC: swc.map { upper < -$0 } ?? false) }
    return .inconclusive
  }

  /// What the test of a schedule says that was drawn by lot beforehand.
  ///
  /// Its p-value decides whether there is a difference, its effect in which direction, and the
  /// interval of the regression how large it is at least. An interval wholly within the
  /// worthwhile change says so as ever; one on the other side of 0 leaves it undecided.
  static func decide(
    underSchedule effect: Double, pValue: Double, lower: Double, upper: Double,
    smallestWorthwhileChange: Double?
  ) -> Verdict {
    let swc = smallestWorthwhileChange
    if let swc, lower > -swc, upper < swc { return .noWorthwhileChange }
    guard pValue <= TrialPlan.level else { return .inconclusive }
    if effect > 0, upper > 0 {
      return .underRandomisedSchedule(.higher, exceedsSWC: swc.map { lower > $0 } ?? false)
    }
    if effect < 0, lower < 0 {
      return .underRandomisedSchedule(.lower, exceedsSWC: swc.map { upper < -$0 } ?? false)
    }
    return .inconclusive
  }
}
