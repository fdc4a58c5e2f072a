import HRVModel

@testable import HRVCorrelation

/// Plans that begin when ``StudyFixture`` does.
enum TrialFixture {
  static func plan(
    _ kind: TrialDesign.Kind = .randomBlocks(count: 8, days: 7), seed: UInt64 = 7,
    washInDays: Int = 0, halfLifeDays: Double = 7
  ) throws -> TrialPlan {
    try TrialPlan(
      design: TrialDesign(kind), firstDay: StudyFixture.firstDay,
      dose: PlannedDose(elementalMg: 200, form: "citrate", minuteOfDay: 21 * 60),
      washInDays: washInDays, washOutDays: washInDays, outcome: "ln_rmssd",
      halfLifeDays: halfLifeDays, seed: seed)
  }

  static func filed(_ plan: TrialPlan, digest: String? = nil) -> FiledPlan {
    FiledPlan(
      file: "plan.json", plan: plan, statedDigest: digest ?? plan.digest,
      statedSchedule: plan.scheduleText)
  }

  /// What a study needs to know that follows `plan`.
  static func options(_ plan: FiledPlan) -> StudyOptions {
    var options = StudyOptions()
    options.logIsComplete = true
    options.bootstrapCount = 99
    options.washInDays = 0
    options.plan = plan
    return options
  }
}
