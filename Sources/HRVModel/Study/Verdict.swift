/// What a study may conclude. The list is closed: no other wording is printed.
public enum Verdict: Hashable, Sendable {
  /// A refusal stands in the way.
  case insufficientData
  /// The interval holds both worthwhile effects and none.
  case inconclusive
  /// The whole interval lies inside the smallest worthwhile change.
  case noWorthwhileChange
  /// The interval excludes 0, but nobody fixed the schedule by lot beforehand.
  case compatible(Direction, exceedsSWC: Bool)
  /// The test of a schedule that was drawn by lot beforehand has p ≤ 0.05.
  case underRandomisedSchedule(Direction, exceedsSWC: Bool)

  /// On which side of 0 the effect lies.
  public enum Direction: String, Hashable, Sendable {
    /// Higher while magnesium is taken.
    case higher
    /// Lower while magnesium is taken.
    case lower
  }

  /// The words, from the closed vocabulary.
  public var text: String {
    switch self {
    case .insufficientData: "insufficient data"
    case .inconclusive: "inconclusive"
    case .noWorthwhileChange: "no worthwhile change (equivalence)"
    case .compatible(let direction, let exceedsSWC):
      "compatible with \(direction.rawValue) during magnesium; cause not established"
        + (exceedsSWC ? "; exceeds SWC" : "")
    case .underRandomisedSchedule(let direction, let exceedsSWC):
      "\(direction.rawValue) under randomised schedule" + (exceedsSWC ? "; exceeds SWC" : "")
    }
  }
}
