import HRVModel
import HRVReport
import Testing

@Suite("Cohort and acute documents")
struct CohortDocumentTests {
  private static func interval(_ lower: Double, _ upper: Double) -> ConfidenceInterval {
    ConfidenceInterval(lower: lower, upper: upper, level: 0.95)
  }

  /// Made-up effects of two people, with a mean that they would not get.
  private static let cohort = CohortResult(
    metricID: "ln_rmssd", symbol: "lnRMSSD", unit: "%", doseMgPerDay: 200,
    exposureModelID: "body-pool",
    members: [
      .init(label: "anna.json", estimate: 4, interval: interval(-2, 10), shrunken: 3),
      .init(label: "ben.json", estimate: 1, interval: interval(-4, 6), shrunken: 2),
    ],
    pooled: .init(
      mean: 2.5, interval: interval(-1, 6), pValue: 0.12, prediction: interval(-5, 10),
      betweenDeviation: 0.02, inconsistency: 0.3),
    refusal: nil, excluded: [.init(label: "carl.json", reason: "the study was refused")],
    assumptions: ["People are independent."])

  private static let acute = AcuteResult(
    outcome: SyntheticStudy().result().outcome,
    pairs: [
      .init(
        day: CivilDay(daysSince1970: 20_000), doseMg: 200, beforeFile: "a", afterFile: "b",
        before: 3.5, after: 3.6, hoursAfter: 2)
    ],
    tests: [
      TestResult(
        testID: "paired-t", nullHypothesis: "no change", estimate: 10.5, unit: "%",
        interval: interval(1, 21), pValue: 0.03, n: 9, assumptions: ["Normal."]),
      TestResult(
        testID: "signed-rank", nullHypothesis: "no change", estimate: 9, unit: "%", interval: nil,
        pValue: 0.04, n: 9, assumptions: ["Symmetric."]),
    ],
    standardizedMean: 0.9, refusal: nil, warnings: ["Acute: hours, not weeks."])

  private func flat(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test("a cohort in words and in JSON")
  func cohort() throws {
    let text = flat(CohortDocument.text(Self.cohort, disclaimer: "Ask a doctor."))
    for part in [
      "2 people, effects per 200 mg/d", "+2.5 %; 95 % interval −1 % to +6 %; p = 0.12",
      "from −5 % to +10 % (95 % prediction interval)", "30.0 % is between people",
      "anna.json +4 % −2 % to +10 % +3 %", "carl.json: the study was refused",
      "People are independent.", "Ask a doctor.",
    ] {
      #expect(text.contains(part), "\(part)")
    }
    let json = try ParsedJSON(CohortDocument.json(Self.cohort, disclaimer: "x"))
    #expect(json["schema"] == .string("hrv.cohort/1"))
    let pooled = try #require(json["pooled"])
    #expect(pooled["mean"] == .number(2.5) && pooled["tau"] == .number(0.02))
    #expect(try #require(json["members"]).elements[1]["shrunken"] == .number(2))
    #expect(try #require(json["excluded"]).elements.count == 1)
  }

  @Test("an acute difference in words and in JSON")
  func acute() throws {
    let text = flat(AcuteDocument.text(Self.acute, disclaimer: "Ask a doctor."))
    for part in [
      "within hours of a dose? (acute)", "1 day with a recording before and after a dose of 200 mg",
      "Mean difference +10.5 %; 95 % interval +1 % to +21 %; p = 0.030 (paired-t)",
      "Median difference +9 %; p = 0.040 (signed-rank)", "+0.9 standard deviations",
      "Acute: hours, not weeks.", "Ask a doctor.",
    ] {
      #expect(text.contains(part), "\(part)")
    }
    let json = try ParsedJSON(AcuteDocument.json(Self.acute, disclaimer: "x"))
    #expect(json["schema"] == .string("hrv.acute/1") && json["dz"] == .number(0.9))
    #expect(try #require(json["tests"]).elements.count == 2)
    #expect(try #require(json["pairs"]).elements[0]["hoursAfter"] == .number(2))
  }
}
