import HRVModel
import HRVTestSupport
import Testing

@testable import HRVCorrelation

/// Studies of values that another program computed, from the same simulated noise as those of
/// recordings: a slow part that remembers from day to day (AR(1), ρ 0.6) and daily noise.
@Suite("Study of a daily series")
struct DailyStudyTests {
  private let abab = StudyFixture.phases([30, 30, 30, 30])

  private func metric(_ id: MetricID, _ symbol: String, _ unit: String) -> MetricDefinition {
    MetricDefinition(
      id: id, symbol: symbol, unit: unit, family: .time, summary: "", formula: "", source: "Ring",
      needs: "")
  }

  /// The fixture's outcomes, which are logarithms, as the daily values of a ring.
  private func series(
    _ study: StudyFixture, id: MetricID = "ln_rmssd", window: DailySeries.Window = .night,
    minuteOfDay: Int? = nil, device: (Int) -> String? = { _ in nil }
  ) throws -> DailySeries {
    let samples = study.isOn.indices.filter { !study.missing.contains($0) }.map { index in
      DailySeries.Sample(
        moment: minuteOfDay.map {
          .at(Timestamp(day: study.day(index), minuteOfDay: $0))
        } ?? .on(study.day(index)),
        value: study.outcomes[index], device: device(index),
        location: SourceLocation(file: "ring.csv", line: index + 2))
    }
    return try DailySeries(
      metric: metric(id, "lnRMSSD", "ln ms"), computedBy: "Ring", window: window, choice: .first,
      samples: samples, sources: [Provenance(file: "ring.csv", formatID: "ring")])
  }

  private func result(_ daily: DailySeries, _ study: StudyFixture) throws -> StudyResult {
    let result = try StudyAnalysis(options: study.options)(daily: daily, intake: study.log)
    for warning in result.warnings {
      #expect(Wording.banned(in: warning) == nil && warning.hasSuffix("."))
    }
    return result
  }

  // The series is taken at 04:00 of each day, so recordings of that time must give the same.
  @Test("the same values as recordings give the same answer, bit by bit", arguments: [0, 0.5])
  func sameAnswer(effect: Double) throws {
    var study = StudyFixture(abab, steadyStateEffect: effect)
    study.missing = [3, 17, 64]
    study.minuteOfDay = { _ in 240 }
    study.device = { _ in nil }
    let recorded = try study.result()
    let daily = try result(try series(study), study)
    #expect(daily.effect == recorded.effect && daily.verdict == recorded.verdict)
    #expect(daily.days == recorded.days && daily.noise == recorded.noise)
    #expect(daily.design == recorded.design && daily.correlations == recorded.correlations)
    #expect(daily.smallestWorthwhileChange == recorded.smallestWorthwhileChange)
    #expect(daily.data.sessions == 117 && daily.data.validDays == 117)
    #expect(recorded.computedElsewhere == nil)
    let origin = try #require(daily.computedElsewhere)
    #expect(origin.by == "Ring" && origin.days == 117 && !origin.isTimed)
    // The true steady-state effect of 0.5 is 64.9 % (see the study of recordings).
    let interval = try #require(daily.effect?.interval)
    #expect(effect == 0 || (interval.lower > 0 && interval.lower < 64.9 && 64.9 < interval.upper))
    #expect(effect == 0 || daily.verdict == .compatible(.higher, exceedsSWC: interval.lower > 12))
  }

  @Test("it says that nothing of it can be checked, and how days are timed")
  func warnings() throws {
    let study = StudyFixture(abab)
    let night = try result(try series(study), study)
    #expect(
      night.warnings.prefix(2) == [
        "lnRMSSD was computed elsewhere, by Ring: the beats are not available, artefacts are"
          + " unknown, and nothing of it can be checked here.",
        "Values of a night are taken at 04:00 of the day on which it ends: a dose counts from the"
          + " day after it on.",
      ])
    let morning = try result(try series(study, window: .morning), study)
    #expect(morning.warnings[1].hasPrefix("The values have no time of day"))
    let timed = try result(try series(study, window: .morning, minuteOfDay: 420), study)
    #expect(!timed.warnings.contains { $0.contains("04:00 of") })
    var recorded = study
    recorded.device = { _ in nil }
    #expect(timed.effect == (try recorded.result()).effect)
    let sdnn = try result(try series(study, id: "ln_sdnn"), study)
    #expect(sdnn.warnings[1].hasPrefix("SDNN is another quantity than RMSSD"))
  }

  @Test("rules that need no beats still hold: days, devices, intake")
  func rules() throws {
    let short = StudyFixture(StudyFixture.phases([10, 10]))
    let refused = try result(try series(short), short)
    #expect(refused.verdict == .insufficientData)
    let refusal = try #require(refused.refusals.first { $0.rule == "too-few-days" })
    #expect(refusal.finding == "20 days with both a value and a known exposure; 28 are the least")
    #expect(refusal.remedy == "Measure 8 more days with intake logged")
    let study = StudyFixture(abab)
    let changed = try result(
      try series(study, device: { abab[max(0, $0 - 1)] ? "Ring 4" : "Ring 3" }), study)
    #expect(changed.refusals.map(\.rule) == ["device-change"])
    #expect(changed.computedElsewhere?.devices == ["Ring 3", "Ring 4"])
    let unlogged = try StudyAnalysis(options: StudyOptions())(
      daily: try series(study), intake: study.log)
    #expect(unlogged.refusals.contains { $0.rule == "unknown-intake" })
  }

  @Test("a date that cannot be is left out, with its reason")
  func dates() throws {
    let study = StudyFixture(abab)
    let plain = try series(study)
    let wild = DailySeries.Sample(
      moment: .on(CivilDay(daysSince1970: -20_000)), value: 4,
      location: SourceLocation(file: "ring.csv", line: 1))
    let daily = try DailySeries(
      metric: plain.metric, computedBy: "Ring", window: .night, choice: .first,
      samples: plain.samples + [wild], sources: plain.sources)
    let told = try result(daily, study)
    #expect(told.data.excluded.map(\.file) == ["ring.csv"])
    #expect(told.data.excluded[0].reason.hasPrefix("its date, 1915-03-31, is not believable"))
    #expect(told.effect == (try result(plain, study)).effect && told.data.sessions == 121)
  }
}
