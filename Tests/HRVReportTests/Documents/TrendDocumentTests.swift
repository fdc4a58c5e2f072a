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

  /// Sixty days of which some have no value, with ranges and intake.
  private func long() -> (trend: DailyTrend, intake: TrendIntake) {
    let days = (0..<60).map { number in
      Self.day(
        number, (10..<20).contains(number) ? nil : 4 + Double(number % 5) / 10,
        normal: number < 30 ? nil : .init(mean: 4.2, deviation: 0.15, dayCount: 20))
    }
    let taken = (0..<60).map { DayIntake.known(elementalMg: $0 < 30 ? 0 : 1234.5) }
    let phases = [0, 30].map { first in
      TrendIntake.Phase(
        isTaken: first > 0,
        days: CivilDay(daysSince1970: 20_000 + first)...CivilDay(daysSince1970: 20_029 + first),
        meanElementalMg: first > 0 ? 1234.5 : 0, valueCount: 20)
    }
    return (
      DailyTrend(metric: Self.metric, days: days, excluded: []),
      TrendIntake(days: taken, phases: phases)
    )
  }

  @Test("no line is wider than the terminal, and what is left out is said", arguments: 40...120)
  func widths(columns: Int) {
    let (trend, intake) = long()
    let text =
      TrendDocument.text(trend, intake: intake, dayCount: 60, widthColumns: columns)
      + TrendDocument.plot(trend, intake: intake, dayCount: 60, widthColumns: columns)
    for line in text.split(separator: "\n") {
      #expect(String(line).displayWidth <= columns, "\(line)")
    }
    let isLeftOut = text.contains("Left out for want of room")
    #expect(columns < 72 || !isLeftOut)
    #expect(columns > 45 || isLeftOut)
    #expect(columns < 112 || text.contains("  smallest worthwhile change  "))
    #expect(text.contains("missing"))
  }

  @Test("a plot has a line for the means, which gaps break, dashes, and the days below")
  func plot() throws {
    let (trend, intake) = long()
    let plot = TrendDocument.plot(trend, intake: intake, dayCount: 60, widthColumns: 80)
    #expect(plot.contains("ln RMSSD, ln ms: dots days, line 7-day mean, dashes normal range"))
    let lines = plot.split(separator: "\n")
    #expect(lines.last?.hasSuffix(" magnesium") == true)
    let strip = try #require(lines.dropLast().last)
    // Half of the days each, to a column.
    #expect(abs(strip.count { $0 == "·" } - strip.count { $0 == "█" }) <= 1)
    // Of each line of the area, the columns of days 11 to 18 of 60 are empty: U+2800.
    let area = plot.split(separator: "\n").filter { $0.contains("│") || $0.contains("┤") }
    #expect(area.count == 8)
    for line in area {
      let cells = line.drop { $0 != "│" && $0 != "┤" }.dropFirst()
      let gap = cells.dropFirst(cells.count * 11 / 60 + 1).prefix(cells.count * 8 / 60 - 1)
      #expect(gap.allSatisfy { $0 == "\u{2800}" }, "\(line)")
    }
    #expect(
      TrendDocument.plot(
        DailyTrend(metric: Self.metric, days: [], excluded: []), dayCount: 9, widthColumns: 80)
        == "")
  }

  @Test(
    "lists are lines under lines where the terminal is narrow", arguments: [40, 60, 71, 72, 100])
  func lists(columns: Int) throws {
    let day = CivilDay(daysSince1970: 20_000)
    let note = "with dinner, and a word that is long: " + String(repeating: "x", count: 50)
    let entry = IntakeEntry(
      location: SourceLocation(file: "folder/log.csv", line: 3),
      schedule: .daily(from: day, through: day.advanced(by: 30), minutesOfDay: [480, 1260]),
      substance: "citrate", dose: try .init(amount: 200, unit: .milligrams, basis: .elemental),
      note: note)
    let rows = [KeptIntake(id: 12, entry: entry, elementalMg: 200, isImported: true)]
    let intake = IntakeListDocument.text(rows, widthColumns: columns)
    let diary = DiaryListDocument.text(
      [DiaryNote(day: day, name: "mood", value: note)], widthColumns: columns)
    let lines = (intake + diary).split(separator: "\n").map(String.init)
    if columns < 72 { #expect(lines.allSatisfy { $0.displayWidth <= columns }) }
    for part in ["12", "2024-10-04", "citrate", "200 mg elemental", "log.csv:3", "mood", "dinner"] {
      #expect(lines.contains { $0.contains(part) }, "\(part)")
    }
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
