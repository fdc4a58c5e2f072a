import Foundation
import HRVModel
import Testing

@testable import HRVSimulation

/// What every row of the table of layouts promises, and the bytes of binary ones.
@Suite struct LayoutTableTests {
  @Test func namesAreAsTheAppsWriteThem() throws {
    let session = try ExportLayoutTests.session()
    let rr = try SimulatedRR(SimulatedRRTests.steady(1000))
    #expect(
      ExportLayout<SimulatedRR>.all.map { $0.file(of: rr, session).path } == [
        "20260302_071500_RR.txt", "20260302_071500_RR_s.txt", "2026-03-02 07-15-00.txt",
        "Polar_H10_8C4CAD2D_20260302_071500_RR.txt", "20260302_071500_RRIntervals.csv",
        "2026-03-02_RR_8C4CAD2D.csv", "2026-03-02_RR_8C4CAD2D.csv",
        "Polar_Sense_8C4CAD2D_20260302_071500_PPI.txt",
        "Polar_H10_8C4CAD2D_20260302_071500_HR.txt", "2026-03-02-07-15-00.fit",
        "2026-03-02-07-15-00.csv", "data_20260302.csv",
        "C6CF0C5100001000-2026-03-02T07_15_00-0.sml", "20260302_0715.sdf", "samples.json",
        "26030201.hrm", "20260302001r.txt", "rr_2026-03-02_07-15-00.txt",
        "2026_03_02_07_15_00.json", "RR_20260302_071500.txt", "IBI.csv", "systolic_peaks.csv",
        "P01.txt", "20260302_hrv.txt", "VNS - 02.03.2026 07.15 Kurzzeit.txt",
        "rr_20260302_071500.txt", "20260302_HeartRate.csv", "export.xml", "beats_20260302.beats",
        "sim071500.atr", "sim071500_atr.txt", "sim071500.rr", "20260302-071500_HRV.edf",
        "20260302_071500_RR.csv",
      ])
    let ecg = try SimulatedECG(rr)
    #expect(
      ExportLayout<SimulatedECG>.all.map { $0.file(of: ecg, session).path } == [
        "Polar_H10_8C4CAD2D_20260302_071500_ECG.txt", "ECGLogger_2026-03-02_07-15-00.csv",
        "20260302-071500.edf", "20260302_071500.ecg", "sim071500.hea", "samples.csv",
        "sim071500.csv", "20260302_ECG.csv", "2026-03-02_07-15-00_ECG-data.txt",
        "ecg_2026-03-02.csv", "Session1_Shimmer_40AC_Calibrated_SD.csv",
        "2026_03_02-07_15_00_ECG.csv", "opensignals_2026-03-02_07-15-00.txt",
        "ecg_20260302.txt", "log_20260302.csv",
      ])
  }

  /// Pinned bytes of the binary layouts, worked out from their specifications.
  @Test func binaryLayouts() throws {
    let rr = try SimulatedRR(SimulatedRRTests.steady(1000))
    let fit = ExportLayout<SimulatedRR>.garminFIT.file(of: rr, try ExportLayoutTests.session())
      .bytes
    #expect(fit[0] == 14 && Array(fit[8..<12]) == Array(".FIT".utf8))
    // The last hrv message: local 2, 1000 ms, four empty places; then the check of two bytes.
    #expect(
      Array(fit.suffix(13).dropLast(2)) == [2, 0xE8, 0x03] + Array(repeating: 0xFF, count: 8))
    let annotations = ExportLayout<SimulatedRR>.wfdbAnnotations.files(
      of: rr, try ExportLayoutTests.session())
    // Normal beats (code 1 in the upper six bits) 360 samples apart, ten of them after the first.
    let beats =
      [0, 0x04] + Array(repeating: [0x68, 0x05] as [UInt8], count: 10).joined() + [0, 0]
    #expect(annotations[0].bytes == beats)
    #expect(
      String(decoding: annotations[1].bytes, as: UTF8.self)
        == "sim071500 0 360 3601 07:15:00 02/03/2026\n")
  }

  /// "123456789": 0xBB3D by CRC-16/ARC and 0x29B1 by CRC-16/CCITT-FALSE, their published checks.
  @Test func checksums() {
    var buffer = BinaryBuffer()
    buffer.append("123456789")
    #expect(buffer.fitCheck(0..<9) == 0xBB3D)
    #expect(buffer.ishneCheck(0..<9) == 0x29B1)
  }

  /// Values that no heart produces, fractions of a ms, the first and the last day that can be
  /// written, and zones on either side: every layout writes something.
  @Test func everyLayoutWritesAnyRecording() throws {
    var options = SimulatedRR.Options()
    options.durationS = 90
    options.artefacts.impossible = 5
    options.artefacts.gapsS = [1, 3]
    options.artefacts.extra = 1
    let first = try #require(Timestamp(day: CivilDay(daysSince1970: 0), hour: 0, minute: 0))
    let last = try #require(
      Timestamp(
        day: CivilDay(daysSince1970: 84_005), hour: 23, minute: 59, second: 59,
        utcOffsetS: -64_800))
    for resolution in SimulatedRR.Resolution.allCases {
      options.resolution = resolution
      options.seed += 1
      let rr = try SimulatedRR(options)
      for start in [first, last] {
        let session = try ExportSession(start: start)
        for layout in ExportLayout<SimulatedRR>.all {
          let files = layout.files(of: rr, session)
          #expect(files.allSatisfy { !$0.bytes.isEmpty && !$0.path.isEmpty }, "\(layout.id)")
          #expect(files[0] == layout.file(of: rr, session))
        }
      }
    }
    var ecgOptions = SimulatedECG.Options()
    ecgOptions.amplitudeMv = 10
    ecgOptions.settlingMv = -20
    ecgOptions.samplingRateHz = 50
    let ecg = try SimulatedECG(try SimulatedRR(options), ecgOptions)
    for start in [first, last] {
      for layout in ExportLayout<SimulatedECG>.all {
        let files = layout.files(of: ecg, try ExportSession(start: start))
        #expect(files.allSatisfy { !$0.bytes.isEmpty }, "\(layout.id)")
      }
    }
  }

  @Test func recordingsThatAreNamedAlikeLieInFolders() throws {
    let day = try #require(CivilDay(year: 2026, month: 1, day: 5))
    var options = SimulatedStudy.Options(
      firstDay: day, schedule: try .alternating(phases: 2, days: 7))
    options.sessions.durationS = 60
    options.seed = 3
    let study = try SimulatedStudy(options)
    for layout in ExportLayout<SimulatedRR>.all {
      let paths = study.files(in: layout).map(\.path)
      #expect(Set(paths).count == paths.count, "\(layout.id)")
    }
    let beside = study.files(in: .empaticaE4).map(\.path)
    #expect(beside.first?.hasPrefix("recordings/20260105_") == true)
    #expect(beside.first?.hasSuffix("/IBI.csv") == true)
  }

  @Test func idsAreUnique() {
    let ids = ExportLayout<SimulatedRR>.all.map(\.id) + ExportLayout<SimulatedECG>.all.map(\.id)
    #expect(Set(ids).count == ids.count)
  }
}
