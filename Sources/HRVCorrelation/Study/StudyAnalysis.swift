public import HRVModel

/// Relates an outcome of recordings, or of a series that another program computed, to the intake
/// of magnesium, day by day.
///
/// One recording or value a wake-day counts; its exposure comes from the doses before it; the
/// outcome is regressed on exposure and a linear trend with noise that remembers from day to
/// day. When a rule forbids an answer, the result says which, what was found and what would lift
/// it, and holds no estimate.
public struct StudyAnalysis: Sendable {
  private let options: StudyOptions

  /// Prepares an analysis.
  ///
  /// - Throws: ``ModelError/outOfRange(quantity:value:allowed:)`` for an option outside its range.
  public init(options: StudyOptions = StudyOptions()) throws(ModelError) {
    try options.validate()
    self.options = options
  }

  /// Analyses a study.
  ///
  /// - Parameters:
  ///   - sessions: the recordings, in any order.
  ///   - outcome: the metric that the sessions' outcomes are values of.
  ///   - intake: the log.
  ///   - diary: what was noted day by day: the covariates, and the posture and device of
  ///     recordings that do not say them.
  ///   - alternatives: the recordings analysed in other ways, whose effects are shown beside.
  /// - Throws: ``IntakeResolutionError`` for a row of the log that would take a guess.
  /// - Complexity: O(*bootstrapCount*·*days* + *days*·*doses*).
  public func callAsFunction(
    sessions: [StudySession], outcome: MetricDefinition, intake: IntakeLog, diary: Diary? = nil,
    alternatives: [AlternativeOutcomes] = []
  ) throws(IntakeResolutionError) -> StudyResult {
    let sessions = sessions.map { $0.completed(from: diary) }
    return try result(
      of: SessionSelection(sessions, options: options), outcome: outcome, intake: intake,
      diary: diary, alternatives: alternatives)
  }

  /// Analyses a study whose outcome another program computed, one value a day.
  ///
  /// Rules about recordings (artefacts, length, time of day) have nothing to go by; the result
  /// says so in ``StudyResult/computedElsewhere`` and in its warnings. All others hold: too few
  /// days, unknown intake, a change of device, and so on. A value without a time of day counts
  /// at 04:00 of its day, so that doses of the day itself do not count before it.
  ///
  /// - Parameters:
  ///   - daily: the values; merge those of several files first.
  ///   - intake: the log.
  ///   - diary: what was noted day by day.
  /// - Throws: ``IntakeResolutionError`` for a row of the log that would take a guess.
  /// - Complexity: as of ``callAsFunction(sessions:outcome:intake:)``.
  public func callAsFunction(
    daily: DailySeries, intake: IntakeLog, diary: Diary? = nil
  ) throws(IntakeResolutionError) -> StudyResult {
    try result(
      of: SessionSelection(daily), outcome: daily.metric, intake: intake, diary: diary)
  }

  private func result(
    of selection: SessionSelection, outcome: MetricDefinition, intake: IntakeLog, diary: Diary?,
    alternatives: [AlternativeOutcomes] = []
  ) throws(IntakeResolutionError) -> StudyResult {
    let someDay = CivilDay(daysSince1970: 0)
    let resolver = IntakeResolver(
      logIsComplete: options.logIsComplete,
      habitualMgPerDay: options.habitualIntakeMgPerDay, zone: options.zone)
    let record = try resolver(
      intake, study: selection.study ?? someDay...someDay,
      memoryDays: max(options.exposure.memoryDays, 365))
    let evidence = StudyEvidence(
      selection, record, outcome: outcome, options: options, diary: diary)
    let refusals = RefusalRule.refusals(of: evidence)
    var answer = Answer.refused(refusals)
    if refusals.isEmpty {
      do throws(EstimationError) {
        answer = try Answer(evidence, alternatives: alternatives)
      } catch {
        answer = .refused([RefusalRule.noEstimate(error)])
      }
    }
    var result = StudyResult(
      outcome: outcome, computedElsewhere: selection.computedElsewhere,
      data: evidence.dataSummary,
      design: evidence.design, exposure: evidence.exposureSummary, effect: answer.effect,
      randomisation: answer.randomisation, noise: answer.noise,
      correlations: answer.correlations, secondary: answer.secondary,
      effectiveN: answer.effectiveN,
      smallestWorthwhileChange: answer.smallestWorthwhileChange,
      minimumDetectableEffect: answer.minimumDetectableEffect, verdict: answer.verdict,
      refusals: answer.refusals, warnings: StudyWarning.sentences(of: evidence),
      days: evidence.days)
    result.adjustment = evidence.adjustment
    result.schedules = answer.schedules
    result.residuals = answer.residuals
    result.slope = answer.slope
    return result
  }
}
