import HRVModel
import HRVTestSupport
import Testing

@testable import HRVCorrelation

@Suite("Randomisation test")
struct RandomisationTestTests {
  private func test(
    _ outcome: [Double], _ plan: TrialPlan
  ) throws -> RandomisationTest {
    let days = Array(outcome.indices)
    let planned = PlannedExposure(
      plan,
      at: days.map { Timestamp(day: plan.firstDay.advanced(by: $0 + 1), minuteOfDay: 7 * 60) })
    return try RandomisationTest(
      days: days, outcome: outcome, assignmentCount: plan.design.assignmentCount,
      drawn: plan.assignment
    ) { planned(underAssignment: $0).map { $0 / 200 } }
  }

  // The first 32 years of the Nile as mornings, and the same with a trend of 30 a day. Numpy and scipy,
  // written anew with dense matrices and all words of itertools: for each of 70 schedules a third of t with
  // a line and two thirds of t without, each the mean over the 64 noises that `DayNoise` names,
  // weighted by exp(−criterion/2); the effect by Nelder–Mead from 15 points.
  @Test(
    "of a published series is that of another program",
    arguments: [
      (0.0, 278.94307661599817, 0.27410534165716116, 60, 64.65356088524199),
      (30.0, 500.1309868069551, 1.8565215911306823, 19, 100.38107865451488),
    ])
  func nile(
    drift: Double, effect: Double, t: Double, asExtreme: Int, sum: Double
  ) throws {
    let plan = try TrialFixture.plan(.randomBlocks(count: 8, days: 4))
    let flow = ReferenceSeries.nile.prefix(32).enumerated().map { $1 + drift * Double($0) }
    let test = try test(flow, plan)
    #expect(plan.assignment == 37)
    #expect(Tolerance.relative(1e-6).accepts(test.effect, effect))
    #expect(Tolerance.relative(1e-9).accepts(test.statistics[37], t))
    #expect(Tolerance.absolute(1e-12).accepts(test.pValue, Double(asExtreme) / 70))
    #expect(Tolerance.relative(1e-6).accepts(test.statistics.map(abs).reduce(0, +), sum))
  }

  // What makes the test exact, whatever the outcome: as each schedule is as likely as another, the
  // share of schedules that p ≤ 0.05 would hold for is the size. Noise, a slow state, a drift.
  @Test("has a size of at most 5 % on any outcome", arguments: 0..<3)
  func size(kind: Int) throws {
    let plan = try TrialFixture.plan(.randomBlocks(count: 8, days: 4))
    var outcome = NoiseProcess(
      .init(dayToDayCorrelation: kind == 1 ? 0.95 : 0.3, slowShare: 0.8), on: Array(0..<32)
    ).series(seed: UInt64(kind))
    if kind == 2 { for i in outcome.indices { outcome[i] += 0.1 * Double(i) } }
    let statistics = try test(outcome, plan).statistics
    let found = statistics.indices.count {
      RandomisationTest.pValue(of: statistics, drawn: $0) <= TrialPlan.level
    }
    #expect(found >= 1 && Double(found) <= TrialPlan.level * 70)
  }

  @Test("counts ties, and never falls below its smallest value")
  func ties() {
    #expect(RandomisationTest.pValue(of: [2, -2, 1, 0], drawn: 0) == 0.5)
    #expect(RandomisationTest.pValue(of: [2, -2 + 1e-9, 1, 0], drawn: 0) == 0.5)
    #expect(RandomisationTest.pValue(of: [2, -2, 1, 0], drawn: 2) == 0.75)
    #expect(RandomisationTest.pValue(of: [2, -2, 1, 0], drawn: 3) == 1)
  }
}

@Suite("Randomisation of many outcomes")
struct RandomisationDesignTests {
  // The one is the twin of the other.
  @Test("is the test of each by itself", arguments: 0..<4)
  func twin(seed: Int) throws {
    let plan = try TrialFixture.plan(.randomBlocks(count: 8, days: 4))
    let days = Array(0..<32)
    let planned = PlannedExposure(
      plan, at: days.map { Timestamp(day: plan.firstDay.advanced(by: $0 + 1), minuteOfDay: 420) })
    let exposures = (0..<70).map { planned(underAssignment: $0).map { $0 / 200 } }
    var outcome = NoiseProcess(.init(dayToDayCorrelation: 0.5, slowShare: 0.8), on: days)
      .series(seed: UInt64(seed))
    for i in days { outcome[i] += exposures[seed][i] + 0.2 * Double(seed * i) }
    let one = try RandomisationTest(
      days: days, outcome: outcome, assignmentCount: 70, drawn: seed
    ) { exposures[$0] }
    let many = try RandomisationDesign(days: days, exposures: exposures)
    #expect(try many.pValues(of: [outcome, outcome])[1][seed] == one.pValue)
  }
}
