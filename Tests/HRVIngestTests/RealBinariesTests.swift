import Foundation
import HRVModel
import HRVTestSupport
import Testing

@testable import HRVIngest

/// Real recordings in formats of bytes. Each number names the program that it was counted with.
@Suite(
  "Real recordings in bytes",
  .enabled(if: RealData.isAvailable, Comment(rawValue: RealData.skipReason)))
struct RealBinariesTests {
  private func read(_ path: String) throws -> Recording {
    try RecordingReader().read(path: try #require(RealData.url(path)).path)
  }

  /// fitparse 1.2.0, `get_messages("hrv")`: 8,174 values and 10,186 paddings, of which 12 lie
  /// outside 200 to 3000 ms; 7,033 values, none outside.
  @Test("FIT: intervals, start and device")
  func fit() throws {
    let fenix = try read("garmin_fit/2017_hrv.FIT")
    let rr = try #require(fenix.rr)
    #expect(rr.intervalsMs.count == 8174 - 12)
    #expect(rr.intervalsMs.prefix(5) == [581, 586, 588, 589, 591])
    #expect(fenix.provenance.device == "Garmin product 2050")
    #expect(fenix.start?.timestamp.description == "2017-01-26T21:58:15.419+01:00")
    let ipBike = try read("garmin_fit/IpBike-HRV-Data.fit")
    #expect(ipBike.rr?.intervalsMs.count == 7033)
    #expect(ipBike.rr?.intervalsMs.prefix(5) == [477, 477, 478, 479, 479])
    // The impossible ones are waits of the strap, 3.0 to 6.3 s each: with them the intervals are
    // as long as the records, of which the first is of 20:58:15 and the last of 22:01:56. No
    // time beyond that is lost in either file.
    #expect(rr.gaps.count == 12 && abs(rr.durationS - 3821) <= 1)
    #expect(ipBike.rr?.gaps == [])
    #expect(ipBike.start?.timestamp.description == "2017-03-02T16:03:04.523Z")
  }

  @Test("FIT: a Karoo writes no beats, and the way to record them is told")
  func beatlessFIT() throws {
    let url = try #require(
      RealData.url("garmin_fit/Karoo-Botley_BW_Swanmore_Wickham-2025-05-09-1238.fit"))
    let error = #expect(throws: IngestError.self) { try RecordingReader().read(path: url.path) }
    #expect(error?.message.contains("without beat-to-beat") == true)
    #expect(error?.remedy.contains("Log HRV") == true)
  }
}
