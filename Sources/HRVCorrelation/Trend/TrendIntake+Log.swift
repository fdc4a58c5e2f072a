public import HRVModel

extension TrendIntake {
  /// What `log` says of the days of `trend`; nil when the trend has none.
  ///
  /// Days are wake-days, which begin at 4 in the morning, and count supplements only, as in a study:
  /// a day is of unknown intake, not of none, unless the log has a regimen or speaks of it.
  ///
  /// - Throws: ``IntakeResolutionError`` for the first row that would take a guess.
  /// - Complexity: O(*rows* + *doses of the days*).
  public init?(of log: IntakeLog, beside trend: DailyTrend) throws(IntakeResolutionError) {
    guard let first = trend.days.first?.day, let last = trend.days.last?.day else { return nil }
    let resolver = IntakeResolver(logIsComplete: false, habitualMgPerDay: nil)
    // A pause at the first days is one of the doses before them.
    let record = try resolver(
      log, study: first...last, memoryDays: DayStates.longestPauseDays + 1)
    let days = trend.days.map { record.intake(on: $0.day) }
    var phases: [Phase] = []
    var start = 0
    for i in days.indices {
      let state = record.states[trend.days[i].day]
      let ends = i + 1 == days.count || record.states[trend.days[i + 1].day] != state
      guard ends else { continue }
      if state != .unknown {
        let range = start...i
        phases.append(
          Phase(
            isTaken: state == .on, days: trend.days[start].day...trend.days[i].day,
            meanElementalMg: range.reduce(0) { $0 + (days[$1].elementalMg ?? 0) }
              / Double(range.count),
            valueCount: range.count { trend.days[$0].value != nil }))
      }
      start = i + 1
    }
    self.init(days: days, phases: phases)
  }
}
