import HRVModel
import HRVTestSupport
import Testing

@testable import HRVCorrelation

@Suite("Study")
struct StudyAnalysisTests {
  private let abab = StudyFixture.phases([30, 30, 30, 30])

  // The true steady-state effect is 0.5, 100·(e^0.5 − 1) = 64.9 %, per the daily 200 mg. The
  // morning's pool is at most 0.952 of the evening's level, so 0.5 per full pool of 1 is
  // 0.5 ± 0.03 per exposure of 200 mg.
  @Test("a large effect is found, with its size inside the interval")
  func largeEffect() throws {
    let result = try StudyFixture(abab, steadyStateEffect: 0.5).result()
    #expect(result.refusals.isEmpty)
    let effect = try #require(result.effect)
    let interval = try #require(effect.interval)
    #expect(effect.testID == "gls-ar1-noise" && effect.unit == "%" && effect.n == 120)
    #expect(effect.pValue == 0.01)
    #expect(interval.lower < 64.9 && 64.9 < interval.upper && interval.lower > 0)
    guard case .compatible(.higher, _) = result.verdict else {
      return #expect(Bool(false), "\(result.verdict)")
    }
    #expect(result.correlations.map(\.testID) == ["pearson", "spearman", "kendall"])
    let noise = try #require(result.noise)
    #expect(noise.standardDeviation > 0.1 && noise.standardDeviation < 0.4)
    #expect(noise.varianceInflation >= 1 && noise.varianceInflation < 2)
    #expect(abs(noise.trendPerDay) < 0.01)
  }

  @Test("without an effect there is no find; the sign of an effect is told", arguments: [2, 5, 9])
  func nullAndNegative(seed: UInt64) throws {
    let null = try StudyFixture(abab, seed: seed).result()
    #expect(null.verdict == .inconclusive || null.verdict == .noWorthwhileChange)
    #expect(try #require(null.effect).pValue > 0.05)
    let lower = try StudyFixture(abab, steadyStateEffect: -0.6, seed: seed).result()
    guard case .compatible(.lower, _) = lower.verdict else {
      return #expect(Bool(false), "\(lower.verdict)")
    }
  }

  // 20 seeded studies without effect: at 5 % one is expected; six or more have a probability of
  // 3 in 10 000. With a naive t-test, about six would be found.
  @Test("false finds are rare")
  func size() throws {
    let finds = try (100..<120 as Range<UInt64>).count { seed in
      let study = StudyFixture(StudyFixture.phases([30, 30]), seed: seed)
      return try #require(study.result().effect).pValue <= 0.05
    }
    #expect(finds <= 5)
  }

  @Test("the parts of a result agree with each other")
  func consistency() throws {
    var study = StudyFixture(abab, steadyStateEffect: 0.3)
    study.missing = [3, 4, 50, 119]
    let result = try study.result()
    #expect(result.days.count == 120 - 1)
    #expect(result.days.map(\.day) == (0..<119).map(study.day))
    #expect(result.data.sessions == 116 && result.data.validDays == 116)
    #expect(result.data.pairedDays == 116 && result.data.knownIntakeDays == 119)
    #expect(result.design.daysOff + result.design.daysOn == 116)
    #expect(result.design.switchDays == [30, 60, 90].map(study.day))
    #expect(!result.design.isRandomised)
    #expect(result.exposure.referenceDoseMgPerDay == 200)
    #expect(result.exposure.meanDoseMgPerDay == 200)
    let form = try #require(result.exposure.forms.first)
    #expect(result.exposure.forms.count == 1 && form.formID == "citrate" && form.days == 30 + 29)
    #expect(form.account.first?.contains("absorption good") == true)
    #expect(result.residuals.count == 116 && result.schedules == nil)
    #expect(result.exposure.meanFoodMgPerDay == nil)
    let paired = result.days.filter { $0.outcome != nil && $0.exposureMgPerDay != nil }
    let worth = EffectiveSampleSize.pyperPeterman(
      paired.compactMap(\.exposureMgPerDay), paired.compactMap(\.outcome))
    #expect(result.effectiveN == worth)
    // The smallest worthwhile change by hand: half the SD of mornings without magnesium.
    let offMornings = (0..<119).filter { index in
      !study.missing.contains(index) && (index == 0 || !abab[index - 1])
    }
    let half = 0.5 * offMornings.map { study.outcomes[$0] }.standardDeviation
    #expect(
      Tolerance.relative(1e-12).accepts(
        try #require(result.smallestWorthwhileChange),
        try #require(EffectScale.percent(half))))
    let detectable = try #require(result.minimumDetectableEffect)
    #expect(detectable > 0)
  }

  @Test("the order of recordings does not matter, and the same input gives the same bits")
  func determinism() throws {
    let study = StudyFixture(abab, steadyStateEffect: 0.1)
    let once = try study.result()
    #expect(try study.result() == once)
    let reversed = try StudyAnalysis(options: study.options)(
      sessions: study.sessions.reversed(), outcome: StudyFixture.lnRMSSD, intake: study.log)
    #expect(reversed == once)
    var options = study.options
    options.seed = 2
    #expect(try study.result(options) != once)
  }

  @Test("an outcome that is no logarithm keeps its unit; LF/HF gives no verdict")
  func outcomes() throws {
    let study = StudyFixture(abab, steadyStateEffect: 0.5)
    func metric(_ id: MetricID, _ unit: String) -> MetricDefinition {
      MetricDefinition(
        id: id, symbol: id.rawValue, unit: unit, family: .time, summary: "", formula: "",
        source: "", needs: "")
    }
    let ln = try #require(try study.result().effect)
    let plain = try study.result(outcome: metric("mean_hr", "bpm"))
    let effect = try #require(plain.effect)
    #expect(effect.unit == "bpm" && effect.pValue == ln.pValue)
    #expect(
      Tolerance.relative(1e-12).accepts(
        try #require(EffectScale.percent(effect.estimate)), ln.estimate))
    let ratio = try study.result(outcome: metric("lf_hf_ratio", ""))
    #expect(ratio.verdict == .inconclusive && ratio.effect?.estimate == effect.estimate)
    #expect(ratio.warnings.first?.hasPrefix(MagnesiumSafety.lfHf) == true)
  }

  @Test("options outside their range are refused")
  func options() {
    let changes: [(inout StudyOptions) -> Void] = [
      { $0.bootstrapCount = 98 }, { $0.habitualIntakeMgPerDay = -1 },
      { $0.habitualIntakeMgPerDay = .nan }, { $0.timeWindowHours = 0 }, { $0.washInDays = -1 },
      { $0.maximumCorrectedFraction = .nan }, { $0.minimumDurationS = .infinity },
    ]
    for change in changes {
      var options = StudyOptions()
      change(&options)
      #expect(throws: ModelError.self) { try StudyAnalysis(options: options) }
    }
  }

  @Test("a row that cannot be converted ends the study with its place")
  func badLog() throws {
    let study = StudyFixture(abab)
    let row = IntakeEntry(
      location: SourceLocation(file: "log.csv", line: 7), schedule: .on(study.day(1)),
      substance: "citrate",
      dose: try .init(amount: 400, unit: .milligrams, basis: nil), note: "")
    let log = IntakeLog(file: "log.csv", entries: study.log.entries + [row])
    let analysis = try StudyAnalysis()
    for sessions in [study.sessions, []] {
      let error = #expect(throws: IntakeResolutionError.self) {
        try analysis(sessions: sessions, outcome: StudyFixture.lnRMSSD, intake: log)
      }
      #expect(error?.reason == .missingBasis("citrate") && error?.location.line == 7)
    }
  }
}

@Suite("Warnings")
struct StudyWarningTests {
  private func warnings(_ study: StudyFixture, _ options: StudyOptions? = nil) throws -> [String] {
    let warnings = try study.result(options).warnings
    for warning in warnings {
      #expect(Wording.banned(in: warning) == nil)
      #expect(warning.hasSuffix("."), "\(warning)")
    }
    return warnings
  }

  @Test("a quiet study has none but where the log begins")
  func quiet() throws {
    let study = StudyFixture(StudyFixture.phases([40, 40, 40, 40]))
    #expect(
      try warnings(study) == [
        "The log begins on 2026-04-11; before that no magnesium is assumed."
      ])
    var options = study.options
    options.habitualIntakeMgPerDay = 0
    #expect(try warnings(study, options) == [])
  }

  @Test("short periods, single switches, upper levels")
  func answers() throws {
    var study = StudyFixture(StudyFixture.phases([34, 34]))
    study.doseMg = 300
    var options = study.options
    options.habitualIntakeMgPerDay = 0
    options.upperLevel = .eu
    let found = try warnings(study, options)
    #expect(
      found.first
        == "No trial shows an HRV effect in under 5 weeks. The longest period on magnesium here has"
        + " 34 days.")
    #expect(found[1].hasPrefix("With a single switch, magnesium can hardly be told from a drift"))
    #expect(
      found.contains(
        "On 34 of 34 days with supplements more than 250 mg was taken, the upper level for"
          + " supplements (EU; SCF 2001, kept by EFSA 2006)."))
    options.upperLevel = .us
    #expect(try !warnings(study, options).contains { $0.contains("upper level") })
    let longer = StudyFixture(StudyFixture.phases([35, 35]))
    #expect(try !warnings(longer).contains { $0.hasPrefix("No trial") })
  }

  @Test("recordings that are missing on days with magnesium")
  func missing() throws {
    var study = StudyFixture(StudyFixture.phases([40, 40, 40, 40]))
    study.missing = [70, 71, 72, 73, 74, 150, 151, 152]
    let found = try warnings(study)
    #expect(found.contains { $0.hasPrefix("Days without a recording have a higher exposure") })
    study.missing = [20, 21, 60, 61, 100, 101, 140, 141]
    #expect(try !warnings(study).contains { $0.hasPrefix("Days without a recording") })
  }

  @Test("clocks and devices that differ")
  func clocks() throws {
    let study = StudyFixture(StudyFixture.phases([40, 40, 40, 40]))
    let sessions = study.sessions.enumerated().map { index, session in
      let stamp = session.start?.timestamp.localMilliseconds ?? 0
      return StudySession(
        file: session.file,
        start: RecordingStart(
          timestamp: Timestamp(localMilliseconds: stamp, utcOffsetS: index == 5 ? 3600 : nil),
          source: index < 2 ? .fileName : .file),
        outcome: session.outcome, correctedFraction: 0, durationS: 300,
        device: index % 2 == 0 ? "H10" : nil)
    }
    let found = try StudyAnalysis(options: study.options)(
      sessions: sessions, outcome: StudyFixture.lnRMSSD, intake: study.log
    ).warnings
    #expect(
      found.contains(
        "Start times come from different sources (file 158, file name 2): their clocks may differ."
      ))
    #expect(found.contains { $0.hasPrefix("159 of 160 recordings do not say how far") })
    #expect(
      found.contains("Several devices were used (H10, not named): they may read differently."))
  }

  @Test("recordings of the small hours count to the day before")
  func night() throws {
    var study = StudyFixture(StudyFixture.phases([40, 40, 40, 40]))
    // 03:50 of day 7 counts to day 6, which has no other recording.
    study.minuteOfDay = { $0 == 7 ? 230 : 240 }
    study.missing = [6]
    var options = study.options
    options.timeWindowHours = 24
    let found = try warnings(study, options)
    #expect(found.contains("1 recording from between midnight and 04:00 counts to the day before."))
  }
}
