import HRVModel
import HRVTestSupport
import Testing

@testable import HRVCorrelation

@Suite("Power of a plan")
struct TrialPowerTests {
  private func power(
    _ kind: TrialDesign.Kind, count: Int
  ) throws -> TrialPower {
    TrialPower(
      plan: try TrialFixture.plan(kind, halfLifeDays: 1),
      noise: .init(dayToDayCorrelation: 0.3, slowShare: 1), simulationCount: count, seed: 1)
  }

  // Without an effect the chance is the size: 5 %, and 3 of 70 for the test, of 140 trials (SD 1.8
  // points).
  // An effect of 8 SD cannot be missed.
  @Test("is the size without an effect, and certain with a huge one")
  func ends() throws {
    let powers = try power(.randomBlocks(count: 8, days: 4), count: 140)(effectsSD: [0, 8])
    #expect((0.01...0.1).contains(powers[0].regression), "\(powers)")
    #expect(powers[0].randomisation <= 0.085, "\(powers)")
    #expect(powers[1].regression > 0.97 && powers[1].randomisation > 0.9, "\(powers)")
  }

  // Naive twin: the exact test of each trial by itself, with the statistic of the power.
  @Test("by the randomisation test is that of trials tested one by one")
  func twin() throws {
    let power = try power(.randomBlocks(count: 8, days: 4), count: 20)
    #expect(power.schedules() == Array(0..<70))
    let share = try power(effectsSD: [1])[0].randomisation
    var deviates = NormalDeviates(seed: 2)
    let plan = power.plan
    let days = plan.isOn.indices.map { $0 + 1 }
    let planned = PlannedExposure(
      plan, at: days.map { Timestamp(day: plan.firstDay.advanced(by: $0), minuteOfDay: 420) })
    var found = 0
    for trial in 0..<20 {
      var outcome = NoiseProcess(power.noise, on: days).series(&deviates)
      for (i, level) in planned(underAssignment: trial).enumerated() { outcome[i] += level / 200 }
      let test = try RandomisationTest(
        days: days, outcome: outcome, assignmentCount: 70, drawn: trial
      ) { planned(underAssignment: $0) }
      if test.pValue <= 0.05 { found += 1 }
    }
    #expect(share == Double(found) / 20)
  }

  @Test("draws among many schedules, without repeats")
  func compared() throws {
    let schedules = try power(.randomBlocks(count: 10, days: 4), count: 50).schedules()
    #expect(schedules.count == 100 && Set(schedules).count == 100)
    #expect(schedules.allSatisfy { (0..<252).contains($0) })
  }
}

@Suite("Noise of a baseline")
struct BaselineNoiseTests {
  private var fixture: StudyFixture {
    StudyFixture(Array(repeating: false, count: 60), seed: 3)
  }

  // The estimate is the model's own; by another way it is the same as of a fit by hand.
  @Test("is estimated around a straight line")
  func estimate() throws {
    var drifting = fixture
    for day in drifting.outcomes.indices { drifting.outcomes[day] += 0.01 * Double(day) }
    let plain = try TrialPlanning.noise(ofBaseline: fixture.sessions)
    let noise = try TrialPlanning.noise(ofBaseline: drifting.sessions)
    #expect(noise.estimate?.days == 60)
    let (one, other) = (plain.estimate?.standardDeviation ?? 0, noise.estimate?.standardDeviation)
    #expect(Tolerance.relative(1e-6).accepts(one, try #require(other)))
    #expect((0.1...0.35).contains(one))
    #expect(Tolerance.absolute(1e-5).accepts(noise.slowShare, plain.slowShare))
  }

  @Test("needs 20 days")
  func tooShort() throws {
    var short = fixture
    short.missing = Set(19..<60)
    #expect(throws: Refusal.self) { try TrialPlanning.noise(ofBaseline: short.sessions) }
    short.missing = Set(20..<60)
    #expect(try TrialPlanning.noise(ofBaseline: short.sessions).estimate?.days == 20)
  }
}
