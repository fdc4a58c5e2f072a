import HRVModel
import HRVTestSupport
import Testing

@testable import HRVIngest

@Suite("Apple Health")
struct AppleHealthTests {
  private func export(_ records: String) -> String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE HealthData [\n"
      + "<!ELEMENT HealthData (ExportDate,Me,(Record)*)>\n]>\n<HealthData locale=\"en_US\">\n"
      + "<Record type=\"HKQuantityTypeIdentifierStepCount\" startDate=\"2026-03-02 07:00:00 +0100\"/>\n"
      + records + "</HealthData>\n"
  }

  private func record(_ start: String, _ beats: [(bpm: Int, time: String)]) -> String {
    "<Record type=\"HKQuantityTypeIdentifierHeartRateVariabilitySDNN\""
      + " device=\"&lt;name:Watch>, a='b'\" startDate=\"\(start)\">\n"
      + "<HeartRateVariabilityMetadataList>\n"
      + beats.map { "<InstantaneousBeatsPerMinute bpm=\"\($0.bpm)\" time=\"\($0.time)\"/>\n" }
      .joined() + "</HeartRateVariabilityMetadataList>\n</Record>\n"
  }

  @Test("clock times in all the ways that phones write them")
  func clockTimes() {
    // 18:14:48.94 is 65,688,940 ms after midnight.
    let times = [
      "6:14:48.94 PM", "18:14:48.94", "18:14:48,94", "06:14:48.94\u{202F}PM", "6:14:48,94 p.m.",
      "18:14:48.940",
    ]
    for time in times {
      #expect(AppleHealth.BeatClock.milliseconds(time) == 65_688_940, "\(time)")
    }
    #expect(AppleHealth.BeatClock.milliseconds("12:00:00.00 AM") == 0)
    #expect(AppleHealth.BeatClock.milliseconds("12:00:00.00 PM") == 43_200_000)
    for time in ["", "6:14", "24:00:00.00", "13:00:00.00 PM", "0:00:00 AM", "6:60:00.00", "6:1:x"] {
      #expect(AppleHealth.BeatClock.milliseconds(time) == nil, "\(time)")
    }
  }

  @Test("each measurement is a run; between them passes real time; order does not matter")
  func measurements() throws {
    let morning = record(
      "2026-03-02 07:15:00 +0100",
      [(74, "7:15:01.94 AM"), (74, "7:15:02.75 AM"), (75, "7:15:03.55 AM")])
    // The clock of the beats stands an hour behind that of the record.
    let evening = record(
      "2026-03-02 20:00:00 +0100",
      [(60, "6:59:59.50 PM"), (60, "7:00:00.50 PM"), (61, "7:00:01.49 PM"), (60, "7:00:02.50 PM")])
    for text in [morning + evening, evening + morning, (morning + evening).crlf] {
      let recording = try read(export(text), name: "export.xml")
      #expect(recording.provenance.formatID == "apple-health")
      let rr = try #require(recording.rr)
      #expect(rr.intervalsMs == [810, 800, 1000, 990, 1010])
      #expect(rr.runs == [0..<2, 2..<5])
      #expect(rr.gaps.map(\.cause) == [.recorderPause])
      #expect(recording.start?.timestamp.description == "2026-03-02T07:15:01.940+01:00")
    }
  }

  @Test("the gap between two measurements is the time between their beats")
  func apart() throws {
    let text =
      record(
        "2026-03-02 23:59:58 +0000", [(60, "23:59:58.50"), (60, "23:59:59.50"), (60, "0:00:00.50")])
      + record("2026-03-03 00:10:00 +0000", [(60, "0:10:00.50"), (60, "0:10:01.50")])
    let rr = try #require(try read(export(text)).rr)
    #expect(rr.intervalsMs == [1000, 1000, 1000])
    #expect(rr.gaps.map(\.durationS) == [600])
  }

  @Test("missing beats divide a measurement; one that stands twice counts once")
  func missingBeats() throws {
    let text = record(
      "2026-03-02 07:15:00 +0100",
      [(75, "7:15:01.00"), (75, "7:15:01.80"), (75, "7:15:03.40"), (75, "7:15:04.20")])
    let recording = try read(export(text + text))
    let rr = try #require(recording.rr)
    #expect(rr.intervalsMs == [800, 800] && rr.gaps.map(\.durationS) == [1.6])
    #expect(recording.remarks.contains { $0.message.contains("left out") })
  }

  @Test("an export without beats, and beats that cannot be read, are refused")
  func refused() throws {
    guard case .noBeats? = readingError(export(""))?.reason else {
      Issue.record("steps were read as beats")
      return
    }
    let spoilt = record("2026-03-02 07:15:00 +0100", [(74, "7:15:01.94"), (74, "noon")])
    #expect(readingError(export(spoilt))?.place == "10:1")
    let long = record("2026-03-02 07:15:00 +0100", [(74, "7:15:01.94"), (74, "9:15:01.94")])
    #expect(readingError(export(long))?.place == "10:1")
  }
}
