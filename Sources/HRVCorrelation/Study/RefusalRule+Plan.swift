internal import HRVModel

extension RefusalRule {
  /// The morning after the last day of a plan still tells of it.
  static let planDoesNotCover = RefusalRule(id: "plan-does-not-cover") { evidence in
    guard let plan = evidence.options.plan?.plan, let study = evidence.selection.study,
      study.lowerBound < plan.firstDay || study.upperBound > plan.lastDay.advanced(by: 1)
    else { return nil }
    return (
      "The study runs from \(study.lowerBound) to \(study.upperBound), the plan only from"
        + " \(plan.firstDay) to \(plan.lastDay)",
      "Give the \(evidence.measurement)s of \(plan.firstDay) to"
        + " \(plan.lastDay.advanced(by: 1)) only, or leave the plan out"
    )
  }
}
