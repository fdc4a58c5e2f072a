internal import HRVModel

extension StudyEvidence {
  /// The least share of known days on which the log must agree with the plan.
  static let leastAdherence = 0.8
  /// How many days before the plan's last a study may end.
  static let mostDaysMissingAtEnd = 7

  /// How the study kept to its plan; nil without one.
  var conduct: TrialConduct? {
    guard let filed = options.plan else { return nil }
    let plan = filed.plan
    var (known, adherent) = (0, 0)
    if let last = selection.study?.upperBound {
      for (index, isOn) in plan.isOn.enumerated() {
        let day = plan.firstDay.advanced(by: index)
        guard day < last, let mg = record.intake(on: day).elementalMg else { continue }
        known += 1
        if (mg > 0) == isOn { adherent += 1 }
      }
    }
    return TrialConduct(
      plan: filed, knownDays: known, adherentDays: adherent,
      objections: [
        tampering(filed), lot(plan), adherence(adherent, of: known), question(plan), end(plan),
      ].compactMap { $0 })
  }

  private func tampering(_ filed: FiledPlan) -> String? {
    if !filed.scheduleAgrees {
      return "the schedule in \(filed.file) is not the one that its seed draws"
    }
    return filed.digestAgrees
      ? nil : "the digest in \(filed.file) is not that of what the file says"
  }

  private func lot(_ plan: TrialPlan) -> String? {
    let least = plan.design.smallestPValue
    return least <= TrialPlan.level
      ? nil
      : "too little of the schedule was left to the lot: its smallest p-value is"
        + " \(NumberText.short(least, decimals: 4))"
  }

  private func adherence(_ adherent: Int, of known: Int) -> String? {
    guard known > 0 else { return "the log knows the intake of no day of the plan" }
    let share = Double(adherent) / Double(known)
    guard share < Self.leastAdherence else { return nil }
    return "the log agrees with the plan on \(adherent) of \(NumberText.count(known, "day"))"
      + " (\(NumberText.percent(share))); \(NumberText.percent(Self.leastAdherence)) are the"
      + " least"
  }

  private func question(_ plan: TrialPlan) -> String? {
    if plan.outcome != outcome.id {
      return "the plan asks about \(plan.outcome.rawValue), this analysis about"
        + " \(outcome.id.rawValue)"
    }
    let planned = try? ExposureModel.bodyPool(halfLifeDays: plan.halfLifeDays)
    guard let planned, planned.description != options.exposure.description else { return nil }
    return "the plan fixed the exposure as \(planned.summary), this analysis takes"
      + " \(options.exposure.summary)"
  }

  private func end(_ plan: TrialPlan) -> String? {
    guard let last = selection.study?.upperBound,
      plan.lastDay.daysSince1970 - last.daysSince1970 > Self.mostDaysMissingAtEnd
    else { return nil }
    return "the plan runs to \(plan.lastDay) and the data end on \(last): to look before the end"
      + " lets chance choose the moment"
  }

  /// The exact test of the plan; nil without one, or when its file or its lot cannot carry one.
  ///
  /// Every recording that counts takes part, whether intake before it is known or not: what was
  /// to be taken is known.
  func randomisationTest() throws(EstimationError) -> RandomisationTest? {
    guard let filed = options.plan, filed.isIntact,
      filed.plan.design.smallestPValue <= TrialPlan.level
    else { return nil }
    let plan = filed.plan
    let planned = PlannedExposure(
      plan, at: selection.choices.map(\.start.timestamp), before: record.supplements)
    return try RandomisationTest(
      days: selection.choices.map(\.day.daysSince1970),
      outcome: selection.choices.map(\.outcome),
      assignmentCount: plan.design.assignmentCount, drawn: plan.assignment
    ) { index in
      planned(underAssignment: index).map { $0 / plan.dose.elementalMg }
    }
  }
}
