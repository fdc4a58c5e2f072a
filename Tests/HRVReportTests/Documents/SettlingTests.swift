import HRVModel
import Testing

@testable import HRVReport

@Suite("What would settle it")
struct SettlingTests {
  private func text(
    _ verdict: Verdict, estimate: Double = 20, lower: Double = 5, upper: Double = 37
  ) -> String? {
    var study = SyntheticStudy()
    study.verdict = verdict
    study.effect = TestResult(
      testID: "t", nullHypothesis: "h", estimate: estimate, unit: "%",
      interval: ConfidenceInterval(lower: lower, upper: upper, level: 0.95), pValue: 0.5, n: 100,
      assumptions: [])
    return StudyAnswer(result: study.result()).settling
  }

  // By hand: the fixture has 95 paired days, detects 21 % and asks for 12 %;
  // (ln 1.21 / ln 1.12)² = 2.829, times 95 = 269, rounded up to 270.
  @Test("an open question says how many days would show what matters")
  func open() throws {
    let paired = SyntheticStudy().result().data.pairedDays
    let days = Int((Double(paired) * 2.829 / 10).rounded(.up)) * 10
    let open = try #require(text(.inconclusive))
    #expect(open.hasPrefix("About \(days) days") && open.contains("hrv plan"))
  }

  @Test("an observed difference asks for a lot, and a small one for more days")
  func observed() throws {
    let clear = try #require(text(.compatible(.higher, exceedsSWC: true)))
    #expect(clear.contains("drawn by lot") && !clear.contains("worthwhile"))
    // By hand: ln 1.2 = 0.1823, ln 1.05 = 0.0488, ln 1.12 = 0.1133;
    // ((0.1823 − 0.0488) / (0.1823 − 0.1133))² = 3.74.
    let paired = SyntheticStudy().result().data.pairedDays
    let days = Int((Double(paired) * 3.74 / 10).rounded(.up)) * 10
    let small = try #require(text(.compatible(.higher, exceedsSWC: false)))
    #expect(small.hasSuffix("about \(days) days like these, if the estimate stays."))
    let tiny = try #require(text(.compatible(.higher, exceedsSWC: false), estimate: 8, lower: 2))
    #expect(tiny.hasSuffix("The estimate itself is smaller than what would matter."))
    // ln 1.125 − ln 1.12 = 0.0045: 490 times as many days.
    let near = try #require(text(.compatible(.higher, exceedsSWC: false), estimate: 12.5, lower: 2))
    #expect(near.contains("so little beyond what would matter"))
  }

  @Test("a settled question is called so, a refused one has its remedies")
  func settled() {
    #expect(text(.noWorthwhileChange)?.contains("settled") == true)
    #expect(StudyAnswer(result: SyntheticStudy.refused.result()).settling == nil)
    #expect(
      text(.underRandomisedSchedule(.lower, exceedsSWC: true))
        == "A second drawn schedule that shows the same.")
  }
}
