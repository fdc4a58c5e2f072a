import HRVModel

/// A made-up study of 121 days with one switch, gaps in the recordings and unlogged days.
struct SyntheticStudy {
  var verdict = Verdict.inconclusive
  var refusals: [Refusal] = []
  var excluded: [StudyResult.DataSummary.Exclusion] = [
    .init(file: "2026-03-09 evening.csv", reason: "recorded 11.2 h away from your usual time"),
    .init(file: "2026-04-02.csv", reason: "9.3 % of the intervals were corrected, at most 5 %"),
  ]
  var warnings = [
    "Training load was not logged: if it rose with the supplements, it is part of the effect.",
    "One switch cannot separate magnesium from anything else that changed on that day.",
  ]
  var dayCount = 121
  var computedElsewhere: ComputedElsewhere?
  var secondary: [SecondaryAnalysis] = []
  var conduct: TrialConduct?
  var randomisation: TestResult?
  var schedules: StudyResult.ScheduleStatistics?
  var residuals: [StudyResult.Residual] = []
  var slope: StudyResult.Slope?
  var forms: [StudyResult.ExposureSummary.FormUse] = [
    .init(formID: "citrate", days: 66, account: ["Citrate: absorption good."]),
    .init(formID: "bisglycinate", days: 5),
  ]
  var adjustment = StudyResult.Adjustment()
  var analysisCount: AnalysisCount?

  /// Under a plan, with everything that a report can show.
  static func complete() throws -> SyntheticStudy {
    let plan = try TrialFixture.plan()
    var study = SyntheticStudy()
    study.conduct = TrialConduct(
      plan: FiledPlan(
        file: "plan.json", plan: plan, statedDigest: plan.digest,
        statedSchedule: plan.scheduleText),
      knownDays: 100, adherentDays: 93, objections: [])
    study.randomisation = TestResult(
      testID: "randomisation", nullHypothesis: "no difference", estimate: 5.5, unit: "%",
      interval: nil, pValue: 2.0 / 70, n: 105, assumptions: ["Drawn by lot."])
    // 70 made-up statistics from −3.45 to 3.45, a tenth apart; the first and the last are the same.
    study.schedules = .init(
      t: (0..<70).map { Double($0) / 10 - 3.45 }, drawn: 69, asExtreme: 2)
    study.secondary = SecondaryDocumentTests.analyses
    var generator = SplitMix64(seed: 4)
    for index in 0..<60 {
      let value = generator.nextUniform() - 0.5
      study.residuals.append(
        .init(
          day: CivilDay(daysSince1970: 20_514 + index), value: value, innovation: 3.4 * value))
    }
    return study
  }

  /// Made-up effects, in % of RMSSD.
  var effect: TestResult? = TestResult(
    testID: "gls-ar1-noise", nullHypothesis: "exposure has no relation to lnRMSSD",
    estimate: 4.1, unit: "%",
    interval: ConfidenceInterval(lower: -9.2, upper: 19.3, level: 0.95), pValue: 0.53, n: 100,
    effectiveN: 31,
    assumptions: [
      "Errors are a slow state with one-day steps plus daily noise.", "A linear trend.",
    ])

  static let refused: SyntheticStudy = {
    var study = SyntheticStudy()
    study.verdict = .insufficientData
    study.effect = nil
    study.refusals = [
      Refusal(
        rule: "too-few-days", finding: "There are 21 paired days, an answer needs 28",
        remedy: "Record 7 more mornings"),
      Refusal(
        rule: "no-contrast", finding: "Magnesium was taken on every day",
        remedy: "Plan weeks without it: hrv plan"),
    ]
    study.dayCount = 24
    return study
  }()

  func result(days: [StudyDay]? = nil) -> StudyResult {
    let days = days ?? studyDays()
    let switchDay = days.first.map { $0.day.advanced(by: min(49, dayCount / 2)) }
    var result = StudyResult(
      outcome: MetricDefinition(
        id: "ln_rmssd", symbol: "lnRMSSD", unit: "ln ms", family: .time,
        summary: "natural logarithm of RMSSD", formula: "ln RMSSD", source: "Plews (2012)",
        needs: "2 intervals"),
      computedElsewhere: computedElsewhere,
      data: .init(
        firstDay: days.first?.day, lastDay: days.last?.day, sessions: dayCount - 15,
        validDays: days.count { $0.outcome != nil },
        pairedDays: days.count { $0.outcome != nil && $0.exposureMgPerDay != nil },
        knownIntakeDays: days.count { $0.intake != .unknown }, excluded: excluded),
      design: .init(
        switchDays: switchDay.map { [$0] } ?? [], daysOff: 44, daysOn: 56,
        isRandomised: conduct?.objections.isEmpty ?? false, conduct: conduct),
      exposure: .init(
        modelID: "body-pool", model: "Body pool with a half-life of 7 days",
        referenceDoseMgPerDay: 200, meanDoseMgPerDay: 198,
        forms: forms, meanFoodMgPerDay: nil),
      effect: effect, randomisation: randomisation,
      noise: effect == nil
        ? nil
        : .init(
          dayToDayCorrelation: 0.38, slowShare: 0.55, standardDeviation: 0.21,
          varianceInflation: 2.1, trendPerDay: 0.0006),
      correlations: effect == nil
        ? []
        : [
          TestResult(
            testID: "pearson", nullHypothesis: "no linear relation", estimate: 0.11, unit: "",
            interval: ConfidenceInterval(lower: -0.26, upper: 0.45, level: 0.95), pValue: 0.57,
            n: 100, effectiveN: 31, assumptions: [])
        ],
      secondary: secondary, effectiveN: effect == nil ? nil : 31,
      smallestWorthwhileChange: effect == nil ? nil : 12,
      minimumDetectableEffect: effect == nil ? nil : 21, verdict: verdict, refusals: refusals,
      warnings: warnings, days: days)
    (result.schedules, result.residuals, result.slope) = (schedules, residuals, slope)
    (result.adjustment, result.analysisCount) = (adjustment, analysisCount)
    return result
  }

  private func studyDays() -> [StudyDay] {
    guard let first = CivilDay(year: 2026, month: 3, day: 2) else { return [] }
    var generator = SplitMix64(seed: 9)
    var (slow, pool) = (0.0, 0.0)
    return (0..<dayCount).map { index in
      slow = slow * 0.7 + (generator.nextUniform() - 0.5) * 0.35
      let noise = (generator.nextUniform() - 0.5) * 0.3
      let isOn = index >= min(49, dayCount / 2)
      let isUnknown = (70...72).contains(index) || index == 96
      let mg = isOn ? (generator.nextUniform() < 0.9 ? 200.0 : 0) : 0
      pool = pool * 0.9057 + mg * 0.0943
      let isMissing = generator.nextUniform() < 0.12 || (30...34).contains(index)
      return StudyDay(
        day: first.advanced(by: index),
        outcome: isMissing ? nil : 3.72 + slow + noise + 0.0002 * pool,
        intake: isUnknown ? .unknown : .known(elementalMg: mg),
        forms: isUnknown || mg == 0 ? [] : Self.doses(mg, index), isLogged: index >= 7,
        exposureMgPerDay: (70...75).contains(index) ? nil : pool)
    }
  }

  /// Citrate alone, and on five days a fifth of it as another form.
  private static func doses(_ mg: Double, _ index: Int) -> [FormDose] {
    (80..<85).contains(index)
      ? [
        FormDose(formID: "bisglycinate", elementalMg: 40),
        FormDose(formID: "citrate", elementalMg: mg - 40),
      ] : [FormDose(formID: "citrate", elementalMg: mg)]
  }
}
