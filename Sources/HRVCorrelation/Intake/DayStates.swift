internal import HRVModel

/// The states of consecutive days, and the runs in which magnesium was taken.
///
/// A day or two without a dose between days with one are forgotten doses, not an end: they
/// belong to the run.
struct DayStates: Sendable {
  private let firstDay: CivilDay
  private let states: [DayState]
  /// For days that are on, the number of days since their run began.
  private let daysIntoRun: [Int]
  /// For days that are off, the days off since the last day that was not; nil when all were.
  private let daysOff: [Int?]

  /// The longest pause that does not end a run, in days.
  static let longestPauseDays = 2

  /// States from what was taken on each of the days from `firstDay`.
  init(firstDay: CivilDay, intakes: [DayIntake]) {
    self.firstDay = firstDay
    var states: [DayState] = intakes.map { intake in
      guard let mg = intake.elementalMg else { return .unknown }
      return mg > 0 ? .on : .off
    }
    var lastOn: Int?
    for day in intakes.indices where (intakes[day].elementalMg ?? 0) > 0 {
      if let last = lastOn, day - last - 1 <= Self.longestPauseDays {
        for pause in (last + 1)..<max(last + 1, day) { states[pause] = .on }
      }
      lastOn = day
    }
    self.states = states
    var daysIntoRun: [Int] = []
    for state in states {
      let before = daysIntoRun.last ?? -1
      daysIntoRun.append(state == .on ? before + 1 : -1)
    }
    self.daysIntoRun = daysIntoRun
    var lastOther: Int?
    daysOff = states.indices.map { day in
      if states[day] != .off { lastOther = day }
      return lastOther.map { day - $0 - 1 }
    }
  }

  /// The state of `day`; unknown outside the days that were given.
  subscript(day: CivilDay) -> DayState {
    let index = day.daysSince1970 - firstDay.daysSince1970
    return states.indices.contains(index) ? states[index] : .unknown
  }

  /// The number of days from the first day of the run that holds `day` to `day`; nil when it is
  /// not on.
  func daysIntoRun(_ day: CivilDay) -> Int? {
    let index = day.daysSince1970 - firstDay.daysSince1970
    return daysIntoRun.indices.contains(index) && daysIntoRun[index] >= 0
      ? daysIntoRun[index] : nil
  }

  /// The number of days off between the last day that was on or unknown and `day`, which is off;
  /// nil when there was none such.
  func daysOff(_ day: CivilDay) -> Int? {
    let index = day.daysSince1970 - firstDay.daysSince1970
    return daysOff.indices.contains(index) ? daysOff[index] : nil
  }

  /// The days of `study` on which a state other than the one before it begins; unknown days are
  /// passed over.
  func switches(in study: ClosedRange<CivilDay>) -> [CivilDay] {
    var days: [CivilDay] = []
    var day = study.lowerBound.advanced(by: -1)
    var previous = self[day]
    while day < study.upperBound {
      day = day.advanced(by: 1)
      let state = self[day]
      guard state != .unknown else { continue }
      if previous != .unknown, state != previous { days.append(day) }
      previous = state
    }
    return days
  }

  /// The length of the longest run, in days.
  var longestRunDays: Int { (daysIntoRun.max() ?? -1) + 1 }
}
