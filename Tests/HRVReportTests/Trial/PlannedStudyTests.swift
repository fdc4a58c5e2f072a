import HRVModel
import HRVReport
import Testing

@Suite("Studies under a plan, as documents")
struct PlannedStudyTests {
  private func study(
    digest: String? = nil, objections: [String] = []
  ) throws -> StudyResult {
    let plan = try TrialFixture.plan()
    var study = SyntheticStudy()
    study.conduct = TrialConduct(
      plan: FiledPlan(
        file: "plan.json", plan: plan, statedDigest: digest ?? plan.digest,
        statedSchedule: plan.scheduleText),
      knownDays: 100, adherentDays: 93, objections: objections)
    study.randomisation = TestResult(
      testID: "randomisation", nullHypothesis: "no difference", estimate: 5.5, unit: "%",
      interval: nil, pValue: 2.0 / 70, n: 105, assumptions: ["Drawn by lot."])
    return study.result()
  }

  private func words(_ result: StudyResult) -> String {
    StudyDocument.text(result, disclaimer: "x").split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }

  @Test("say how the plan was kept to, and what its test found")
  func kept() throws {
    let text = words(try study())
    for part in [
      "Schedule drawn by lot beforehand (randomised)", "93 of 100 days", "93.0 %",
      "2 of the 70 schedules", "p = 0.029", "+5.5 % per 200 mg/d", "It decides", "still holds 0",
      "by the lot, which decides, p = 0.029; n = 100.", "about 3 of 100 schedules that the lot",
    ] { #expect(text.contains(part), "\(part) in \(text)") }
  }

  @Test("say why they do not count as randomised")
  func objected() throws {
    let text = words(try study(digest: "sha256:0", objections: ["the digest is another"]))
    #expect(text.contains("Not taken as randomised: the digest is another."))
    #expect(text.contains("plan.json is not as it was written"))
    #expect(text.contains("It does not decide"))
    #expect(text.contains("Observational"))
  }

  @Test("have it in their JSON, and without a plan null")
  func json() throws {
    let json = try ParsedJSON(StudyDocument.json(study(), disclaimer: "x"))
    let plan = try #require(json["design"]?["plan"])
    #expect(plan["adherence"] == .number(0.93) && plan["assignments"] == .number(70))
    #expect(plan["intact"] == .bool(true))
    #expect(json["randomisation"]?["p"] == .number(2.0 / 70))
    let none = try ParsedJSON(StudyDocument.json(SyntheticStudy().result(), disclaimer: "x"))
    let complete = try ParsedJSON(
      StudyDocument.json(SyntheticStudy.complete().result(), disclaimer: "x"))
    #expect(complete["schedules"]?["count"] == .number(70))
    #expect(complete["schedules"]?["asExtreme"] == .number(2))
    #expect(complete["residuals"]?.elements.count == 60 && none["schedules"] == .null)
    #expect(none["randomisation"] == .null && none["design"]?["plan"] == .null)
  }
}
