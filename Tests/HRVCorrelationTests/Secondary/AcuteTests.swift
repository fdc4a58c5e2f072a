import HRVModel
import HRVTestSupport
import Testing

@testable import HRVCorrelation

@Suite("Recordings around a dose")
struct AcuteTests {
  private let day = StudyFixture.firstDay

  private func session(_ day: Int, _ hour: Double, _ outcome: Double) -> StudySession {
    let moment = Timestamp(day: self.day.advanced(by: day), minuteOfDay: Int(hour * 60))
    return StudySession(
      file: "\(day)-\(hour)", start: RecordingStart(timestamp: moment, source: .file),
      outcome: .success(outcome), correctedFraction: 0.01, durationS: 300, device: nil)
  }

  private func log(_ doses: [(day: Int, hour: Double)]) -> IntakeLog {
    let entries = doses.enumerated().map { index, dose in
      IntakeEntry(
        location: SourceLocation(file: "log.csv", line: index + 2),
        schedule: .at(
          Timestamp(day: day.advanced(by: dose.day), minuteOfDay: Int(dose.hour * 60))),
        substance: "citrate",
        dose: try? .init(amount: 200, unit: .milligrams, basis: .elemental), note: "")
    }
    return IntakeLog(file: "log.csv", entries: entries)
  }

  private func result(
    _ sessions: [StudySession], _ doses: [(day: Int, hour: Double)]
  ) throws -> AcuteResult {
    try AcuteAnalysis()(sessions: sessions, outcome: StudyFixture.heartRate, intake: log(doses))
  }

  // The sleep data as ten days, before and after: scipy 1.17.1 `ttest_rel` and `wilcoxon`.
  @Test("pairs are tested by their differences")
  func sleep() throws {
    let (a, b) = RankStatisticTests.sleep
    let sessions = a.indices.flatMap { [session($0, 7, a[$0]), session($0, 10, b[$0])] }
    let result = try result(sessions, a.indices.map { ($0, 8) })
    #expect(result.pairs.count == 10 && result.pairs.allSatisfy { $0.hoursAfter == 2 })
    #expect(result.pairs.allSatisfy { $0.doseMg == 200 } && result.refusal == nil)
    let test = try #require(result.tests.first)
    #expect(test.testID == "paired-t" && test.unit == "bpm" && test.n == 10)
    #expect(Tolerance.absolute(1e-12).accepts(test.estimate, 1.58))
    #expect(Tolerance.absolute(5e-11).accepts(test.pValue, 0.0028328902))
    #expect(result.tests[1].testID == "signed-rank" && result.tests[1].n == 9)
    #expect(Tolerance.absolute(1e-15).accepts(result.tests[1].pValue, 0.00390625))
    #expect(
      Tolerance.absolute(1e-12).accepts(
        try #require(result.standardizedMean), 1.2845575625910546))
  }

  @Test("a pair has one dose between it, near in time, on one day")
  func pairing() throws {
    let sessions = [
      session(0, 7, 1), session(0, 9, 2),  // a dose at 8: a pair
      session(1, 3 + 1, 1), session(1, 9, 2),  // 4.5 h before the dose at 8:30
      session(2, 7, 1), session(2, 15, 2),  // 7 h after the dose at 8
      session(3, 7, 1), session(3, 11, 2),  // doses at 8 and at 10
      session(4, 8, 1), session(4, 8.25, 2),  // 10 min after the dose
      session(5, 6, 1), session(5, 7.5, 3), session(5, 9, 2), session(5, 10, 9),  // the nearest
    ]
    let result = try result(
      sessions, [(0, 8), (1, 8.5), (2, 8), (3, 8), (3, 10), (4, 8 + 1 / 12), (5, 8)])
    #expect(result.pairs.map(\.day) == [day, day.advanced(by: 5)])
    #expect(result.pairs.last?.before == 3 && result.pairs.last?.after == 2)
    #expect(result.refusal?.rule == "too-few-pairs" && result.tests.isEmpty)
    #expect(result.refusal?.remedy.contains("6 more days") == true)
  }

  @Test("recordings that do not count make no pair, and nothing is no study")
  func unusable() throws {
    let bad = StudySession(
      file: "bad", start: session(0, 9, 1).start, outcome: .success(1), correctedFraction: 0.3,
      durationS: 300, device: nil)
    #expect(try result([session(0, 7, 1), bad], [(0, 8)]).pairs.isEmpty)
    #expect(try result([], [(0, 8)]).refusal?.rule == "too-few-pairs")
  }
}
