import Foundation
import HRVModel
import Testing

@testable import HRVReport

@Suite("Trend document")
struct TrendDocumentTests {
  private static let metric = MetricDefinition(
    id: "ln_rmssd", symbol: "ln RMSSD", unit: "ln ms", family: .time, summary: "", formula: "",
    source: "", needs: "")

  private static func day(
    _ number: Int, _ value: Double?, normal: DailyTrend.Normal? = nil
  ) -> DailyTrend.Day {
    DailyTrend.Day(
      day: CivilDay(daysSince1970: 20_000 + number), value: value, weekMean: value,
      weekVariationPercent: value.map { _ in 5 }, normal: normal)
  }

  private let trend = DailyTrend(
    metric: metric,
    days: [
      day(0, 4), day(1, nil), day(2, 4.5, normal: .init(mean: 4, deviation: 0.5, dayCount: 20)),
    ], excluded: [.init(file: "x.txt", reason: "too short")])

  @Test("a line of blocks: least, greatest, a dot where there is none")
  func sparkline() {
    #expect(TrendDocument.sparkline([1, nil, 8, 4.4]) == "▁·█▄")
    #expect(TrendDocument.sparkline([3, 3]) == "▅▅")
    #expect(TrendDocument.sparkline([nil]) == "·")
  }

  @Test("text shows the last days, and missing ones as such")
  func text() {
    let text = TrendDocument.text(trend, dayCount: 2)
    #expect(text.contains("2 of 3 days from 2024-10-04 to 2024-10-06 have a value"))
    #expect(text.contains("1 recording left out"))
    #expect(text.contains("2024-10-05  missing"))
    #expect(text.contains("3.50 to 4.50"))
    #expect(!text.contains("2024-10-04  "))
  }

  private let intake = TrendIntake(
    days: [.known(elementalMg: 0), .unknown, .known(elementalMg: 250)],
    phases: [
      .init(
        isTaken: true,
        days: CivilDay(daysSince1970: 20_002)...CivilDay(daysSince1970: 20_002),
        meanElementalMg: 250, valueCount: 1)
    ])

  @Test("what was taken stands beside: a number, or that nothing is known, and the phases")
  func taken() throws {
    let text = TrendDocument.text(trend, intake: intake, dayCount: 3)
    #expect(text.contains("mg Mg"))
    #expect(text.contains("  taken      2024-10-06  2024-10-06     1             1       250"))
    let rows = TrendDocument.csv(trend, intake: intake).split(separator: "\r\n")
    #expect(rows[0].hasSuffix(",intake_mg"))
    #expect(rows[1].hasSuffix(",0.0"))
    #expect(rows[2] == "2024-10-05,,,,,,,,,,")
    #expect(rows[3].hasSuffix(",0.25,250.0"))
    let json = try #require(
      JSONSerialization.jsonObject(with: Data(TrendDocument.json(trend, intake: intake).utf8))
        as? [String: Any])
    let days = try #require(json["days"] as? [[String: Any]])
    #expect(days.map { $0["intakeMg"] as? Double } == [0, nil, 250])
    #expect((json["phases"] as? [[String: Any]])?.first?["magnesium"] as? Bool == true)
  }

  @Test("CSV has every day, with empty fields; JSON has nulls, rules and reasons")
  func machines() throws {
    let rows = TrendDocument.csv(trend).split(separator: "\r\n")
    #expect(rows.count == 4)
    #expect(rows[2] == "2024-10-05,,,,,,,,,")
    #expect(rows[3] == "2024-10-06,4.5,4.5,5.0,4.0,0.5,3.5,4.5,20,0.25")
    let json = try #require(
      JSONSerialization.jsonObject(with: Data(TrendDocument.json(trend).utf8)) as? [String: Any])
    #expect(json["schema"] as? String == "hrv.trend/1")
    #expect((json["days"] as? [[String: Any]])?.count == 3)
    #expect((json["excluded"] as? [[String: String]])?.first?["reason"] == "too short")
  }
}
