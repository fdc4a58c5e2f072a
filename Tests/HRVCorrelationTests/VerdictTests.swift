import HRVModel
import HRVTestSupport
import Testing

@testable import HRVCorrelation

@Suite("Verdict")
struct VerdictTests {
  // The closed list of the rules, by hand; smallest worthwhile change 1.
  @Test(
    "follows from the interval and the smallest worthwhile change",
    arguments: [
      (-0.5, 0.5, Verdict.noWorthwhileChange), (0.1, 0.9, .noWorthwhileChange),
      (-0.9, -0.1, .noWorthwhileChange), (0.1, 1.1, .compatible(.higher, exceedsSWC: false)),
      (1.1, 2, .compatible(.higher, exceedsSWC: true)),
      (-1.1, -0.1, .compatible(.lower, exceedsSWC: false)),
      (-3, -1.1, .compatible(.lower, exceedsSWC: true)), (-0.1, 1.1, .inconclusive),
      (-1, 0.5, .inconclusive), (0, 1, .inconclusive), (-2, 2, .inconclusive),
    ])
  func table(lower: Double, upper: Double, verdict: Verdict) {
    #expect(Verdict.decide(lower: lower, upper: upper, smallestWorthwhileChange: 1) == verdict)
  }

  // By hand, smallest worthwhile change 1: effect, p, interval.
  @Test(
    "under a schedule follows from its test, and the interval says how large",
    arguments: [
      (0.8, 0.04, 0.1, 1.5, Verdict.underRandomisedSchedule(.higher, exceedsSWC: false)),
      (2, 0.05, 1.1, 2.9, .underRandomisedSchedule(.higher, exceedsSWC: true)),
      (-2, 0.03, -2.9, -1.1, .underRandomisedSchedule(.lower, exceedsSWC: true)),
      (0.8, 0.04, -0.1, 1.7, .underRandomisedSchedule(.higher, exceedsSWC: false)),
      (0.8, 0.06, 0.1, 1.5, .inconclusive), (0.5, 0.03, 0.1, 0.9, .noWorthwhileChange),
      (0.8, 0.04, -2, -0.1, .inconclusive),
    ])
  func underSchedule(
    effect: Double, p: Double, lower: Double, upper: Double, verdict: Verdict
  ) {
    #expect(
      Verdict.decide(
        underSchedule: effect, pValue: p, lower: lower, upper: upper, smallestWorthwhileChange: 1)
        == verdict)
  }

  @Test("without a smallest worthwhile change nothing is equivalent and nothing exceeds it")
  func withoutSWC() {
    #expect(
      Verdict.decide(lower: -0.1, upper: 0.1, smallestWorthwhileChange: nil) == .inconclusive)
    #expect(
      Verdict.decide(lower: 5, upper: 6, smallestWorthwhileChange: nil)
        == .compatible(.higher, exceedsSWC: false))
  }

  // By hand: 100·(e^0.2 − 1) = 22.1403 %.
  @Test("logarithms are told in percent, anything else in its unit")
  func scale() throws {
    let percent = EffectScale(StudyFixture.lnRMSSD)
    #expect(percent.unit == "%")
    #expect(Tolerance.absolute(5e-5).accepts(try #require(percent(0.2)), 22.1403))
    #expect(percent(0) == 0 && percent(1000) == nil)
    let rate = MetricDefinition(
      id: "mean_hr", symbol: "HR", unit: "bpm", family: .time, summary: "", formula: "",
      source: "", needs: "")
    #expect(EffectScale(rate).unit == "bpm" && EffectScale(rate)(-3.5) == -3.5)
    #expect(!rate.isLFHF && !StudyFixture.lnRMSSD.isLFHF)
  }
}
