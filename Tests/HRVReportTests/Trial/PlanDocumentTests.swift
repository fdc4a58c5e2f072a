import HRVModel
import HRVReport
import Testing

@Suite("Plan documents")
struct PlanDocumentTests {
  @Test("the file holds what was fixed, and its digest")
  func json() throws {
    let plan = try TrialFixture.plan()
    let text = PlanDocument.json(plan, forecast: TrialFixture.forecast(), disclaimer: "No advice.")
    let json = try ParsedJSON(text)
    #expect(json["schema"] == .string("hrv.plan/1") && json["design"] == .string("random-blocks"))
    #expect(json["digest"] == .string(plan.digest))
    #expect(text.contains("\"parameters\": {\"blocks\": 8, \"blockDays\": 28}"))
    #expect(
      text.contains(
        "\"dose\": {\"elementalMg\": 200.0, \"form\": \"citrate\", \"time\": \"21:00\"}"))
    #expect(text.contains("\"schedule\": \"\(plan.scheduleText)\""))
    #expect(
      text.contains(
        "{\"first\": \"2027-01-04\", \"last\": \"2027-01-31\", \"days\": 28, \"magnesium\": true}"))
    #expect(text.contains("\"settledDays\": null"))
  }

  // By hand: 100·(e^0.2 − 1) = 22.1 %.
  @Test("the page tells lot, power in percent, and what the digest is for")
  func text() throws {
    let plan = try TrialFixture.plan()
    let text = PlanDocument.text(
      plan, forecast: TrialFixture.forecast(), disclaimer: "No advice.")
    let flowing = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for part in [
      "70 schedules", "0.0286", "1 SD (+22.1 %)", "97 %", "83 %", plan.digest,
      "before the first day", "Mind this.", "No advice.", "47 %", "79 %",
      "Estimated from 40 days of baseline",
    ] { #expect(flowing.contains(part), "\(part) in \(flowing)") }
    let assumed = PlanDocument.text(
      plan, forecast: TrialFixture.forecast(nil), disclaimer: "No advice.")
    #expect(assumed.contains("Assumed, for want of a baseline"))
  }

  @Test("a verified file agrees, and a changed one says in what")
  func verification() throws {
    let plan = try TrialFixture.plan()
    let intact = FiledPlan(
      file: "plan.json", plan: plan, statedDigest: plan.digest, statedSchedule: plan.scheduleText)
    #expect(PlanDocument.text(verified: intact).contains("agrees: seed 7 draws it"))
    let changed = FiledPlan(
      file: "plan.json", plan: plan, statedDigest: plan.digest, statedSchedule: "01")
    let text = PlanDocument.text(verified: changed)
    #expect(text.contains("DIFFERS from what seed 7 draws") && text.contains("was changed"))
  }
}
