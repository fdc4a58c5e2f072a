import Foundation
import HRVModel
import HRVTestSupport
import Testing

@testable import HRVReport

@Suite("Charts of what an answer rests on")
struct StudyEvidenceChartTests {
  private func source(_ chart: some Chart) -> String {
    SVG.group(chart.drawing(chart.sizes[0])).source
  }

  // By hand: |t| of the drawn schedule is 3.45, as far out as that of its mirror image alone.
  @Test("every schedule is in a bar, those as extreme as the drawn one in bars of their own")
  func lot() throws {
    let chart = try #require(RandomisationChart(try SyntheticStudy.complete().result()))
    #expect(
      chart.summary
        == "2 of the 70 schedules come out at least as far from no effect as the drawn one"
        + " (|t| = 3.45): \(NumberText.pValue(2.0 / 70)).")
    let page = ParsedPage(Array("<div>\(HTML.group(chart.numbers).source)</div>".utf8))
    let cells = page.elements(named: "td").compactMap { Int($0.text) }
    let less = stride(from: 0, to: cells.count, by: 2).map { cells[$0] }.reduce(0, +)
    let asMuch = stride(from: 1, to: cells.count, by: 2).map { cells[$0] }.reduce(0, +)
    #expect(less == 68 && asMuch == 2)
    #expect(source(chart).contains("class=\"asmuch\"") && source(chart).contains("drawn: 3.45"))
  }

  // By hand: exposures 0, 100, 200 and outcomes 3.9, 4.1, 4.3 have the means 100 and 4.1; on the line
  // of 0.004 a mg they lie at 3.7, 4.1 and 4.5, each with its residual.
  @Test("the line of exposure is the estimate, and days are shown without the trend")
  func scatter() throws {
    var study = SyntheticStudy()
    let days = (0..<3).map { index in
      StudyDay(
        day: CivilDay(daysSince1970: 20_000 + index), outcome: 3.9 + 0.2 * Double(index),
        intake: .known(elementalMg: 0), exposureMgPerDay: 100 * Double(index))
    }
    study.residuals = zip(days, [0.1, -0.2, 0.1]).map {
      .init(day: $0.day, value: $1, innovation: 0)
    }
    #expect(
      try #require(ScatterChart(study.result(days: days))).summary.contains("No line is drawn"))
    study.slope = .init(perMgPerDay: 0.004, lower: 0.001, upper: 0.007)
    let chart = try #require(ScatterChart(study.result(days: days)))
    let drawing = source(chart)
    let shown = drawing.matches(of: /d, ([0-9.]+)/).compactMap { Double($0.1) }
    #expect(mismatch(shown, [3.8, 3.9, 4.6], .absolute(1e-9)) == nil)
    #expect(drawing.contains("class=\"slope\"") && drawing.contains("0.400 ln ms per 100 mg/d"))
    #expect(chart.summary.contains("without the trend over the study"))
  }

  @Test("the lines of the sensitivity are the figures of the result, and called exploratory")
  func sensitivity() throws {
    let study = try SyntheticStudy.complete()
    let chart = try #require(SensitivityChart(StudyAnswer(result: study.result())))
    let drawing = source(chart)
    let centres = drawing.matches(of: /cx="([0-9.]+)"/).compactMap { Double($0.1) }
    #expect(centres.count == 2)
    // By hand: the axis runs from −15 to 15 over the units 350 to 880.
    let places = [4.1, 5.5].map { 350 + ($0 + 15) / 30 * 530 }
    #expect(mismatch(centres, places, .absolute(0.01)) == nil)
    #expect(
      chart.summary.contains("exploratory") && chart.summary.contains(NumberText.pValue(0.71)))
  }

  // By hand: 1, −1, 1, … has the correlation −1 a day apart and 1 two days apart; 30 days leave
  // 29 and 28 pairs.
  @Test("autocorrelations are those of the days apart, whatever day is missing")
  func autocorrelation() throws {
    var study = SyntheticStudy()
    for index in 0..<40 where index % 10 != 3 {
      study.residuals.append(
        .init(
          day: CivilDay(daysSince1970: 20_000 + index), value: 0.1,
          innovation: index % 2 == 0 ? 1 : -1))
    }
    let chart = try #require(ResidualChart(study.result()))
    let page = ParsedPage(Array("<div>\(HTML.group(chart.numbers).source)</div>".utf8))
    let cells = page.elements(named: "td").map(\.text)
    // Of 36 days, 4 missing ones break two pairs each: 39 − 8 = 31 pairs; two apart, 38 − 8 = 30.
    #expect(Array(cells.prefix(6)) == ["-1.000", "0.352", "31", "1.000", "0.358", "30"])
    #expect(chart.summary.hasPrefix("0 of 36 days lie beyond ±2"))
    study.residuals = Array(study.residuals.prefix(14))
    #expect(ResidualChart(study.result()) == nil)
  }

  @Test("days without a recording have a stroke on the edge")
  func absences() throws {
    let result = SyntheticStudy().result()
    let chart = try #require(DailySeriesChart(result))
    let source = source(chart)
    let start = try #require(source.range(of: "class=\"absent\" d=\""))
    let path = source[start.upperBound...].prefix { $0 != "\"" }
    #expect(path.count { $0 == "M" } == result.days.count { $0.outcome == nil })
  }
}
