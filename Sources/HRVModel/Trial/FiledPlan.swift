/// A plan as a file has it: the parameters, and what the file says came of them.
public struct FiledPlan: Hashable, Sendable {
  /// The file as the person named it.
  public let file: String
  /// The plan that the parameters and the seed of the file make.
  public let plan: TrialPlan
  /// The digest that the file states.
  public let statedDigest: String
  /// The schedule that the file states, a digit for each day.
  public let statedSchedule: String

  /// Creates a filed plan.
  public init(file: String, plan: TrialPlan, statedDigest: String, statedSchedule: String) {
    self.file = file
    self.plan = plan
    self.statedDigest = statedDigest
    self.statedSchedule = statedSchedule
  }

  /// Whether the schedule is the one that the seed draws.
  public var scheduleAgrees: Bool { statedSchedule == plan.scheduleText }
  /// Whether the digest is that of the parameters and the schedule.
  public var digestAgrees: Bool { statedDigest == plan.digest }
  /// Whether the file is as it was written.
  public var isIntact: Bool { scheduleAgrees && digestAgrees }
}
