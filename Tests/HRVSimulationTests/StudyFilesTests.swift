import Foundation
import HRVModel
import Testing

@testable import HRVSimulation

@Suite struct StudyFilesTests {
  // The expected logs are written by hand from the dates.

  @Test func aCompleteLogSpeaksForEveryPhase() throws {
    let study = try SimulatedStudyTests.study(phases: 4, days: 10)
    // 5 January less 28 days is 8 December; phases of ten days from 5 January on.
    #expect(
      study.intakeLog == """
        time,form,dose,unit,basis,start,stop,note
        ,none,,,,2025-12-08,2026-01-14,
        21:00,citrate,300,mg,elemental,2026-01-15,2026-01-24,
        ,none,,,,2026-01-25,2026-02-03,
        21:00,citrate,300,mg,elemental,2026-02-04,2026-02-13,

        """)
  }

  @Test func aStudyMayBeginWithMagnesium() throws {
    let study = try SimulatedStudyTests.study {
      $0.schedule = (try? .init([.init(isOn: true, days: 3)])) ?? $0.schedule
      $0.dose.formID = "glycinate, \"buffered\""
      $0.dose.elementalMg = 187.5
      $0.dose.minuteOfDay = 8 * 60 + 5
    }
    #expect(
      study.intakeLog == #"""
        time,form,dose,unit,basis,start,stop,note
        ,none,,,,2025-12-08,2026-01-04,
        08:05,"glycinate, ""buffered""",187.5,mg,elemental,2026-01-05,2026-01-07,

        """#)
  }

  @Test func aLogOfDosesSaysNothingAboutOtherDays() throws {
    let study = try SimulatedStudyTests.study(days: 2) { $0.logging = .dosesOnly }
    #expect(
      study.intakeLog == """
        time,form,dose,unit,basis,start,stop,note
        2026-01-07T21:00,citrate,300,mg,elemental,,,
        2026-01-08T21:00,citrate,300,mg,elemental,,,

        """)
  }

  @Test func nothingLoggedIsAHeader() throws {
    let study = try SimulatedStudyTests.study { $0.logging = .nothing }
    #expect(study.intakeLog == "time,form,dose,unit,basis,start,stop,note\n")
  }

  @Test func filesAreRecordingsLogAndTruth() throws {
    let study = try SimulatedStudyTests.study(phases: 1, days: 2) {
      $0.sessions.missingProbability = 0
      $0.sessions.jitterMinutes = 0
    }
    let files = study.files(in: .eliteHRV)
    #expect(
      files.map(\.path) == [
        "recordings/2026-01-05 07-00-00.txt", "recordings/2026-01-06 07-00-00.txt", "intake.csv",
        "truth.json",
      ])
    let lines = String(decoding: files[0].bytes, as: UTF8.self).split(separator: "\n")
    #expect(lines.compactMap { Double($0) } == study.recordings[0].rr.rows.map(\.valueMs))
  }

  @Test func truthHoldsEveryDay() throws {
    let study = try SimulatedStudyTests.study(days: 5) {
      $0.sessions.missingProbability = 0.5
      $0.strapChange = .init(to: .h9, shiftLn: 0.25)
    }
    let json = try JSONSerialization.jsonObject(with: Data(study.truthJSON.utf8))
    let object = try #require(json as? [String: Any])
    #expect(object["seed"] as? String == "1")
    #expect(object["recordings"] as? Int == study.recordings.count)
    let rows = try #require(object["days"] as? [[String: Any]])
    #expect(rows.count == 10)
    for (row, day) in zip(rows, study.days) {
      #expect(row["day"] as? String == day.day.description)
      // Written with five decimals.
      #expect(abs((row["trueLnRMSSD"] as? Double ?? 0) - day.trueLnRMSSD) <= 5.1e-6)
      #expect((row["realisedLnRMSSD"] is NSNull) == (day.realisedLnRMSSD == nil))
    }
  }
}
