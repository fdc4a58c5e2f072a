public import HRVModel

/// What a study may be told. ``StudyAnalysis/init(options:)`` checks the ranges named here.
public struct StudyOptions: Sendable {
  /// How intake becomes a number a day. Fix it before you look.
  public var exposure = ExposureModel.bodyPool
  /// Whether every dose of a supplement is in the log, so that a day without an entry is a day
  /// without magnesium. A log with a regimen is complete anyway.
  public var logIsComplete = false
  /// What was taken daily before the log begins, in mg elemental, 0 to 5000; nil when nobody
  /// said: then it is 0 for a complete log, and unknown for any other.
  public var habitualIntakeMgPerDay: Double?
  /// Whose upper level for supplements the warnings use.
  public var upperLevel = UpperLevel.us
  /// The largest share of corrected intervals of a recording that counts: 0 to 1.
  public var maximumCorrectedFraction = 0.05
  /// The shortest recording that counts, in s: 0 to 86 400.
  public var minimumDurationS = 60.0
  /// How far from the person's usual time of day a recording may begin, in hours: 0.1 to 24.
  public var timeWindowHours = 2.0
  /// The days after the start of magnesium that do not count as days with its full effect:
  /// 0 to 365.
  public var washInDays = 14
  /// Which recording of a day counts when several are valid.
  public var dailyChoice = DailyChoice.first
  /// The columns of the diary that the regression takes into account.
  public var covariates: [CovariateChoice] = []
  /// Whether the days of the week are taken into account: six columns from 84 days on, else
  /// one of the weekend.
  public var weekdays = false
  /// Whether days are weighed by the clean seconds of their recordings.
  public var weighsByCleanSeconds = false
  /// The zone of clock readings in the log that do not say how far they are from UTC; nil to
  /// count hours on the clocks as they read.
  public var zone: ZoneRules?
  /// Whether the person says that doses beyond what labels carry are right.
  public var allowsHighDoses = false
  /// The number of simulated series behind p-value and interval: 99 to 100 000.
  public var bootstrapCount = 1999
  /// The number of simulated series behind secondary p-values, at most ``bootstrapCount`` of
  /// which are used: 99 to 100 000, or 0 for nothing beside the answer but correlations.
  public var secondaryCount = 999
  /// Whether the posterior distribution of the effect is worked out too.
  public var posterior = false
  /// Where the random numbers start; the same seed gives the same result, bit by bit.
  public var seed: UInt64 = 1

  /// The plan that the study followed, as its file has it; nil for a study without one.
  public var plan: FiledPlan?

  /// Which recording of a day counts when several are valid.
  public enum DailyChoice: String, Hashable, Sendable, CaseIterable {
    /// The first near the usual time of day.
    case first
    /// The median of their outcomes, at the time of the first.
    case median
  }

  /// The usual options.
  public init() {}

  /// Throws for the first value outside its range.
  func validate() throws(ModelError) {
    func check(
      _ quantity: String, _ value: Double, _ range: ClosedRange<Double>
    ) throws(ModelError) {
      guard range.contains(value) else {
        throw .outOfRange(
          quantity: quantity, value: value,
          allowed: "\(NumberText.short(range.lowerBound)) to \(NumberText.short(range.upperBound))"
        )
      }
    }
    try check("habitual intake in mg a day", habitualIntakeMgPerDay ?? 0, 0...5000)
    try check("largest share of corrected intervals", maximumCorrectedFraction, 0...1)
    try check("shortest recording in s", minimumDurationS, 0...86_400)
    try check("time window in hours", timeWindowHours, 0.1...24)
    try check("wash-in in days", Double(washInDays), 0...365)
    try check("number of bootstrap series", Double(bootstrapCount), 99...100_000)
    if secondaryCount != 0 {
      try check("number of secondary series", Double(secondaryCount), 99...100_000)
    }
  }
}
