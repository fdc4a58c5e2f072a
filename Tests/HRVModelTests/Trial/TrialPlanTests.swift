import HRVModel
import Testing

@Suite("Trial plans")
struct TrialPlanTests {
  private func plan(
    _ kind: TrialDesign.Kind = .randomBlocks(count: 8, days: 28), seed: UInt64 = 7
  ) throws -> TrialPlan {
    try TrialPlan(
      design: TrialDesign(kind), firstDay: try #require(CivilDay(year: 2027, month: 1, day: 4)),
      dose: PlannedDose(elementalMg: 200, form: "citrate", minuteOfDay: 21 * 60),
      washInDays: 14, washOutDays: 14, outcome: "ln_rmssd", halfLifeDays: 7, seed: seed)
  }

  // Python 3.11: SplitMix64 written anew, itertools.product, hashlib.sha256.
  @Test(
    "draw as another program does",
    arguments: [(UInt64(1), 65, "11100001"), (7, 37, "10001101"), (2026, 1, "00010111")])
  func draw(seed: UInt64, assignment: Int, blocks: String) throws {
    let plan = try plan(seed: seed)
    #expect(plan.assignment == assignment)
    let everyBlock = stride(from: 0, to: 8 * 28, by: 28).map { plan.isOn[$0] ? "1" : "0" }
    #expect(everyBlock.joined() == blocks)
  }

  @Test("have the digest that another program gets of their text")
  func digest() throws {
    let plan = try plan()
    #expect(
      plan.digest == "sha256:b7f62ebdd373f7a4e93f5b3bc84701b9a4f78ff8db66f40925a34742c8bb23cd")
    #expect(plan.canonicalText.hasPrefix("hrv.plan/1\ndesign random-blocks\nblocks 8\n"))
  }

  @Test("have another digest as soon as anything is another")
  func digests() throws {
    let plans = [
      try plan(), try plan(seed: 8), try plan(.randomBlocks(count: 8, days: 27)),
      try plan(.randomPairs(count: 4, days: 28)),
    ]
    #expect(Set(plans.map(\.digest)).count == plans.count)
  }

  // By hand: 1000 1101 are runs of 1, 3, 2, 1, 1 blocks.
  @Test("join neighbouring blocks that are alike, and know when an effect is under way")
  func runs() throws {
    let plan = try plan()
    #expect(plan.runs.map(\.days.count) == [28, 84, 56, 28, 28])
    #expect(plan.runs.map(\.isOn) == [true, false, true, false, true])
    #expect(plan.isSettling.count { $0 } == 5 * 14)
    #expect(plan.isSettling[13] && !plan.isSettling[14] && plan.isSettling[28])
    #expect(plan.lastDay == CivilDay(year: 2027, month: 8, day: 15))
    let start = try self.plan(.randomStart(candidates: 40, daysBefore: 30, daysAfter: 30))
    #expect(!start.isSettling[0])
  }

  // 70 equally likely schedules: over 7000 seeds each is drawn 100 times, SD 9.9.
  @Test("draw every schedule about equally often")
  func fairness() throws {
    var counts = [Int](repeating: 0, count: 70)
    for seed in 0..<7000 as Range<UInt64> {
      counts[try plan(.randomBlocks(count: 8, days: 1), seed: seed).assignment] += 1
    }
    #expect(counts.allSatisfy { (55...145).contains($0) }, "\(counts)")
  }

  @Test("know when a file was changed")
  func filed() throws {
    let plan = try plan()
    func filed(_ digest: String, _ schedule: String) -> FiledPlan {
      FiledPlan(file: "plan.json", plan: plan, statedDigest: digest, statedSchedule: schedule)
    }
    #expect(filed(plan.digest, plan.scheduleText).isIntact)
    #expect(!filed("sha256:00", plan.scheduleText).isIntact)
    let other = "0" + plan.scheduleText.dropFirst()
    #expect(!filed(plan.digest, other).scheduleAgrees)
  }

  @Test("refuse what would spoil their text")
  func doses() {
    #expect(throws: ModelError.self) {
      try PlannedDose(elementalMg: 200, form: "citrate\nseed 1", minuteOfDay: 0)
    }
    #expect(throws: ModelError.self) {
      try PlannedDose(elementalMg: .nan, form: "", minuteOfDay: 0)
    }
    #expect(throws: ModelError.self) {
      try PlannedDose(elementalMg: 200, form: "", minuteOfDay: 1440)
    }
  }
}
