import HRVModel
import HRVTestSupport
import Testing

@testable import HRVCorrelation

@Suite("Planned exposure")
struct PlannedExposureTests {
  // Another way to the same number: the pool of the log of somebody who took every dose.
  @Test("is the body pool of a person who keeps to the plan")
  func pool() throws {
    let plan = try TrialFixture.plan()
    let fixture = StudyFixture(plan.isOn)
    let record = try IntakeResolver(logIsComplete: true, habitualMgPerDay: nil)(
      fixture.log, study: plan.firstDay...plan.lastDay, memoryDays: 365)
    let history = ExposureHistory(.bodyPool, of: record)
    let moments = fixture.sessions.compactMap { $0.start?.timestamp }
    let planned = PlannedExposure(plan, at: moments)(underAssignment: plan.assignment)
    for (moment, exposure) in zip(moments, planned) {
      let logged = try #require(history.level(at: moment))
      #expect(Tolerance.absolute(1e-10).accepts(exposure, logged.mgPerDay))
    }
  }

  // By hand: 200 mg a week before at h = 7 is half of 200·(1 − 2^(−1/7)), and does not depend on
  // what was drawn; a dose on a day of the plan is the plan's business.
  @Test("keeps what was taken before the plan under every assignment")
  func before() throws {
    let plan = try TrialFixture.plan()
    let morning = Timestamp(day: plan.firstDay, minuteOfDay: 7 * 60)
    let dose = try IntakeEvent(
      timestamp: Timestamp(day: plan.firstDay.advanced(by: -7), minuteOfDay: 7 * 60),
      elementalMg: 200, source: .supplement(formID: "citrate"))
    let within = try IntakeEvent(
      timestamp: Timestamp(day: plan.firstDay, minuteOfDay: 5 * 60), elementalMg: 200,
      source: .supplement(formID: "citrate"))
    let planned = PlannedExposure(plan, at: [morning], before: [dose, within])
    for index in [0, 35, 69] {
      #expect(
        Tolerance.absolute(1e-7).accepts(
          planned(underAssignment: index)[0], 0.5 * 200 * 0.0942763357))
    }
  }
}
