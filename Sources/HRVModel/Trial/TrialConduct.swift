/// How a study kept to the plan that it was given.
public struct TrialConduct: Hashable, Sendable {
  /// The plan.
  public let plan: FiledPlan
  /// The days of the plan before the study's last recording whose intake is known.
  public let knownDays: Int
  /// Those of them on which the log agrees with the plan.
  public let adherentDays: Int
  /// Why the study does not count as one under a schedule drawn by lot beforehand, a sentence
  /// each without its full stop; empty when it does.
  public let objections: [String]

  /// The share of known days that agree with the plan; nil when none is known.
  public var adherence: Double? {
    knownDays > 0 ? Double(adherentDays) / Double(knownDays) : nil
  }

  /// Creates a description of conduct.
  public init(plan: FiledPlan, knownDays: Int, adherentDays: Int, objections: [String]) {
    self.plan = plan
    self.knownDays = knownDays
    self.adherentDays = adherentDays
    self.objections = objections
  }
}
