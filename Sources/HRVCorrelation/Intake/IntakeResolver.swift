internal import HRVModel

/// Turns the rows of an intake log into doses and days.
///
/// - A regimen is written out day by day. A day of `none` cancels its doses, and so does a regimen of
///   `none` that began with it or later: of two regimens that contradict each other the later one
///   holds. A single dose on a day that lies in a regimen of `none` counts, because it is the more
///   particular row.
/// - `none` is a statement about its whole wake-day, whatever its time.
/// - A dose without a time of day is taken as ``assumedMinuteOfDay``.
/// - Food, and what may be food or supplement, is no supplement; a log of nothing but the latter
///   is refused, as nothing in it tells what was taken as a supplement.
/// - A log with a regimen of a supplement is a complete account of supplements: any other day
///   is a day without. A log of single doses alone is not, unless it is declared to be: then
///   other days are unknown, which is not zero.
struct IntakeResolver: Sendable {
  /// Whether the person says that every dose is in the log.
  let logIsComplete: Bool
  /// What was taken daily before the log begins, in mg; nil when the person did not say: then
  /// it is 0 for a complete log, and unknown for any other.
  let habitualMgPerDay: Double?
  /// The zone of clock readings whose distance from UTC the log does not say; nil to leave them.
  var zone: ZoneRules?

  /// 21:00: after a morning recording of the day and before that of the next, so that the day
  /// that the log names decides, not a guess about the hour.
  static let assumedMinuteOfDay = 21 * 60

  /// Converts `log` for a study on the days of `study`.
  ///
  /// - Parameter memoryDays: how long before a recording a dose can still matter.
  /// - Throws: ``IntakeResolutionError`` for the first row that would take a guess.
  func callAsFunction(
    _ log: IntakeLog, study: ClosedRange<CivilDay>, memoryDays: Int
  ) throws(IntakeResolutionError) -> IntakeRecord {
    let window = study.lowerBound.advanced(by: -memoryDays)...study.upperBound
    var draft = Draft(window: window, zone: zone)
    for entry in log.entries { try draft.add(entry) }
    if let totals = draft.totals, !draft.speaksOfSupplements {
      throw IntakeResolutionError(.onlyTotals(totals.count), at: totals.first)
    }
    draft.writeOutRegimens()
    try draft.cancelOrContradict()
    let isComplete = logIsComplete || draft.hasRegimen
    var begin = draft.firstEntryDay ?? study.lowerBound
    if isComplete { begin = min(begin, study.lowerBound) }
    if let habitualMgPerDay { draft.addHabit(habitualMgPerDay, before: begin) }
    return IntakeRecord(
      supplements: draft.supplements.map(\.event), foods: draft.foods,
      daysOfNothing: draft.daysOfNothing, firstDay: window.lowerBound,
      lastDay: window.upperBound, beginning: draft.firstEntryDay, isComplete: isComplete,
      warnings: draft.warnings(log))
  }
}
