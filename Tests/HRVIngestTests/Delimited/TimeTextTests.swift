import HRVModel
import Testing

@testable import HRVIngest

@Suite("Times")
struct TimeTextTests {
  // 2026-03-02T07:15:00 is 20,514 days and 26,100 s after 1970: 365·56 + 14 leap days to
  // 2026-01-01 are 20,454; January 31 + February 28 + 1 are 60 more.
  private let localMs: Int64 = (20_514 * 86_400 + 26_100) * 1000

  @Test(
    "reads the ways in which loggers write a local time",
    arguments: [
      ("2026-03-02T07:15:00", 0), ("2026-03-02 07:15:00", 0), ("2026-03-02T07:15", 0),
      ("2026-03-02T07:15:00.250", 250), ("2026-03-02 07:15:00,250", 250),
      ("2026-03-02T07:15:00.2509999", 250), ("2026/03/02 7:15:00.5", 500),
      ("2026-3-2  07:15:00.007", 7),
    ])
  func local(text: String, ms: Int64) {
    let time = TimeText.calendar(text)
    #expect(time == Timestamp(localMilliseconds: localMs + ms, utcOffsetS: nil), "\(text)")
  }

  @Test(
    "reads offsets from UTC",
    arguments: [
      ("2026-03-02T07:15:00Z", 0), ("2026-03-02T07:15:00+02:00", 7200),
      ("2026-03-02 07:15:00 +0000", 0), ("2026-03-02 07:15:00 -0430", -16_200),
      ("2026-03-02T07:15+01", 3600),
    ])
  func offsets(text: String, offsetS: Int) {
    let time = TimeText.calendar(text)
    #expect(time == Timestamp(localMilliseconds: localMs, utcOffsetS: offsetS), "\(text)")
  }

  @Test(
    "refuses what is no time",
    arguments: [
      "", "2026", "2026-03-02", "2026-13-02T07:15", "2026-02-29T07:15", "2026-03-02T24:00",
      "2026-03-02T07:60", "2026-03-02T07:15:", "2026-03-02T07:15:00.", "2026-03-02T07:15:00+",
      "2026-03-02T07:15:00+19:00", "2026-03-02T07:15:00x", "02-03-2026T07:15", "2026-03-02T",
      "0000-01-01T00:00", "2026-03-02T07:15:00Z ", "2026-03-02T07:15 AM",
    ])
  func refused(text: String) {
    #expect(TimeText.calendar(text) == nil)
  }

  @Test("tells s, ms, µs and ns since 1970 apart by their size")
  func epoch() {
    let expected = Timestamp(unixMilliseconds: 1_714_920_600_006)
    #expect(TimeText.epoch(1_714_920_600.006) == expected)
    #expect(TimeText.epoch(1_714_920_600_006) == expected)
    #expect(TimeText.epoch(1_714_920_600_006_020) == expected)
    #expect(TimeText.epoch(1_714_920_600_006_020_096) == expected)
    for number in [0, 812, -1e12, 1e11, 1e14, 1e17, 1e19, 1e300, -.infinity] as [Double] {
      #expect(TimeText.epoch(number) == nil)
    }
  }

  @Test("reads days as people write them, and says when one could be another")
  func days() throws {
    let day = try #require(CivilDay(year: 2026, month: 3, day: 2))
    for text in ["2026-03-02", "2026/3/2", "02.03.2026", "2.3.2026"] {
      #expect(CalendarDay.read(text) == .day(day), "\(text)")
    }
    #expect(CalendarDay.read("02/03/2026") == .ambiguous)
    #expect(CalendarDay.read("03/02/2026") == .ambiguous)
    #expect(CalendarDay.read("03-02-2026") == .ambiguous)
    #expect(CalendarDay.read("02/03/2026", order: .dayFirst) == .day(day))
    #expect(CalendarDay.read("03-02-2026", order: .monthFirst) == .day(day))
    #expect(CalendarDay.read("13/02/2026", order: .monthFirst) == .none)
    for text in ["2nd Mar 2026", "2 March 2026", "Mar 2, 2026", "march 2 2026"] {
      #expect(CalendarDay.spelledOut(text) == day, "\(text)")
    }
    for text in ["2nd Ma 2026", "32 Mar 2026", "2 Mar 26", "Mar 2026", "-2 Mar 2026", ""] {
      #expect(CalendarDay.spelledOut(text) == nil, "\(text)")
    }
    let thirteenth = try #require(CivilDay(year: 2026, month: 2, day: 13))
    #expect(CalendarDay.read("13/02/2026") == .day(thirteenth))
    #expect(CalendarDay.read("02/13/2026") == .day(thirteenth))
    let third = try #require(CivilDay(year: 2026, month: 3, day: 3))
    #expect(CalendarDay.read("03/03/2026") == .day(third))
    for text in ["", "2.3.26", "31.02.2026", "14/14/2026", "2026-02-30", "yesterday", "14-14-2026"]
    {
      #expect(CalendarDay.read(text) == .none, "\(text)")
    }
  }
}
