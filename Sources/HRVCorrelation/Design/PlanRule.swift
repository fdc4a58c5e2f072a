internal import HRVModel

/// What speaks against following a plan, and what to bear in mind about one.
enum PlanRule {
  /// What a study under the plan would be refused for, as far as it is known beforehand.
  static func refusals(of plan: TrialPlan) -> [Refusal] {
    [cannotReach, tooFewDays, tooShortAfterWashIn, collinear].compactMap { $0(plan) }
  }

  /// A sentence each.
  static func warnings(about plan: TrialPlan) -> [String] {
    [upperLevel, shortPeriod].compactMap { $0(plan) }
  }

  private static func cannotReach(_ plan: TrialPlan) -> Refusal? {
    let least = plan.design.smallestPValue
    guard least > TrialPlan.level else { return nil }
    let count = plan.design.assignmentCount
    return Refusal(
      rule: "cannot-reach-level",
      finding: count == 1
        ? "Nothing of this schedule is left to the lot, and to draw which phase comes first would"
          + " leave two mirror images: its randomisation test gives p = 1"
        : "The lot can draw \(count) schedules: the smallest p-value of the randomisation test is"
          + " \(NumberText.short(least, decimals: 4)), and \(NumberText.short(TrialPlan.level, decimals: 2))"
          + " is out of reach",
      remedy: "Leave more to the lot: 8 blocks, 6 pairs or 20 days to start on are the least")
  }

  private static func tooFewDays(_ plan: TrialPlan) -> Refusal? {
    let fewest = RefusalRule.fewestPairedDays
    guard plan.isOn.count < fewest else { return nil }
    return Refusal(
      rule: "too-few-days",
      finding: "The plan has \(NumberText.count(plan.isOn.count, "day")); \(fewest) are the least"
        + " that can be judged", remedy: "Make the blocks longer")
  }

  private static func tooShortAfterWashIn(_ plan: TrialPlan) -> Refusal? {
    let days = fewestSettledDays(plan)
    let fewest = RefusalRule.fewestDaysAfterWashIn
    guard days < fewest else { return nil }
    return Refusal(
      rule: "too-short-after-wash-in",
      finding:
        "With some schedules of the lot only \(NumberText.count(days, "day")) on magnesium come after the wash-in of"
        + " \(NumberText.count(plan.washInDays, "day")); \(fewest) are the least",
      remedy: "Make the blocks longer or the wash-in shorter")
  }

  /// The days on magnesium after the wash-in under the least favourable assignment: periods on
  /// magnesium as short as can be, or the latest start. That of the lot may not matter: a plan
  /// that is drawn again when it turns out badly was not drawn by lot.
  private static func fewestSettledDays(_ plan: TrialPlan) -> Int {
    func settled(_ days: Int) -> Int { max(0, days - plan.washInDays) }
    switch plan.design.kind {
    case .randomBlocks(let count, let days), .alternating(let count, let days):
      return count / 2 * settled(days)
    case .randomPairs(let count, let days): return count * settled(days)
    case .randomStart(_, _, let daysAfter): return settled(daysAfter)
    }
  }

  private static func collinear(_ plan: TrialPlan) -> Refusal? {
    let days = Array(plan.isOn.indices)
    let moments = days.map {
      Timestamp(day: plan.firstDay.advanced(by: $0 + 1), minuteOfDay: 7 * 60)
    }
    let planned = PlannedExposure(plan, at: moments)
    // Blocks on magnesium all first or all last, a start in the middle: no other schedules are as
    // much like a straight line.
    let count = plan.design.assignmentCount
    let inflation =
      [0, count / 2, count - 1].map { index in
        ExposureRegression.varianceInflation(
          days: days, exposure: planned(underAssignment: index))
      }.max() ?? 1
    guard inflation > RefusalRule.greatestVarianceInflation else { return nil }
    return Refusal(
      rule: "collinear",
      finding: "With some schedules of the lot, exposure and passing time cannot be told apart"
        + " (variance inflation"
        + " \(inflation.isFinite ? NumberText.short(inflation) : "without bound"); at most"
        + " \(NumberText.short(RefusalRule.greatestVarianceInflation)) may be)",
      remedy: "Plan blocks in place of a start, or more and shorter blocks")
  }

  private static func upperLevel(_ plan: TrialPlan) -> String? {
    let above = UpperLevel.allCases.filter {
      $0.limit.map { plan.dose.elementalMg > $0.mgPerDay } ?? false
    }
    guard !above.isEmpty else { return nil }
    let limits = above.compactMap { level in
      level.limit.map { "\(NumberText.short($0.mgPerDay)) mg (\(level.rawValue.uppercased()))" }
    }
    return "\(NumberText.short(plan.dose.elementalMg)) mg a day is above the upper level for"
      + " supplements: \(limits.joined(separator: ", "))."
  }

  private static func shortPeriod(_ plan: TrialPlan) -> String? {
    let longest = plan.runs.filter(\.isOn).map(\.days.count).max() ?? 0
    guard longest < 35 else { return nil }
    return "\(MagnesiumSafety.shortPeriod) The longest period on magnesium here has"
      + " \(NumberText.count(longest, "day"))."
  }
}
