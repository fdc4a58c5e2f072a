import HRVModel
import HRVTestSupport
import Testing

@testable import HRVCorrelation

@Suite("Recordings that count")
struct SessionSelectionTests {
  private let first = StudyFixture.firstDay

  private func session(
    _ file: String, _ day: Int?, _ minute: Int = 420, value: Double? = 4, corrected: Double = 0,
    durationS: Double = 300
  ) -> StudySession {
    StudySession(
      file: file,
      start: day.map {
        RecordingStart(
          timestamp: Timestamp(day: first.advanced(by: $0), minuteOfDay: minute), source: .file)
      },
      outcome: value.map { .success($0) } ?? .failure(.tooFewIntervals(needed: 2, got: 1)),
      correctedFraction: corrected, durationS: durationS, device: nil)
  }

  @Test("every recording that is left out has its reason, in the order given")
  func reasons() {
    let selection = SessionSelection(
      [
        session("undated", nil), session("a", 0), session("b", 1), session("late", 1, 430),
        session("evening", 2, 1260), session("c", 3), session("no value", 4, value: nil),
        session("nan", 5, value: .nan), session("noisy", 6, corrected: 0.0501),
        session("short", 7, durationS: 59.9), session("1970", -20_000),
        session("broken share", 8, corrected: .nan),
      ], options: StudyOptions())
    #expect(selection.choices.map(\.day) == [0, 1, 3].map { first.advanced(by: $0) })
    #expect(selection.usualHour == 3)
    #expect(
      selection.excluded.map(\.file) == [
        "undated", "late", "evening", "no value", "nan", "noisy", "short", "1970",
        "broken share",
      ])
    let reasons = selection.excluded.map(\.reason)
    #expect(reasons[0] == "nothing says when it was recorded")
    #expect(reasons[1] == "not the first of its day; b is")
    #expect(reasons[2] == "begins at 21:00, more than 2 h from the usual 07:00")
    #expect(reasons[3] == "no value: needs 2 intervals, has 1")
    #expect(reasons[5] == "5.01 % of its intervals were corrected, at most 5 % are allowed")
    #expect(reasons[6] == "lasts 59.9 s, at least 60 s are needed")
    #expect(reasons[7] == "its date, 1971-05-30, is not believable: was the clock set?")
    #expect(selection.study == first...first.advanced(by: 8))
    #expect(selection.datedDays == 9 && selection.artefactDays == 2)
  }

  @Test("the limits themselves are allowed")
  func limits() {
    let selection = SessionSelection(
      [
        session("a", 0, corrected: 0.05, durationS: 60), session("b", 1, 420 + 120),
        session("c", 2, 420 - 120), session("d", 3),
      ], options: StudyOptions())
    #expect(selection.excluded.isEmpty && selection.choices.count == 4)
  }

  @Test("a valid recording later in the day stands in for an invalid first one")
  func standIn() {
    let selection = SessionSelection(
      [
        session("noisy", 0, 400, corrected: 0.3), session("second", 0, 440),
        session("night", 1, 200), session("morning", 2), session("next", 3),
      ], options: StudyOptions())
    // 03:20 of day 1 belongs to day 0, whose morning recording comes first.
    #expect(selection.choices.map(\.day) == [0, 2, 3].map { first.advanced(by: $0) })
    #expect(selection.choices[0].outcome == 4)
    #expect(selection.artefactDays == 0)
    #expect(
      selection.excluded.map(\.reason) == [
        "30 % of its intervals were corrected, at most 5 % are allowed",
        "begins at 03:20, more than 2 h from the usual 07:00",
      ])
  }

  @Test("evening recordings beside morning ones do not move the usual hour")
  func usualHour() {
    var sessions: [StudySession] = []
    for day in 0..<10 {
      sessions += [session("m\(day)", day), session("e\(day)", day, 1260)]
    }
    let selection = SessionSelection(sessions, options: StudyOptions())
    #expect(selection.usualHour == 3)
    #expect(selection.choices.count == 10)
    #expect(selection.excluded.map(\.file) == (0..<10).map { "e\($0)" })
  }

  @Test("stamps at the ends of time are left out, not fatal")
  func extremes() {
    let stamps = [Int64.min, .min + 1, .max, 0].map {
      Timestamp(localMilliseconds: $0, utcOffsetS: 0)
    }
    let sessions = stamps.map {
      StudySession(
        file: "x", start: RecordingStart(timestamp: $0, source: .file), outcome: .success(1),
        correctedFraction: 0, durationS: 300, device: nil)
    }
    let selection = SessionSelection(sessions, options: StudyOptions())
    #expect(selection.study == nil && selection.excluded.count == 4)
    #expect(SessionSelection([], options: StudyOptions()).study == nil)
  }
}
