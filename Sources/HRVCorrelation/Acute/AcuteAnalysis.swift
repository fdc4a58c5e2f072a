public import HRVModel

/// Compares recordings shortly before and after one dose, on the same day.
///
/// Pairs are days apart and their differences hold no slow state, so that tests of independent
/// differences serve: the paired t-test and, exact, Wilcoxon's of signed ranks. What a dose does
/// within hours says nothing on what magnesium does over weeks.
public struct AcuteAnalysis: Sendable {
  /// The fewest pairs for a test.
  public static let fewestPairs = 8
  /// How long before a dose a recording may begin, in hours.
  public static let longestHoursBefore = 4.0
  /// How long after a dose a recording may begin, in hours.
  public static let hoursAfter = 0.5...6

  private let options: StudyOptions

  /// Prepares an analysis. Of the options the rules for single recordings count, and whether the
  /// log is complete does not.
  ///
  /// - Throws: ``ModelError/outOfRange(quantity:value:allowed:)`` for an option outside its range.
  public init(options: StudyOptions = StudyOptions()) throws(ModelError) {
    try options.validate()
    self.options = options
  }

  /// Pairs recordings around doses, and tests their differences.
  ///
  /// Of each wake-day the first dose with a pair counts: the last recording that begins up to 4 h
  /// before it and the first that begins 0.5 to 6 h after it, without another dose between them.
  /// A dose of which the log says no time of day counts at 21:00.
  ///
  /// - Throws: ``IntakeResolutionError`` for a row of the log that would take a guess.
  public func callAsFunction(
    sessions: [StudySession], outcome: MetricDefinition, intake: IntakeLog
  ) throws(IntakeResolutionError) -> AcuteResult {
    let usable = sessions.compactMap { Reading($0, options) }
      .sorted { ($0.clock, $0.file) < ($1.clock, $1.file) }
    let someDay = CivilDay(daysSince1970: 0)
    let first = usable.first?.start.wakeDay() ?? someDay
    let last = usable.last?.start.wakeDay() ?? someDay
    // A log of single doses is enough: only days with one matter.
    let resolver = IntakeResolver(logIsComplete: true, habitualMgPerDay: nil)
    let record = try resolver(intake, study: first...last, memoryDays: 1)
    let pairs = Self.pairs(usable, record)
    return Self.result(pairs, outcome)
  }

  /// A recording that counts.
  private struct Reading {
    let file: String
    let start: Timestamp
    let outcome: Double
    var clock: Int64 { start.localMilliseconds }

    init?(_ session: StudySession, _ options: StudyOptions) {
      guard let start = session.start, case .success(let outcome) = session.outcome,
        outcome.isFinite, session.correctedFraction <= options.maximumCorrectedFraction,
        session.durationS >= options.minimumDurationS
      else { return nil }
      self.file = session.file
      self.start = start.timestamp
      self.outcome = outcome
    }
  }

  private static func pairs(_ readings: [Reading], _ record: IntakeRecord) -> [AcuteResult.Pair] {
    let byDay = Dictionary(grouping: readings) { $0.start.wakeDay() }
    return byDay.keys.sorted().compactMap { day in
      pair(on: day, byDay[day] ?? [], record.doses(on: day).filter { $0.elementalMg > 0 })
    }
  }

  private static func pair(
    on day: CivilDay, _ readings: [Reading], _ doses: [IntakeEvent]
  ) -> AcuteResult.Pair? {
    for (index, dose) in doses.enumerated() {
      func hours(_ reading: Reading) -> Double {
        reading.start.days(since: dose.timestamp) * 24
      }
      let before = readings.last { -longestHoursBefore <= hours($0) && hours($0) < 0 }
      let after = readings.first { hoursAfter.contains(hours($0)) }
      guard let before, let after else { continue }
      let between = doses.enumerated().contains { other, event in
        other != index && before.start.days(since: event.timestamp) <= 0
          && after.start.days(since: event.timestamp) > 0
      }
      guard !between else { continue }
      return AcuteResult.Pair(
        day: day, doseMg: dose.elementalMg, beforeFile: before.file, afterFile: after.file,
        before: before.outcome, after: after.outcome, hoursAfter: hours(after))
    }
    return nil
  }

  private static func result(
    _ pairs: [AcuteResult.Pair], _ outcome: MetricDefinition
  ) -> AcuteResult {
    func refused(_ rule: String, _ finding: String, _ remedy: String) -> AcuteResult {
      AcuteResult(
        outcome: outcome, pairs: pairs, tests: [], standardizedMean: nil,
        refusal: Refusal(rule: rule, finding: finding, remedy: remedy), warnings: [])
    }
    guard pairs.count >= fewestPairs else {
      return refused(
        "too-few-pairs",
        "\(NumberText.count(pairs.count, "day")) with a recording up to 4 h before a dose and one"
          + " 0.5 to 6 h after it; \(fewestPairs) are the least",
        "Record before and after a dose on \(fewestPairs - pairs.count) more days")
    }
    let differences = pairs.map { $0.after - $0.before }
    let scale = EffectScale(outcome)
    guard let paired = PairedTest(differences), let ranks = SignedRankTest(differences),
      let mean = scale(paired.mean), let lower = scale(paired.lower),
      let upper = scale(paired.upper), let median = differences.median.flatMap({ scale($0) })
    else {
      return refused(
        "outcome-constant", "The differences do not vary, or are too large",
        "Check the outcomes for values that cannot be")
    }
    let null = "\(outcome.symbol) is the same before and after a dose"
    return AcuteResult(
      outcome: outcome, pairs: pairs,
      tests: [
        TestResult(
          testID: "paired-t", nullHypothesis: null, estimate: mean, unit: scale.unit,
          interval: ConfidenceInterval(lower: lower, upper: upper, level: 0.95),
          pValue: paired.pValue, n: pairs.count,
          assumptions: ["Differences are normal, and independent from day to day."]),
        TestResult(
          testID: "signed-rank", nullHypothesis: null, estimate: median, unit: scale.unit,
          interval: nil, pValue: ranks.pValue, n: ranks.n,
          assumptions: ["Differences are symmetric, and independent from day to day."]),
      ],
      standardizedMean: paired.dz, refusal: nil,
      warnings: [
        "Acute: this is about hours after one dose, not about weeks of magnesium.",
        "The recording after the dose is always the later one: time of day, food, posture and"
          + " rest are part of the difference. Days with a dose of nothing, in an order drawn by"
          + " lot, would tell them apart.",
      ] + (outcome.isLFHF ? [MagnesiumSafety.lfHf + " No verdict rests on it."] : []))
  }
}
