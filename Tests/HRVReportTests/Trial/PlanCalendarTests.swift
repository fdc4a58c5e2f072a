import HRVModel
import HRVReport
import Testing

@testable import HRVReport

@Suite("Plan calendars")
struct PlanCalendarTests {
  // By hand from RFC 5545; the whole calendar was read back with Python's icalendar 7.3.2.
  @Test("the iCalendar object is made of periods and daily doses")
  func golden() throws {
    let text = PlanCalendar.iCalendar(try TrialFixture.plan(), reminds: true)
    let name = try TrialFixture.plan().digest.dropFirst(7).prefix(32)
    let begin = """
      BEGIN:VCALENDAR
      VERSION:2.0
      PRODID:-//swift-hrv//hrv plan//EN
      CALSCALE:GREGORIAN
      BEGIN:VEVENT
      UID:\(name)-period-1@hrv.plan
      DTSTAMP:20270104T000000Z
      DTSTART;VALUE=DATE:20270104
      DTEND;VALUE=DATE:20270201
      SUMMARY:Magnesium: 200 mg elemental citrate 21:00
      DESCRIPTION:Period 1 of 5\\, 28 days. On the first 14 an effect may still bu
       ild up.\\nPlan sha256:\(name.prefix(20))
      """
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init)
    let expected = begin.split(separator: "\n").map(String.init)
    #expect(Array(lines.prefix(expected.count - 1)) == Array(expected.dropLast()))
    #expect(lines[expected.count - 1].hasPrefix(expected.last ?? "-"))
    let dose = """
      BEGIN:VEVENT
      UID:\(name)-dose-1@hrv.plan
      DTSTAMP:20270104T000000Z
      DTSTART:20270104T210000
      DURATION:PT10M
      RRULE:FREQ=DAILY;COUNT=28
      SUMMARY:200 mg elemental citrate
      TRANSP:TRANSPARENT
      BEGIN:VALARM
      ACTION:DISPLAY
      DESCRIPTION:200 mg elemental citrate
      TRIGGER:PT0S
      END:VALARM
      END:VEVENT
      """
    #expect(text.contains(dose.split(separator: "\n").joined(separator: "\r\n")))
    #expect(text.hasSuffix("END:VCALENDAR\r\n"))
    #expect(!text.replacing("\r\n", with: "").contains("\n"))
  }

  @Test("lines have at most 75 octets, cut between characters; texts are escaped")
  func folding() {
    var calendar = ICalendar()
    calendar.addText("SUMMARY", String(repeating: "é", count: 60) + "a;b,c\\d\ne\u{7}")
    let lines = calendar.text.split(separator: "\r\n").map(String.init)
    #expect(lines.allSatisfy { $0.utf8.count <= 75 })
    let unfolded = calendar.text.replacing("\r\n ", with: "")
    #expect(unfolded == "SUMMARY:" + String(repeating: "é", count: 60) + "a\\;b\\,c\\\\d\\ne\r\n")
  }

  @Test("without reminders there are no alarms")
  func silent() throws {
    #expect(!PlanCalendar.iCalendar(try TrialFixture.plan(), reminds: false).contains("VALARM"))
  }

  @Test("the table has a row a day")
  func csv() throws {
    let rows = PlanCalendar.csv(try TrialFixture.plan()).split(separator: "\r\n")
    #expect(rows.count == 225)
    #expect(rows[0] == "date,magnesium,dose_mg,form,time,settling")
    #expect(rows[1] == "2027-01-04,yes,200.0,citrate,21:00,yes")
    #expect(rows[15] == "2027-01-18,yes,200.0,citrate,21:00,no")
    #expect(rows[29] == "2027-02-01,no,,,,yes")
  }
}
