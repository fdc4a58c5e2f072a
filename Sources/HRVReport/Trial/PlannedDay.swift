internal import HRVModel

/// A day of a plan, as a calendar shows it.
struct PlannedDay {
  let day: CivilDay
  let state: State

  /// What a day is for.
  enum State: String, CaseIterable {
    case on
    case building
    case off
    case fading

    init(isOn: Bool, isSettling: Bool) {
      switch (isOn, isSettling) {
      case (true, false): self = .on
      case (true, true): self = .building
      case (false, false): self = .off
      case (false, true): self = .fading
      }
    }

    /// The letters in the calendar.
    var sign: String {
      switch self {
      case .on: "M"
      case .building: "M+"
      case .off: "0"
      case .fading: "0\u{2212}"
      }
    }

    /// What the letters stand for.
    var meaning: String {
      switch self {
      case .on: "magnesium"
      case .building: "magnesium, while an effect may still build up"
      case .off: "no magnesium"
      case .fading: "no magnesium, while an effect may still fade"
      }
    }
  }

  /// Every day of a plan, in order.
  static func all(_ plan: TrialPlan) -> [PlannedDay] {
    zip(plan.isOn, plan.isSettling).enumerated().map { index, marks in
      PlannedDay(
        day: plan.firstDay.advanced(by: index),
        state: State(isOn: marks.0, isSettling: marks.1))
    }
  }
}
