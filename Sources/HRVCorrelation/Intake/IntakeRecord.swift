internal import HRVModel

/// An intake log after conversion: what was taken when, and of which days that is known.
struct IntakeRecord: Sendable {
  /// Every dose from a supplement that can matter, in order of the local clock.
  let supplements: [IntakeEvent]
  /// Every portion of food, in no particular order.
  let foods: [IntakeEvent]
  /// The first day that is accounted for.
  let firstDay: CivilDay
  /// The first day that the log itself speaks of; nil when it is empty.
  let beginning: CivilDay?
  /// Whether a day without an entry is a day without magnesium.
  let isComplete: Bool
  /// What to know about the conversion, a sentence each.
  let warnings: [String]
  /// The states of the days from the first that is accounted for to the last of the study.
  let states: DayStates

  private let supplementsOfDay: [CivilDay: Range<Int>]
  private let supplementMgOfDay: [CivilDay: Double]
  private let daysOfNothing: Set<CivilDay>

  init(
    supplements: [IntakeEvent], foods: [IntakeEvent], daysOfNothing: Set<CivilDay>,
    firstDay: CivilDay, lastDay: CivilDay? = nil, beginning: CivilDay?, isComplete: Bool,
    warnings: [String]
  ) {
    let ordered = supplements.enumerated().sorted {
      ($0.element.timestamp.localMilliseconds, $0.offset)
        < ($1.element.timestamp.localMilliseconds, $1.offset)
    }
    self.supplements = ordered.map(\.element)
    self.foods = foods
    self.daysOfNothing = daysOfNothing
    self.firstDay = firstDay
    self.beginning = beginning
    self.isComplete = isComplete
    self.warnings = warnings
    var sums: [CivilDay: Double] = [:]
    var ranges: [CivilDay: Range<Int>] = [:]
    for (i, event) in self.supplements.enumerated() {
      let day = event.timestamp.wakeDay()
      sums[day, default: 0] += event.elementalMg
      // In order of the local clock, the doses of a day stand together.
      ranges[day] = (ranges[day]?.lowerBound ?? i)..<(i + 1)
    }
    supplementMgOfDay = sums
    supplementsOfDay = ranges
    let last = max(firstDay, lastDay ?? self.supplements.last?.timestamp.wakeDay() ?? firstDay)
    states = DayStates(
      firstDay: firstDay,
      intakes: (firstDay...last).days.map {
        Self.intake(on: $0, sums, daysOfNothing, completeFrom: isComplete ? firstDay : nil)
      })
  }

  /// The day whose intake decides whether a person is on magnesium at `moment`: that of the
  /// moment when a dose came before it, else the day before.
  func runDay(at moment: Timestamp) -> CivilDay {
    let today = moment.wakeDay()
    let isAfterDose = doses(on: today).contains {
      $0.elementalMg > 0 && moment.days(since: $0.timestamp) > 0
    }
    return isAfterDose ? today : today.advanced(by: -1)
  }

  /// The supplements of `day`.
  func doses(on day: CivilDay) -> ArraySlice<IntakeEvent> {
    supplements[supplementsOfDay[day] ?? 0..<0]
  }

  /// What is known of the supplements of `day`.
  func intake(on day: CivilDay) -> DayIntake {
    Self.intake(
      on: day, supplementMgOfDay, daysOfNothing, completeFrom: isComplete ? firstDay : nil)
  }

  /// The supplements of `day` by form, in the order of the ids; doses of nothing are no form.
  func forms(on day: CivilDay) -> [FormDose] {
    var sums: [String: Double] = [:]
    for event in doses(on: day) where event.elementalMg > 0 {
      if case .supplement(let formID) = event.source {
        sums[formID, default: 0] += event.elementalMg
      }
    }
    return sums.sorted { $0.key < $1.key }.map { FormDose(formID: $0.key, elementalMg: $0.value) }
  }

  /// Whether the log speaks of the supplements of `day`, be it to say that there were none.
  func isLogged(_ day: CivilDay) -> Bool {
    supplementsOfDay[day] != nil || daysOfNothing.contains(day)
  }

  private static func intake(
    on day: CivilDay, _ mgOfDay: [CivilDay: Double], _ daysOfNothing: Set<CivilDay>,
    completeFrom first: CivilDay?
  ) -> DayIntake {
    if let mg = mgOfDay[day] { return .known(elementalMg: mg) }
    if daysOfNothing.contains(day) { return .known(elementalMg: 0) }
    return first.map { day >= $0 } ?? false ? .known(elementalMg: 0) : .unknown
  }
}
