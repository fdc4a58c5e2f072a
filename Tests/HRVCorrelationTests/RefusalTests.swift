import HRVModel
import HRVTestSupport
import Testing

@testable import HRVCorrelation

@Suite("Refusals")
struct RefusalTests {
  private let abab = StudyFixture.phases([30, 30, 30, 30])

  private func rules(_ study: StudyFixture, _ options: StudyOptions? = nil) throws -> [String] {
    let result = try study.result(options)
    #expect(result.refusals.isEmpty == (result.verdict != .insufficientData))
    #expect(result.refusals.isEmpty == (result.effect != nil))
    for refusal in result.refusals {
      #expect(Wording.banned(in: refusal.description) == nil)
      #expect(!refusal.finding.hasSuffix(".") && !refusal.remedy.hasSuffix("."))
    }
    return result.refusals.map(\.rule)
  }

  @Test("27 days are too few, 28 are not")
  func tooFewDays() throws {
    // Two short periods each way keep the other rules quiet.
    var options = StudyFixture(abab).options
    options.washInDays = 0
    for (days, expected) in [(28, [String]()), (27, ["too-few-days"])] {
      var study = StudyFixture(StudyFixture.phases([7, 8, 7, 9]).prefix(31).map { $0 })
      study.missing = Set([5, 12, 19, 26].prefix(31 - days))
      #expect(try rules(study, options) == expected, "\(days) days")
    }
    let refusal = try #require(
      try StudyFixture(StudyFixture.phases([10, 10])).result().refusals.first)
    #expect(refusal.rule == "too-few-days")
    #expect(
      refusal.finding
        == "20 days with both a valid recording and a known exposure; 28 are the least")
    #expect(refusal.remedy == "Record 8 more mornings with intake logged")
  }

  @Test("9 days with magnesium are too few, 10 are not")
  func tooFewDaysPerState() throws {
    var options = StudyFixture(abab).options
    options.washInDays = 0
    // On-mornings follow on-evenings: phases of 5 in the middle give 5 on-mornings each.
    #expect(try rules(StudyFixture(StudyFixture.phases([15, 7, 15, 7, 6])), options) == [])
    #expect(
      try rules(StudyFixture(StudyFixture.phases([15, 5, 15, 4, 6])), options) == [
        "too-few-days-per-state", "too-short-after-wash-in",
      ])
    options.washInDays = 0
    var study = StudyFixture(StudyFixture.phases([15, 5, 15, 5, 10]))
    #expect(try rules(study, options) == ["too-short-after-wash-in"])
    study.missing = [17]
    #expect(
      try rules(study, options) == ["too-few-days-per-state", "too-short-after-wash-in"])
  }

  @Test("13 days after the wash-in are too few, 14 are not")
  func wash() throws {
    // 28 evenings: 28 on-mornings, the first 14 are wash-in.
    #expect(try rules(StudyFixture(StudyFixture.phases([30, 28, 30]))) == [])
    #expect(
      try rules(StudyFixture(StudyFixture.phases([30, 27, 30]))) == ["too-short-after-wash-in"])
  }

  @Test("recordings whose intake is unknown: 30 % may be, more may not")
  func unknownIntake() throws {
    // A log of single doses and of none, complete but for its first days.
    var entries = StudyFixture(abab).log.entries
    let study = StudyFixture(abab)
    func log(noneFrom first: Int) -> IntakeLog {
      let nothing = abab.indices.filter { !abab[$0] && $0 >= first }.map { index in
        IntakeEntry(
          location: SourceLocation(file: "log.csv", line: 1000 + index),
          schedule: .on(study.day(index)), substance: "none", dose: nil, note: "")
      }
      return IntakeLog(file: "log.csv", entries: entries + nothing)
    }
    var options = study.options
    options.logIsComplete = false
    func rules(_ log: IntakeLog) throws -> [String] {
      try StudyAnalysis(options: options)(
        sessions: study.sessions, outcome: StudyFixture.lnRMSSD, intake: log
      ).refusals.map(\.rule)
    }
    // Known from day f on, 4 of the 21 days before may be unknown: the first known exposure is
    // on day f + 17. With f = 19, 36 of 120 are dropped, 30 %; with f = 20, 37.
    #expect(try rules(log(noneFrom: 19)) == [])
    #expect(try rules(log(noneFrom: 20)) == ["unknown-intake"])
    entries = []
    #expect(try rules(log(noneFrom: 500)).contains("unknown-intake"))
  }

  @Test("artefacts: 40 % of days may be lost, more may not")
  func artefacts() throws {
    var study = StudyFixture(abab)
    study.correctedFraction = { $0 % 5 < 2 ? 0.2 : 0.01 }
    #expect(try rules(study) == [])
    study.correctedFraction = { $0 % 5 < 2 || $0 == 2 ? 0.2 : 0.01 }
    #expect(try rules(study) == ["artefacts"])
  }

  @Test("an exposure that never changes, and one that is only time passing")
  func exposureWithoutContrast() throws {
    #expect(
      try rules(StudyFixture(Array(repeating: false, count: 60))) == [
        "too-few-days-per-state", "too-short-after-wash-in", "exposure-constant",
      ])
    // The pool of 42 days rises along a line after a start on the 11th of 40 days.
    var options = StudyFixture(abab).options
    options.exposure = try .bodyPool(halfLifeDays: 42)
    let rising = StudyFixture(StudyFixture.phases([11, 30]))
    let result = try rising.result(options)
    #expect(result.refusals.map(\.rule) == ["collinear"])
    // The usual pool on a switch in the middle keeps a variance inflation below 10.
    let halfway = try StudyFixture(StudyFixture.phases([30, 30])).result()
    #expect(halfway.refusals.isEmpty)
    #expect(try #require(halfway.noise).varianceInflation > 3)
  }

  // The pool of 7 days after a switch in the middle has a variance inflation of 6.8 (numpy), after
  // three changes of 2.2.
  @Test("one slow change: 55 days are too few, 56 are not, and more changes need less")
  func slowChange() throws {
    #expect(try rules(StudyFixture(StudyFixture.phases([27, 29]))) == [])
    var study = StudyFixture(StudyFixture.phases([27, 29]))
    study.missing = [3]
    #expect(try rules(study) == ["slow-change-on-few-days"])
    #expect(
      try study.result().refusals.first?.remedy
        == "Record 1 more morning with intake logged; better, let hrv plan draw several periods")
    #expect(
      try !rules(StudyFixture(StudyFixture.phases([12, 12, 12, 14]))).contains(
        "slow-change-on-few-days"))
  }

  @Test("an outcome that never changes")
  func outcomeConstant() throws {
    var study = StudyFixture(abab)
    study.outcomes = study.outcomes.map { _ in 3.5 }
    #expect(try rules(study) == ["outcome-constant"])
  }

  @Test("a device that changes with magnesium; one that changes within a period does not matter")
  func device() throws {
    var study = StudyFixture(StudyFixture.phases([35, 35]))
    study.device = { $0 < 36 ? "H10" : "H9" }
    let result = try study.result()
    #expect(result.refusals.map(\.rule) == ["device-change"])
    #expect(result.refusals[0].finding.hasSuffix("|r| = 1)"))
    // By hand, 35 + 35 days: a change d days late gives r = √((35−d)/(35+d))·…; at 20 days late
    // r is 0.52.
    study.device = { $0 < 56 ? "H10" : nil }
    #expect(try rules(study) == [])
    study.device = { $0 < 36 ? "H10" : nil }
    #expect(try rules(study) == ["device-change"])
  }

  @Test("a time of day that changes with magnesium, by more than a quarter of an hour")
  func timeOfDay() throws {
    var study = StudyFixture(StudyFixture.phases([35, 35]))
    study.minuteOfDay = { $0 < 36 ? 420 : 440 }
    #expect(try rules(study) == ["time-of-day-change"])
    study.minuteOfDay = { $0 < 36 ? 420 : 434 }
    #expect(try rules(study) == [])
    study.minuteOfDay = { $0 % 2 == 0 ? 420 : 450 }
    #expect(try rules(study) == [])
  }

  @Test("values beyond any scale are refused, not fatal")
  func wildValues() throws {
    var study = StudyFixture(abab)
    study.outcomes = study.outcomes.indices.map { $0 % 2 == 0 ? 1e200 : -1e200 }
    #expect(try rules(study) == ["no-estimate"])
    study.outcomes = study.outcomes.indices.map { Double($0 % 7) * 1e5 }
    #expect(try rules(study) == ["no-estimate"])
    study.outcomes = study.outcomes.indices.map { 3 + 0.01 * Double($0) }
    #expect(try rules(study) == ["no-estimate"])
  }

  @Test("several refusals stand together, and nothing at all is refused too")
  func nothing() throws {
    let empty = try StudyAnalysis()(
      sessions: [], outcome: StudyFixture.lnRMSSD,
      intake: IntakeLog(file: "log.csv", entries: []))
    #expect(
      empty.refusals.map(\.rule) == [
        "too-few-days", "too-few-days-per-state", "too-short-after-wash-in",
      ])
    #expect(empty.data.firstDay == nil && empty.days.isEmpty && empty.verdict == .insufficientData)
  }
}
