import HRVModel
import Testing

@testable import HRVCorrelation

@Suite("Intake beside a trend")
struct TrendIntakeTests {
  private func trend(_ dayCount: Int) -> DailyTrend {
    DailyTrend(
      metric: MetricDefinition(
        id: "ln_rmssd", symbol: "", unit: "", family: .time, summary: "", formula: "", source: "",
        needs: ""),
      days: (0..<dayCount).map {
        DailyTrend.Day(
          day: CivilDay(daysSince1970: 20_000 + $0), value: $0 == 1 ? nil : 4, weekMean: nil,
          weekVariationPercent: nil, normal: nil)
      }, excluded: [])
  }

  private func entry(
    _ schedule: IntakeEntry.Schedule, mg: Double? = 200
  ) throws -> IntakeEntry {
    IntakeEntry(
      location: SourceLocation(file: "log"), schedule: schedule,
      substance: mg == nil ? "none" : "citrate",
      dose: try mg.map { try .init(amount: $0, unit: .milligrams, basis: .elemental) }, note: "")
  }

  private func day(_ number: Int) -> CivilDay { CivilDay(daysSince1970: 20_000 + number) }

  @Test("single doses: other days are unknown; one after midnight is of the day before")
  func single() throws {
    let night = try #require(Timestamp(day: day(3), hour: 1, minute: 0))
    let log = IntakeLog(
      file: "log",
      entries: [
        try entry(.on(day(0)), mg: nil), try entry(.at(night)), try entry(.on(day(2)), mg: 100),
      ])
    let intake = try #require(try TrendIntake(of: log, beside: trend(5)))
    #expect(intake.days.map(\.elementalMg) == [0, nil, 300, nil, nil])
    #expect(
      intake.phases == [
        .init(isTaken: false, days: day(0)...day(0), meanElementalMg: 0, valueCount: 1),
        .init(isTaken: true, days: day(2)...day(2), meanElementalMg: 300, valueCount: 1),
      ])
  }

  @Test("a regimen: the rest is without; a forgotten day is a pause, and counts as none")
  func regimen() throws {
    let log = IntakeLog(
      file: "log",
      entries: [
        try entry(.daily(from: day(2), through: day(5), minutesOfDay: [480, 1260]), mg: 100),
        try entry(.on(day(4)), mg: nil),
      ])
    let intake = try #require(try TrendIntake(of: log, beside: trend(8)))
    #expect(intake.days.map(\.elementalMg) == [0, 0, 200, 200, 0, 200, 0, 0])
    // 600 mg over four days; the second day of the trend has no value.
    #expect(
      intake.phases == [
        .init(isTaken: false, days: day(0)...day(1), meanElementalMg: 0, valueCount: 1),
        .init(isTaken: true, days: day(2)...day(5), meanElementalMg: 150, valueCount: 4),
        .init(isTaken: false, days: day(6)...day(7), meanElementalMg: 0, valueCount: 2),
      ])
  }

  @Test("without days there is nothing to stand beside")
  func empty() throws {
    #expect(try TrendIntake(of: IntakeLog(file: "log", entries: []), beside: trend(0)) == nil)
  }
}
