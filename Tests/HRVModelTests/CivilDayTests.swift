import HRVModel
import HRVTestSupport
import Testing

@Suite("Civil days")
struct CivilDayTests {
  // Hand: 1970-01-01 is day 0 by definition and was a Thursday; 2000-03-01 is day 11,017
  // (30 years of 365 d + 7 leap days + 60 d); 1969-12-31 is day −1.
  @Test(
    "counts days from 1970",
    arguments: [
      (1970, 1, 1, 0), (1969, 12, 31, -1), (2000, 3, 1, 11_017), (2026, 11, 22, 20_779),
    ])
  func known(year: Int, month: Int, day: Int, days: Int) throws {
    let civil = try #require(CivilDay(year: year, month: month, day: day))
    #expect(civil.daysSince1970 == days)
    #expect(civil.components == (year, month, day))
  }

  @Test("goes there and back for every day of 130 years")
  func roundTrip() {
    for days in -20_000..<28_000 {
      let civil = CivilDay(daysSince1970: days)
      let (year, month, day) = civil.components
      #expect(CivilDay(year: year, month: month, day: day) == civil)
    }
  }

  @Test(
    "refuses dates that do not exist", arguments: [(2026, 2, 29), (2026, 13, 1), (2026, 4, 31)])
  func absent(year: Int, month: Int, day: Int) {
    #expect(CivilDay(year: year, month: month, day: day) == nil)
  }

  @Test("knows the weekday: 2026-11-22 is a Sunday, 1970-01-01 a Thursday")
  func weekday() {
    #expect(CivilDay(daysSince1970: 20_779).weekday == 6)
    #expect(CivilDay(daysSince1970: 0).weekday == 3)
    #expect(CivilDay(daysSince1970: -1).weekday == 2)
  }
}

@Suite("Timestamps")
struct TimestampTests {
  @Test("print the offset only when it is known")
  func description() throws {
    let day = try #require(CivilDay(year: 2026, month: 3, day: 2))
    let local = try #require(Timestamp(day: day, hour: 7, minute: 5, second: 9, millisecond: 40))
    #expect(local.description == "2026-03-02T07:05:09.040")
    #expect(local.unixMilliseconds == nil)
    let india = Timestamp(localMilliseconds: local.localMilliseconds, utcOffsetS: 19_800)
    #expect(india.description == "2026-03-02T07:05:09.040+05:30")
    let before = Timestamp(unixMilliseconds: -1)
    #expect(before.description == "1969-12-31T23:59:59.999Z")
  }

  // Hand: 03:59 on the 3rd still belongs to the wake-day of the 2nd; 04:00 does not.
  @Test("belong to the day that a person woke up on")
  func wakeDay() throws {
    let day = try #require(CivilDay(year: 2026, month: 3, day: 3))
    let late = try #require(Timestamp(day: day, hour: 3, minute: 59))
    let early = try #require(Timestamp(day: day, hour: 4, minute: 0))
    #expect(late.wakeDay() == day.advanced(by: -1))
    #expect(early.wakeDay() == day)
    #expect(late.localDay == day)
    #expect(late.localHour == 3 + 59.0 / 60)
  }
}
