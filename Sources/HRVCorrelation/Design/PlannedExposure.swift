internal import HRVModel

/// The body pool that a plan brings about, at the moments of the recordings, under any of its
/// assignments.
///
/// It is what was to be taken that counts, not what was (intention to treat): only that was
/// drawn by lot. Doses before the plan begins are the same under every assignment.
struct PlannedExposure: Sendable {
  private let plan: TrialPlan
  /// For each moment, what doses before the plan left.
  private let earlier: [Double]
  /// For each moment, what a dose on each day of the plan comes to, day by day.
  private let ofDay: [[Double]]

  /// Prepares to read the exposure off `plan`.
  ///
  /// - Parameter before: doses; those on days of the plan are passed over.
  /// - Complexity: O(*moments*·(*days* + *doses*)).
  init(_ plan: TrialPlan, at moments: [Timestamp], before: [IntakeEvent] = []) {
    self.plan = plan
    let weight = ExposureModel.poolWeight(halfLifeDays: plan.halfLifeDays)
    let history = before.filter { $0.timestamp.wakeDay() < plan.firstDay }
    earlier = moments.map { moment in
      history.reduce(0) { $0 + $1.elementalMg * weight(moment.days(since: $1.timestamp)) }
    }
    let doses = plan.isOn.indices.map {
      Timestamp(day: plan.firstDay.advanced(by: $0), minuteOfDay: plan.dose.minuteOfDay)
    }
    ofDay = moments.map { moment in
      doses.map { plan.dose.elementalMg * weight(moment.days(since: $0)) }
    }
  }

  /// The exposures under an assignment, in mg a day, in the order of the moments.
  ///
  /// - Complexity: O(*moments*·*days*).
  func callAsFunction(underAssignment index: Int) -> [Double] {
    let isOn = plan.design.isOn(underAssignment: index)
    return zip(earlier, ofDay).map { earlier, ofDay in
      var sum = earlier
      for day in isOn.indices where isOn[day] { sum += ofDay[day] }
      return sum
    }
  }
}
