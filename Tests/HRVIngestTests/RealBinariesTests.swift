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

  /// wfdb 4 (Python), `rdrecord` and `rdheader`: names, shapes and `p_signal` of the first lead.
  @Test(
    "WFDB signals: lead, rate, length and samples",
    arguments: [
      ("mitdb/100.hea", "MLII", 360, 650_000, [-0.145, -0.395, -0.425, -1.28]),
      ("mitdb/207.hea", "MLII", 360, 650_000, [-0.215, 0.16, 0.295, -1.28]),
      ("mitdb/102.hea", "V5", 360, 650_000, [-0.2, 0.12, -0.395, 0]),
      ("wfdb_misc/sel100.hea", "MLII", 250, 225_000, [4.725, 4.87, 4.79, 4.68]),
    ] as [(String, String, Double, Int, [Float])])
  func wfdbSignals(
    path: String, lead: String, rateHz: Double, count: Int, samples: [Float]
  ) throws {
    let recording = try read(path)
    let ecg = try #require(recording.ecg)
    #expect(recording.provenance.formatID == "wfdb-record")
    #expect(ecg.lead == lead && ecg.samplingRateHz == rateHz && ecg.isCalibrated)
    #expect(ecg.samplesMv.count == count && ecg.gaps.isEmpty)
    // wfdb divides in double precision as well; both round once to single precision.
    for (i, sample) in zip([0, 1000, 100_001, count - 1], samples) {
      #expect(Tolerance.absolute(1e-6).accepts(Double(ecg.samplesMv[i]), Double(sample)))
    }
    // The sums of the samples agree with the headers.
    #expect(!recording.remarks.contains { $0.message.contains("checksum") })
  }

  /// wfdb 4 (Python), `rdann`: distances of successive beats of `NLRBAaJSVrFejnE/fQ?`, none
  /// across `[`, counted where they are 200 to 3000 ms long. Record 207 flutters six times; only
  /// one beat lies between two of them, which makes one gap. Record 203 is unreadable (`~`, −1) once.
  @Test(
    "WFDB annotations: intervals and gaps",
    arguments: [
      ("mitdb/100.atr", 2272, 0), ("mitdb/207.atr", 1853, 5), ("mitdb/208.atr", 2953, 1),
      ("mitdb/203.atr", 2978, 1), ("wfdb_misc/sel100.atr", 1133, 0),
      ("nsr2db/nsr001.hea", 106_456, 3), ("nsr2db/nsr004.ecg", 97_813, 1),
    ])
  func wfdbBeats(path: String, count: Int, gaps: Int) throws {
    let rr = try #require(try read(path).rr)
    #expect(rr.intervalsMs.count == count)
    #expect(rr.gaps.count == gaps)
  }

  @Test("WFDB: 128ths of a second stay exact; time is that from the first beat to the last")
  func exactness() throws {
    let rr = try #require(try read("nsr2db/nsr001.hea").rr)
    // wfdb: beats at samples 28,902, 28,991, 29,082, 29,173 and, last, 10,392,491.
    #expect(rr.intervalsMs.prefix(3) == [695.3125, 710.9375, 710.9375])
    #expect(Tolerance.relative(1e-12).accepts(rr.durationS, (10_392_491 - 28_902) / 128.0))
  }

  @Test("WFDB: samples by themselves ask for the header")
  func samplesAlone() throws {
    let url = try #require(RealData.url("mitdb/100.dat"))
    let error = #expect(throws: IngestError.self) { try RecordingReader().read(path: url.path) }
    #expect(error?.remedy.contains(".hea") == true)
  }

  @Test("EDF: the ECG equals the CSV that another reader wrote of the same file")
  func edf() throws {
    let recording = try read("faros_edf/testfile_read.EDF")
    let ecg = try #require(recording.ecg)
    let url = try #require(RealData.url("faros_edf/ECG.csv"))
    let rows = try String(contentsOf: url, encoding: .utf8).split(separator: "\n").dropFirst()
    let microvolts = rows.compactMap { Double($0) }
    #expect(microvolts.count == 39_000)
    #expect(ecg.samplesMv == microvolts.map { Float($0 * 1e-3) })
    // pyedflib 0.1: 500 Hz, start 2018-10-12 16:54:12.
    #expect(ecg.samplingRateHz == 500 && ecg.gaps.isEmpty && ecg.lead == "ECG")
    #expect(recording.start?.timestamp.description == "2018-10-12T16:54:12.000")
    #expect(recording.provenance.device == "Faros180")
  }
}
