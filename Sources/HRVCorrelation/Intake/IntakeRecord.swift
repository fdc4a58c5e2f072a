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

  private let supplementsOfDay: [CivilDay: Range<Int>]
  private let supplementMgOfDay: [CivilDay: Double]
  private let daysOfNothing: Set<CivilDay>

  init(
    supplements: [IntakeEvent], foods: [IntakeEvent], daysOfNothing: Set<CivilDay>,
    firstDay: CivilDay, beginning: CivilDay?, isComplete: Bool, warnings: [String]
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
  }

  /// The supplements of `day`.
  func doses(on day: CivilDay) -> ArraySlice<IntakeEvent> {
    supplements[supplementsOfDay[day] ?? 0..<0]
  }

  /// What is known of the supplements of `day`.
  func intake(on day: CivilDay) -> DayIntake {
    if let mg = supplementMgOfDay[day] { return .known(elementalMg: mg) }
    if daysOfNothing.contains(day) { return .known(elementalMg: 0) }
    return isComplete && day >= firstDay ? .known(elementalMg: 0) : .unknown
  }
}
