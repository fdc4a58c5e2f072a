/// A day of a study: what was measured, what was taken, and what was exposed.
public struct StudyDay: Hashable, Sendable {
  /// The wake-day.
  public let day: CivilDay
  /// The outcome of the day's valid recording, in the metric's unit; nil when there is none.
  public let outcome: Double?
  /// The supplemented magnesium of the day.
  public let intake: DayIntake
  /// The same by form, in the order of the ids; empty when none was taken, or when that is unknown.
  public let forms: [FormDose]
  /// Whether the log speaks of the day, be it to say that nothing was taken.
  public let isLogged: Bool
  /// The exposure at the time of the recording, in mg/d; nil when it is unknown.
  public let exposureMgPerDay: Double?

  /// How the intake of a day is known.
  public enum Account: String, Hashable, Sendable, CaseIterable {
    /// Magnesium was logged.
    case taken
    /// The log says that none was taken.
    case declaredNone = "declared-none"
    /// Nothing was logged, and the log is a complete account: none was taken.
    case noEntry = "no-entry"
    /// Nothing was logged, which says nothing.
    case unknown
  }

  /// How the intake is known.
  public var account: Account {
    guard let mg = intake.elementalMg else { return .unknown }
    return mg > 0 ? .taken : isLogged ? .declaredNone : .noEntry
  }

  /// Creates a day.
  public init(
    day: CivilDay, outcome: Double?, intake: DayIntake, forms: [FormDose] = [],
    isLogged: Bool = true, exposureMgPerDay: Double?
  ) {
    self.day = day
    self.outcome = outcome
    self.intake = intake
    self.forms = forms
    self.isLogged = isLogged
    self.exposureMgPerDay = exposureMgPerDay
  }
}
