internal import HRVModel

extension StudyAnswer {
  /// The plan, and how it was kept to; nil without one.
  var plan: Line? {
    guard let conduct = result.design.conduct else { return nil }
    let plan = conduct.plan.plan
    let seal =
      conduct.plan.isIntact
      ? "\(conduct.plan.file): digest and schedule agree (\(plan.digest)). Compare the digest with"
        + " your dated copy: only that shows that it was fixed beforehand."
      : "\(conduct.plan.file) is not as it was written."
    let kept =
      "The log agrees with the plan on \(NumberText.count(conduct.adherentDays)) of"
      + " \(counted(conduct.knownDays, "day")) whose intake is known"
      + (conduct.adherence.map { " (\(NumberText.percent($0)))." } ?? ".")
    return Line(
      label: "Plan",
      paragraphs: [seal, kept]
        + conduct.objections.map { "Not taken as randomised: \($0)." })
  }

  /// The exact test of the plan; nil without one.
  var randomisation: Line? {
    guard let test = result.randomisation, let plan = result.design.conduct?.plan.plan else {
      return nil
    }
    let count = plan.design.assignmentCount
    let share = Int((test.pValue * Double(count)).rounded())
    let role =
      result.design.isRandomised
      ? "It decides: what was fixed beforehand counts." + disagreement(test)
      : "It does not decide, because something stands against it (see Plan)."
    return Line(
      label: "Randomisation test",
      paragraphs: [
        "\(NumberText.count(share)) of the \(counted(count, "schedule")) that the lot could have"
          + " drawn \(share == 1 ? "shows" : "show") at least as much as the drawn one:"
          + " \(NumberText.pValue(test.pValue)); as planned,"
          + " \(Self.estimateText(test)) \(perPlannedDose(plan));"
          + " n\u{A0}=\u{A0}\(NumberText.count(test.n)) (\(test.testID)).",
        role,
      ])
  }

  /// What to say when the interval of the regression sees it the other way.
  private func disagreement(_ test: TestResult) -> String {
    guard let interval = result.effect?.interval else { return "" }
    let holdsZero = interval.lower <= 0 && interval.upper >= 0
    guard holdsZero == (test.pValue <= TrialPlan.level) else { return "" }
    return " The interval of the regression \(holdsZero ? "still holds" : "does not hold") 0: it"
      + " rests on a model of the noise, this test on the lot alone."
  }

  private func perPlannedDose(_ plan: TrialPlan) -> String {
    "per \(NumberText.plain(plan.dose.elementalMg))\u{A0}mg/d"
  }
}
