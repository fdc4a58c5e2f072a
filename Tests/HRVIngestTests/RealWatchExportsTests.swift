import Foundation
import HRVModel
import HRVTestSupport
import Testing

@testable import HRVIngest

/// Real exports of watches, wrist bands and their apps. Each count states where it comes from.
@Suite(
  "Real exports of watches",
  .enabled(if: RealData.isAvailable, Comment(rawValue: RealData.skipReason)))
struct RealWatchExportsTests {
  private func rr(
    _ path: String, format: String, start: String?
  ) throws -> RRSeries {
    let recording = try RecordingReader().read(path: try #require(RealData.url(path)).path)
    #expect(recording.provenance.formatID == format)
    #expect(recording.start?.timestamp.description == start)
    return try #require(recording.rr)
  }

  @Test("Polar .hrm: lines below [HRData], of which three exceed 3 s; lengths as the files say")
  func polarHRM() throws {
    let long = try rr(
      "polar_hrm/14121501.hrm", format: "polar-hrm", start: "2014-12-15T19:59:34.000")
    // 19,001 lines; 3324, 3496 and 3106 ms are gaps. Length=02:38:34.6 is 9514.6 s.
    #expect(long.intervalsMs.count == 18_998 && long.gaps.count == 3)
    #expect(Tolerance.absolute(3).accepts(long.durationS, 9514.6))
    let short = try rr(
      "polar_hrm/exercise_rri.hrm", format: "polar-hrm", start: "2008-02-08T08:50:31.000")
    // 4,117 lines. Length=00:42:41.7 is 2561.7 s.
    #expect(short.intervalsMs.count == 4117 && short.gaps.isEmpty)
    #expect(Tolerance.absolute(0.2).accepts(short.durationS, 2561.7))
  }

  @Test("Empatica E4: 4,999 rows, 202 of which do not follow the one before")
  func empaticaE4() throws {
    // 1560279825 + 83.503822 − 0.609403 s.
    let series = try rr(
      "empatica_e4/IBI.csv", format: "empatica-e4", start: "2019-06-11T19:05:07.894Z")
    #expect(series.intervalsMs.count == 4999)
    // 4,796 of 4,998 steps equal the interval; the least of the others is off by 2,422 ms.
    #expect(series.gaps.count == 202 && series.gaps.allSatisfy { $0.durationS > 2.4 })
    // From the beginning of the first interval to the last offset.
    #expect(Tolerance.absolute(1e-3).accepts(series.durationS, 8934.049576 - 82.894419))
  }

  @Test("Suunto: 5,796 words, of which 19815 is a gap; Duration is 2330.1 s")
  func suunto() throws {
    let series = try rr(
      "suunto_sml/C6CF0C5100001000-2015-09-17T09_45_00-0.sml", format: "suunto-xml",
      start: "2015-09-17T09:45:00.000")
    #expect(series.intervalsMs.count == 5795 && series.intervalsMs.prefix(3) == [305, 687, 614])
    #expect(series.gaps.map(\.durationS) == [19.815] && series.gaps[0].beforeInterval == 2)
    #expect(Tolerance.absolute(0.1).accepts(series.durationS, 2330.1))
  }

  @Test("SelfLoops: 38,295 rows in which every time is the one before plus the interval")
  func selfLoops() throws {
    // The first beat at −42 ms closes an interval of 618 ms.
    let series = try rr(
      "selfloops/20170804001r.txt", format: "selfloops", start: "2017-08-04T12:53:18.340")
    #expect(series.intervalsMs.count == 38_295 && series.gaps.isEmpty)
  }

  @Test("Polar Verity Sense: 442 rows, of which 25 are blocked or off by more than 30 ms")
  func pulseIntervals() throws {
    let series = try rr(
      "polar_sensor_logger_ppi/Polar_Sense_PPI.txt", format: "polar-sensor-logger-ppi",
      start: "2022-04-25T11:39:41.224")
    #expect(series.intervalsMs.count == 417)
    // The first ten rows are blocked.
    #expect(series.gaps.first?.beforeInterval == 0 && series.intervalsMs.first == 1278)
    #expect(series.gaps.first?.cause == .unusableSignal)
    #expect(
      Tolerance.absolute(1e-9).accepts(
        series.gaps.first?.durationS ?? 0,
        (1117 + 1135 + 1295 + 1839 + 1165 + 1285 + 1284 + 1223 + 1030 + 1257) / 1000))
  }

  @Test("Garmin: 14,316 of 25,573 events are intervals, all of them possible")
  func garmin() throws {
    // 821 ms before 12:08:58.808.
    let series = try rr(
      "garmin_ciq_logger/data.csv", format: "garmin-health-logger",
      start: "2019-10-16T12:08:57.987+02:00")
    #expect(series.intervalsMs.count == 14_316)
    #expect(series.intervalsMs.prefix(3) == [821, 848, 771])
    // Events stop from 12:09:05.824 to 12:18:14.268, which is 548.4 s, before the ninth.
    let gap = try #require(series.gaps.first)
    #expect(gap.beforeInterval == 8)
    #expect(Tolerance.absolute(2).accepts(gap.durationS, 548.444 - 0.784))
    // The longest break, before line 25362, is two nights.
    let longestS = try #require(series.gaps.map(\.durationS).max())
    #expect(Tolerance.absolute(0.1).accepts(longestS / 3600, 42))
  }

  @Test("VU-AMS: 3,041 beats are 3,040 intervals, each as long as its stamps say")
  func vuAMS() throws {
    let series = try rr(
      "wearablehrv_concurrent/test_vu.txt", format: "vu-ams", start: "2023-06-30T14:08:59.580")
    #expect(series.intervalsMs.count == 3040 && series.gaps.isEmpty)
    // The last cumulative sum is 2887166 ms.
    #expect(Tolerance.absolute(1e-9).accepts(series.durationS, 2887.166))
  }

  @Test("rdann: 2,239 N, 33 A and 1 V are 2,273 beats, at 360 Hz")
  func rdann() throws {
    let series = try rr(
      "wfdb_text_layouts/100annotations.txt", format: "rdann-text", start: nil)
    #expect(series.intervalsMs.count == 2272 && series.gaps.isEmpty)
    // From sample 77 to sample 649991.
    #expect(Tolerance.absolute(1e-6).accepts(series.durationS, Double(649_991 - 77) / 360))
    #expect(series.intervalsMs[0] == 293_000.0 / 360)
  }
}
