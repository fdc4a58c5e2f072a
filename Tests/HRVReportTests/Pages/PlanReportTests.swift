import HRVModel
import Testing

@testable import HRVReport

@Suite("Page of a plan")
struct PlanReportTests {
  private func page(_ plan: TrialPlan) -> ParsedPage {
    ParsedPage(PlanReport.html(plan, forecast: TrialFixture.forecast(), disclaimer: "No advice."))
  }

  @Test("has every day once, with the letters of what it is for")
  func days() throws {
    let plan = try TrialFixture.plan()
    let page = page(plan)
    let signs = page.elements(named: "abbr").map(\.text)
    let expected = zip(plan.isOn, plan.isSettling).map { isOn, isSettling in
      isOn ? (isSettling ? "M+" : "M") : (isSettling ? "0−" : "0")
    }
    #expect(signs == expected && signs.count == 224)
    // By hand: from 2027-01-04 to 2027-08-15, which is eight months.
    let months = page.elements(named: "table").filter { $0.attributes["class"] == "month" }
    let captions = page.elements(named: "caption").map(\.text).filter { $0.hasSuffix(" 2027") }
    #expect(months.count == 8 && captions.first == "January 2027" && captions.last == "August 2027")
  }

  @Test("puts days under their weekdays, in weeks from Monday to Sunday")
  func weeks() throws {
    let page = page(try TrialFixture.plan())
    let rows = page.elements(named: "tr").filter { $0.path.contains("tbody") }
    let january = page.elements.firstIndex { $0.attributes["class"] == "month" } ?? 0
    let cells = page.elements[january...].filter { $0.name == "td" }.map(\.text)
    // By hand: 2027-01-01 is a Friday, so four cells stay empty; the plan begins on Monday the 4th.
    #expect(Array(cells.prefix(8)) == ["", "", "", "", "1", "2", "3", "4 M+"])
    #expect(!rows.isEmpty)
    let grid = page.elements.filter { $0.name == "td" && $0.path.contains("table") }
    #expect(grid.count >= 7 * 8 * 4)
  }

  @Test("says dose, lot, digest, periods and chances as the text does")
  func facts() throws {
    let plan = try TrialFixture.plan()
    let text = page(plan).text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for part in [
      "200 mg elemental citrate at 21:00", "70 schedules", plan.digest, "97 %", "83 %",
      "1 SD (+22.1 %)", "2027-01-31", "Mind this.", "No advice.",
    ] { #expect(text.contains(part), "\(part)") }
  }

  @Test("a plan that crosses a year and a leap day keeps its weekdays")
  func leap() throws {
    let plan = try TrialPlan(
      design: TrialDesign(.alternating(phases: 4, days: 28)),
      firstDay: CivilDay(year: 2027, month: 12, day: 20) ?? CivilDay(daysSince1970: 0),
      dose: PlannedDose(elementalMg: 200, form: "", minuteOfDay: 0), washInDays: 0,
      washOutDays: 0, outcome: "ln_rmssd", halfLifeDays: 7, seed: 1)
    let months = CalendarMonth.all(plan)
    #expect(months.map(\.month) == [12, 1, 2, 3, 4])
    #expect(months.map(\.days.count) == [12, 31, 29, 31, 9])
    // Without settling days their key is left out.
    #expect(!page(plan).text.contains("build up"))
  }
}
