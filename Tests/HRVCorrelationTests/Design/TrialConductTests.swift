import HRVModel
import Testing

@testable import HRVCorrelation

@Suite("Studies under a plan")
struct TrialConductTests {
  private func evidence(
    _ fixture: StudyFixture, _ options: StudyOptions,
    outcome: MetricDefinition = StudyFixture.lnRMSSD
  ) throws -> StudyEvidence {
    let selection = SessionSelection(fixture.sessions, options: options)
    let study = try #require(selection.study)
    let record = try IntakeResolver(logIsComplete: options.logIsComplete, habitualMgPerDay: nil)(
      fixture.log, study: study, memoryDays: 365)
    return StudyEvidence(selection, record, outcome: outcome, options: options)
  }

  @Test("kept to: every day agrees and nothing speaks against it")
  func kept() throws {
    let plan = try TrialFixture.plan()
    let evidence = try evidence(
      StudyFixture(plan.isOn), TrialFixture.options(TrialFixture.filed(plan)))
    let conduct = try #require(evidence.conduct)
    #expect(conduct.knownDays == 55 && conduct.adherentDays == 55)
    #expect(conduct.objections.isEmpty)
    #expect(evidence.design.isRandomised)
  }

  // 11 of 55 days turned around leave 44, 80 %; 12 leave 43, 78.2 %.
  @Test("kept to on too few days: not randomised", arguments: [(11, true), (12, false)])
  func adherence(turned: Int, isRandomised: Bool) throws {
    let plan = try TrialFixture.plan()
    var isOn = plan.isOn
    for day in 0..<turned { isOn[4 * day].toggle() }
    let evidence = try evidence(
      StudyFixture(isOn), TrialFixture.options(TrialFixture.filed(plan)))
    let conduct = try #require(evidence.conduct)
    #expect(conduct.adherentDays == 55 - turned)
    #expect(conduct.objections.isEmpty == isRandomised, "\(conduct.objections)")
  }

  @Test("whose days are not known are not held against the plan")
  func unknownDays() throws {
    let plan = try TrialFixture.plan()
    var options = TrialFixture.options(TrialFixture.filed(plan))
    options.logIsComplete = false
    let conduct = try #require(try evidence(StudyFixture(plan.isOn), options).conduct)
    #expect(conduct.knownDays == 27 && conduct.adherentDays == 27)
  }

  @Test("whose file was changed are not randomised, and have no test")
  func tampered() throws {
    let plan = try TrialFixture.plan()
    let evidence = try evidence(
      StudyFixture(plan.isOn), TrialFixture.options(TrialFixture.filed(plan, digest: "sha256:0")))
    #expect(evidence.conduct?.objections.count == 1)
    #expect(!evidence.design.isRandomised)
    #expect(try evidence.randomisationTest() == nil)
  }

  @Test("that ask another question, or end early, are not randomised")
  func otherQuestion() throws {
    let plan = try TrialFixture.plan()
    let filed = TrialFixture.filed(plan)
    let other = MetricDefinition(
      id: "mean_hr", symbol: "HR", unit: "bpm", family: .time, summary: "", formula: "",
      source: "", needs: "")
    let fixture = StudyFixture(plan.isOn)
    let asked = try evidence(fixture, TrialFixture.options(filed), outcome: other)
    #expect(asked.conduct?.objections.count == 1)
    var options = TrialFixture.options(filed)
    options.exposure = try .bodyPool(halfLifeDays: 14)
    #expect(try evidence(fixture, options).conduct?.objections.count == 1)
    var short = fixture
    short.missing = Set(48..<56)
    #expect(try evidence(short, TrialFixture.options(filed)).conduct?.objections.count == 1)
    short.missing = Set(49..<56)
    #expect(try evidence(short, TrialFixture.options(filed)).conduct?.objections == [])
  }

  @Test("that reach beyond the plan are refused")
  func cover() throws {
    let plan = try TrialFixture.plan()
    for tail in [1, 2] {
      let fixture = StudyFixture(plan.isOn + Array(repeating: false, count: tail))
      let evidence = try evidence(fixture, TrialFixture.options(TrialFixture.filed(plan)))
      let rules = RefusalRule.refusals(of: evidence).map(\.rule)
      #expect(rules.contains("plan-does-not-cover") == (tail == 2))
    }
  }

  // A full effect of 2 on a noise of SD 0.2 is 10 SD: hardly another schedule can show as much.
  @Test("with a large effect end with the verdict that only they can have")
  func verdict() throws {
    let plan = try TrialFixture.plan()
    let fixture = StudyFixture(plan.isOn, steadyStateEffect: 2)
    let result = try fixture.result(TrialFixture.options(TrialFixture.filed(plan)))
    let test = try #require(result.randomisation)
    #expect(test.pValue <= 2.0 / 70 + 1e-12 && test.estimate > 0 && test.n == 56)
    guard case .underRandomisedSchedule(.higher, _) = result.verdict else {
      Issue.record("\(result.verdict)")
      return
    }
    let options = TrialFixture.options(TrialFixture.filed(plan, digest: "sha256:0"))
    let without = try fixture.result(options)
    #expect(without.randomisation == nil)
    guard case .compatible(.higher, _) = without.verdict else {
      Issue.record("\(without.verdict)")
      return
    }
  }
}
