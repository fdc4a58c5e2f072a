import HRVModel
import Testing

@testable import HRVCorrelation

@Suite("Hours across a change of the clocks")
struct StudyZoneTests {
  /// Version 2, no transitions, one type of +1 h, and the rule of Central Europe.
  private static let centralEurope: [UInt8] = {
    func block(_ version: String) -> [UInt8] {
      Array("TZif\(version)".utf8) + [UInt8](repeating: 0, count: 15)
        + [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 4]
        + [0, 0, 0x0E, 0x10, 0, 0] + Array("CET\0".utf8)
    }
    return block("2") + block("2") + Array("\nCET-1CEST,M3.5.0,M10.5.0/3\n".utf8)
  }()

  private func resolved(
    _ schedule: IntakeEntry.Schedule, study: ClosedRange<CivilDay>, zone: ZoneRules?
  ) throws -> IntakeRecord {
    let entry = IntakeEntry(
      location: SourceLocation(file: "log.csv", line: 2), schedule: schedule,
      substance: "citrate",
      dose: try .init(amount: 200, unit: .milligrams, basis: .elemental), note: "")
    return try IntakeResolver(logIsComplete: true, habitualMgPerDay: nil, zone: zone)(
      IntakeLog(file: "log.csv", entries: [entry]), study: study, memoryDays: 10)
  }

  // By hand: 23:30 to 07:00 is 7.5 h on the clock. In Central Europe clocks skip an hour in the
  // night to 29 March 2026 and repeat one in the night to 25 October.
  @Test("a dose at 23:30 is 7.5, 6.5 or 8.5 h before 07:00, every night of a year")
  func everyNight() throws {
    let zone = try ZoneRules(name: "CET", tzif: Self.centralEurope)
    let first = try #require(CivilDay(year: 2026, month: 1, day: 1))
    let spring = try #require(CivilDay(year: 2026, month: 3, day: 28))
    let autumn = try #require(CivilDay(year: 2026, month: 10, day: 24))
    let last = first.advanced(by: 364)
    let regimen = IntakeEntry.Schedule.daily(
      from: first, through: last, minutesOfDay: [23 * 60 + 30])
    let record = try resolved(regimen, study: first...last.advanced(by: 1), zone: zone)
    #expect(record.supplements.count == 365)
    for dose in record.supplements {
      let evening = dose.timestamp.wakeDay()
      let morning = zone.resolve(Timestamp(day: evening.advanced(by: 1), minuteOfDay: 420))
      let hours = evening == spring ? 6.5 : evening == autumn ? 8.5 : 7.5
      #expect(abs(morning.days(since: dose.timestamp) * 24 - hours) < 1e-9, "\(evening)")
    }
    // Without a zone, and against a recording that knows its own, the clocks as they read.
    let bare = try resolved(regimen, study: first...last, zone: nil)
    let morning = zone.resolve(Timestamp(day: spring.advanced(by: 1), minuteOfDay: 420))
    let dose = try #require(bare.doses(on: spring).first)
    #expect(abs(morning.days(since: dose.timestamp) * 24 - 7.5) < 1e-9)
  }

  @Test("a stamp in UTC counts to the wake-day of the zone; 03:59 and 04:00 are two days")
  func wakeDays() throws {
    let zone = try ZoneRules(name: "CET", tzif: Self.centralEurope)
    let day = try #require(CivilDay(year: 2026, month: 7, day: 10))
    let study = day.advanced(by: -5)...day.advanced(by: 5)
    // 01:59 UTC is 03:59 in summer: the evening of the 9th. 02:00 UTC is 04:00: the 10th.
    for (minute, expected) in [(119, -1), (120, 0)] {
      let utc = Timestamp(
        localMilliseconds: Timestamp(day: day, minuteOfDay: minute).localMilliseconds,
        utcOffsetS: 0)
      let record = try resolved(.at(utc), study: study, zone: zone)
      #expect(record.intake(on: day.advanced(by: expected)) == .known(elementalMg: 200))
      #expect(
        record.warnings.contains { $0.contains("between midnight and 04:00") } == (minute == 119))
    }
  }
}
