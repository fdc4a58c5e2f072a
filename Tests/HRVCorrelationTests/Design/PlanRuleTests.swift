import HRVModel
import Testing

@testable import HRVCorrelation

@Suite("Plans")
struct PlanRuleTests {
  @Test(
    "that cannot reach 0.05 are refused",
    arguments: [
      TrialDesign.Kind.randomBlocks(count: 6, days: 28), .randomPairs(count: 4, days: 28),
      .randomStart(candidates: 16, daysBefore: 42, daysAfter: 42),
      .alternating(phases: 4, days: 28),
    ])
  func cannotReach(kind: TrialDesign.Kind) throws {
    let refusals = TrialPlanning.refusals(of: try TrialFixture.plan(kind))
    #expect(refusals.map(\.rule) == ["cannot-reach-level"])
  }

  @Test(
    "that can are not",
    arguments: [
      TrialDesign.Kind.randomBlocks(count: 8, days: 14), .randomPairs(count: 6, days: 14),
      .randomStart(candidates: 20, daysBefore: 28, daysAfter: 42),
    ])
  func canReach(kind: TrialDesign.Kind) throws {
    #expect(TrialPlanning.refusals(of: try TrialFixture.plan(kind)).isEmpty)
  }

  @Test("too short for what a study demands are refused before they begin")
  func tooShort() throws {
    let short = TrialPlanning.refusals(of: try TrialFixture.plan(.randomBlocks(count: 8, days: 3)))
    #expect(short.map(\.rule) == ["too-few-days", "too-short-after-wash-in"])
    let washIn = TrialPlanning.refusals(
      of: try TrialFixture.plan(.randomPairs(count: 6, days: 14), washInDays: 12))
    #expect(washIn.map(\.rule) == ["too-short-after-wash-in"])
  }
}
