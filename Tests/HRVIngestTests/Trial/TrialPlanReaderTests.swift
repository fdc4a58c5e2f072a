import HRVIngest
import HRVModel
import Testing

@Suite("Plan files")
struct TrialPlanReaderTests {
  private func text(
    digest: String = "sha256:0", blocks: Int = 8, dose: String = "200.0", seed: String = "7"
  ) -> String {
    """
    {
      "schema": "hrv.plan/1",
      "digest": "\(digest)",
      "design": "random-blocks",
      "parameters": {"blocks": \(blocks), "blockDays": 28},
      "firstDay": "2027-01-04", "washInDays": 14, "washOutDays": 14,
      "dose": {"elementalMg": \(dose), "form": "citrate", "time": "21:00"},
      "outcome": "ln_rmssd", "halfLifeDays": 7.0, "seed": \(seed), "schedule": "01",
      "later": null
    }
    """
  }

  private func read(_ text: String) throws -> FiledPlan {
    try TrialPlanReader().read(bytes: Array(text.utf8), file: "plan.json")
  }

  @Test("give the plan of their parameters, and what they state beside it")
  func reads() throws {
    let plan = try TrialPlan(
      design: TrialDesign(.randomBlocks(count: 8, days: 28)),
      firstDay: try #require(CivilDay(year: 2027, month: 1, day: 4)),
      dose: PlannedDose(elementalMg: 200, form: "citrate", minuteOfDay: 1260), washInDays: 14,
      washOutDays: 14, outcome: "ln_rmssd", halfLifeDays: 7, seed: 7)
    let filed = try read(text(digest: plan.digest))
    #expect(filed.plan == plan && filed.digestAgrees && !filed.scheduleAgrees)
    #expect(try !read(text()).digestAgrees)
  }

  @Test(
    "that are none, or cannot be, are refused",
    arguments: [
      "", "{}", "{\"schema\": \"hrv.plan/1\"}", "{\"schema\": \"hrv.plan/2\"}", "seed,7\n",
    ])
  func none(text: String) {
    #expect(throws: IngestError.self) { try read(text) }
  }

  @Test("with numbers out of range are refused")
  func ranges() {
    for text in [
      text(blocks: 7), text(dose: "1e9"), text(dose: "\"200\""), text(seed: "-1"),
      text(seed: "7.5"), text(seed: "1e300"),
    ] {
      #expect(throws: IngestError.self) { try read(text) }
    }
  }

  @Test(
    "doses are read as people write them",
    arguments: [
      ("200 mg elemental citrate 21:00", 200, "citrate", 1260),
      ("0.3 g elemental", 300, "", 1260),
      ("150 mg elemental magnesium oxide 07:30", 150, "magnesium oxide", 450),
    ])
  func doses(text: String, mg: Double, form: String, minute: Int) throws {
    let dose = try #require(PlannedDose(text))
    #expect(abs(dose.elementalMg - mg) < 1e-9 && dose.form == form && dose.minuteOfDay == minute)
  }

  @Test(
    "and nothing is guessed",
    arguments: [
      "200 mg citrate", "2 g compound citrate", "200", "200 mg elemental 25:00", "9 kg elemental",
    ])
  func noDose(text: String) {
    #expect(PlannedDose(text) == nil)
  }
}
