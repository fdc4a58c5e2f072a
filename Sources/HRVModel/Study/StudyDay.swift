/// A day of a study: what was measured, what was taken, and what was exposed.
public struct StudyDay: Hashable, Sendable {
  /// The wake-day.
  public let day: CivilDay
  /// The outcome of the day's valid recording, in the metric's unit; nil when there is none.
  public let outcome: Double?
  /// The supplemented magnesium of the day.
  public let intake: DayIntake
  /// The exposure at the time of the recording, in mg/d; nil when it is unknown.
  public let exposureMgPerDay: Double?

  /// Creates a day.
  public init(day: CivilDay, outcome: Double?, intake: DayIntake, exposureMgPerDay: Double?) {
    self.day = day
    self.outcome = outcome
    self.intake = intake
    self.exposureMgPerDay = exposureMgPerDay
  }
}
