public import HRVModel

extension SimulatedStudy {
  /// What to simulate. ``SimulatedStudy/init(_:)`` checks the ranges named here.
  public struct Options: Hashable, Sendable {
    /// The first day with a recording; all days of the study lie in the years 1970 to 2199.
    public var firstDay: CivilDay
    /// On which days magnesium is taken.
    public var schedule: Schedule
    /// Whose heart it is.
    public var person = Person()
    /// What is taken on a day with magnesium.
    public var dose = Dose()
    /// What it does.
    public var effect = Effect()
    /// How the recordings are made.
    public var sessions = Sessions()
    /// What becomes of the strap when magnesium is first taken; nil when nothing does.
    public var strapChange: StrapChange?
    /// What is written down about intake.
    public var logging = Logging.complete
    /// The seed of everything random.
    public var seed: UInt64 = 1

    /// A study of a person on whom magnesium has no effect.
    public init(firstDay: CivilDay, schedule: Schedule) {
      self.firstDay = firstDay
      self.schedule = schedule
    }
  }

  /// The person: the mean of lnRMSSD and how it changes from day to day without magnesium.
  public struct Person: Hashable, Sendable {
    /// The mean of lnRMSSD (RMSSD in ms) at the middle of the study: 2 to 5.
    public var baselineLnRMSSD = 3.7
    /// The standard deviation of days around it, in ln units: 0 to 1.
    public var daySDLn = 0.2
    /// The share of that variance that is a slow state (AR(1)); the rest is white. 0 to 1.
    public var slowShare = 0.5
    /// The correlation of the slow state from one day to the next: 0 to 0.999.
    public var slowCorrelation = 0.6
    /// A linear trend, in ln units a day: −0.05 to 0.05.
    public var trendLnPerDay = 0.0
    /// The mean interval between beats, in ms: 400 to 1600.
    public var meanNNMs = 950.0
    /// The standard deviation of a day's mean interval, in ms: 0 to 40.
    public var meanNNSDMs = 15.0

    /// An adult at rest.
    public init() {}
  }

  /// What is taken on a day with magnesium.
  public struct Dose: Hashable, Sendable {
    /// The form, as the log names it.
    public var formID = "citrate"
    /// The mass of magnesium, in mg, used to the microgram: 1 to 5000.
    public var elementalMg = 300.0
    /// When, in minutes after local midnight: 0 to 1439.
    public var minuteOfDay = 21 * 60

    /// 300 mg as citrate at 21:00.
    public init() {}
  }

  /// What magnesium does to lnRMSSD.
  public struct Effect: Hashable, Sendable {
    /// The change of lnRMSSD when the body pool holds what a daily dose keeps it at: −2 to 2.
    public var steadyStateLn = 0.0
    /// The half-life of the body pool, in days: 0.1 to 365.
    public var halfLifeDays = 7.0

    /// No effect.
    public init() {}
  }

  /// How the recordings are made: one every morning that is not missed.
  public struct Sessions: Hashable, Sendable {
    /// When, in minutes after local midnight: 240 to 1200.
    public var minuteOfDay = 7 * 60
    /// The standard deviation of that, in minutes (at most three of them): 0 to 60.
    public var jitterMinutes = 8.0
    /// The length of a recording, in s: 30 to 1800.
    public var durationS = 150.0
    /// The chance that a day has no recording: 0 to 0.95.
    public var missingProbability = 0.0
    /// What goes wrong in every recording.
    public var artefacts = SimulatedRR.ArtefactPlan()
    /// The strap.
    public var strap = Strap.h10
    /// Local clock minus UTC, in s, when the recorder knows it: −64,800 to 64,800.
    public var utcOffsetS: Int?

    /// 150 s at seven in the morning.
    public init() {}
  }

  /// Another strap from the first day with magnesium on: the trap of a device that differs.
  public struct StrapChange: Hashable, Sendable {
    /// The new strap.
    public var strap: Strap
    /// How much higher it makes lnRMSSD read: −1 to 1.
    public var shiftLn: Double

    /// Creates a change.
    public init(to strap: Strap, shiftLn: Double) {
      self.strap = strap
      self.shiftLn = shiftLn
    }
  }

  /// What is written down about intake.
  public enum Logging: String, Hashable, Sendable, CaseIterable {
    /// Every phase, those without magnesium as `none`, from 28 days before the study on.
    case complete
    /// Every dose, but nothing about days without: their intake is unknown.
    case dosesOnly = "doses-only"
    /// Nothing but the header.
    case nothing
  }
}

extension SimulatedStudy.Options {
  func validate() throws(ModelError) {
    let days = ExportSession.allowedDays
    try require(
      firstDay.daysSince1970, in: days.lowerBound...(days.upperBound + 1 - schedule.days.count),
      "first day, in days since 1970")
    try require(person.baselineLnRMSSD, in: 2...5, "baseline lnRMSSD")
    try require(person.daySDLn, in: 0...1, "day-to-day SD in ln units")
    try require(person.slowShare, in: 0...1, "slow share")
    try require(person.slowCorrelation, in: 0...0.999, "slow correlation")
    try require(person.trendLnPerDay, in: -0.05...0.05, "trend in ln units a day")
    try require(person.meanNNMs, in: 400...1600, "mean interval in ms")
    try require(person.meanNNSDMs, in: 0...40, "SD of the mean interval in ms")
    try require(dose.elementalMg, in: 1...5000, "dose in mg")
    try require(dose.minuteOfDay, in: 0...1439, "minute of the dose")
    try require(effect.steadyStateLn, in: -2...2, "effect in ln units")
    try require(effect.halfLifeDays, in: 0.1...365, "half-life in days")
    try require(sessions.minuteOfDay, in: 240...1200, "minute of the recording")
    try require(sessions.jitterMinutes, in: 0...60, "jitter in minutes")
    try require(sessions.durationS, in: 30...1800, "length of a recording in s")
    try require(sessions.missingProbability, in: 0...0.95, "chance of a missing day")
    if let strapChange { try require(strapChange.shiftLn, in: -1...1, "strap shift in ln units") }
    // The session checks the offset; with the days above, no later one can fail.
    _ = try ExportSession(
      start: Timestamp(localMilliseconds: 0, utcOffsetS: sessions.utcOffsetS),
      strap: sessions.strap)
  }
}
