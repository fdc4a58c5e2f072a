import HRVModel
import Testing

@testable import HRVSimulation

@Suite struct ScheduleTests {
  @Test func alternatingBeginsWithout() throws {
    let abab = try SimulatedStudy.Schedule.alternating(phases: 4, days: 2)
    #expect(abab.days == [false, false, true, true, false, false, true, true])
  }

  @Test func randomBlocksAreBalancedAndSeeded() throws {
    var orders: Set<[Bool]> = []
    for seed in 1...40 as ClosedRange<UInt64> {
      let schedule = try SimulatedStudy.Schedule.randomBlocks(count: 6, days: 1, seed: seed)
      #expect(schedule.days.count { $0 } == 3)
      orders.insert(schedule.days)
      #expect(try .randomBlocks(count: 6, days: 1, seed: seed) == schedule)
    }
    // Twenty orders; forty draws see 17.4 on average.
    #expect(orders.count > 10)
  }

  @Test func oddBlocksAndEmptySchedulesAreRefused() {
    #expect(throws: ModelError.self) {
      try SimulatedStudy.Schedule.randomBlocks(count: 5, days: 2, seed: 1)
    }
    #expect(throws: ModelError.emptySeries) { try SimulatedStudy.Schedule([]) }
    #expect(throws: ModelError.self) {
      try SimulatedStudy.Schedule.alternating(phases: 11, days: 100)
    }
  }
}
