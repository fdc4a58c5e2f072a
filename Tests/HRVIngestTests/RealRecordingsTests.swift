import Foundation
import HRVModel
import HRVTestSupport
import Testing

@testable import HRVIngest

/// Real exports. Counts are the data lines of the files (`wc -l`, less header and blank lines).
@Suite(
  "Real recordings",
  .enabled(if: RealData.isAvailable, Comment(rawValue: RealData.skipReason)))
struct RealRecordingsTests {
  private func read(_ path: String) throws -> Recording {
    try RecordingReader().read(path: try #require(RealData.url(path)).path)
  }

  @Test(
    "intervals are counted as the lines of the file",
    arguments: [
      ("elite_hrv/2017-06-29 13-11-53.txt", "elite-hrv", 4201),
      ("plain_rr/08012805.txt", "plain-rr", 2380), ("plain_rr/example.ibi", "plain-rr", 2001),
      ("plain_rr/rest_rri.txt", "plain-rr", 910),
      ("plain_rr/test_nn_intervals.txt", "plain-rr", 1000),
      ("plain_rr/rr.txt", "time-rr-columns", 245), ("plain_rr/103.ibi", "time-rr-columns", 354),
      ("h10_ibi_py/sample_data_ibi.csv", "time-rr-columns", 620),
      ("goldencheetah_rr/rr-George_Ron_2017-08-03_08-28-50.txt", "time-rr-columns", 979),
      ("wearablehrv_concurrent/test_empatica.csv", "time-rr-columns", 4139),
      ("polar_sensor_logger_rr/Polar_H10_raw_data_RR.txt", "polar-sensor-logger-rr", 391),
      ("wearablehrv_concurrent/test_heartmath.csv", "hrv-logger", 3042),
      ("wearablehrv_concurrent/test_kyto.csv", "hrv-logger", 2860),
      ("wearablehrv_concurrent/test_rhythm.csv", "hrv-logger", 2604),
    ])
  func counts(path: String, format: String, count: Int) throws {
    let recording = try read(path)
    #expect(recording.provenance.formatID == format)
    #expect(recording.rr?.intervalsMs.count == count)
  }

  @Test("beat times: 17,360 lines are 17,359 intervals, of which one is 172 ms")
  func beatTimes() throws {
    let recording = try read("plain_rr/example.beats")
    let rr = try #require(recording.rr)
    #expect(rr.intervalsMs.count == 17_358 && rr.gaps.count == 1)
    // The first two intervals by hand: 0.3280001 and 0.7159996 − 0.3280001 s.
    #expect(rr.intervalsMs[0] == 328.0001 && rr.intervalsMs[1] == 387.9995)
    #expect(Tolerance.absolute(1e-6).accepts(rr.durationS, 7398.264))
  }

  @Test("starts come from stamps, else from names")
  func starts() throws {
    let polar = try read("polar_sensor_logger_rr/Polar_H10_raw_data_RR.txt")
    #expect(polar.start?.timestamp.description == "2025-03-23T08:15:56.486")
    #expect(polar.start?.source == .file && polar.provenance.device == "Polar H10")
    #expect(polar.rr?.gaps == [] && polar.remarks.isEmpty)
    let elite = try read("elite_hrv/2017-06-29 13-11-53.txt")
    #expect(elite.start?.timestamp.description == "2017-06-29T13:11:53.000")
    #expect(elite.start?.source == .fileName)
  }

  @Test("HRV Logger: a gap is reported where messages are visibly missing, and only there")
  func hrvLoggerGaps() throws {
    let folder = try #require(RealData.url("hrv_logger"))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix("_RRIntervals.csv") }.sorted()
    #expect(names.count == 21)
    for name in names {
      let recording = try read("hrv_logger/" + name)
      let rr = try #require(recording.rr)
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      let rows = text.split(separator: "\n").dropFirst().compactMap { line -> (Double, Double)? in
        let cells = line.split(separator: ",").compactMap { Double($0) }
        return cells.count == 3 ? (cells[0], cells[1]) : nil
      }
      #expect(rr.intervalsMs == rows.map(\.1))
      for gap in rr.gaps {
        // Messages come every 0.99 s: where one or more are missing, the stamps step by at least
        // one message more than the interval that the row holds.
        let i = gap.beforeInterval
        #expect(rows[i].0 - rows[i - 1].0 >= rows[i].1 + 990, "\(name), row \(i)")
        #expect(gap.durationS > 2 && gap.durationS < 6)
      }
      // With its gaps, a recording is as long as its stamps, but for the delay of a message at
      // either end and in each gap, and for losses of single messages, of which there are a few.
      let spanS = (rows[rows.count - 1].0 - rows[0].0 + rows[0].1) / 1000
      #expect(abs(rr.durationS - spanS) < 4, "\(name)")
    }
    // Five recordings step by no more than 2 s anywhere.
    for name in ["a60", "a63", "a65", "a66", "m67"] {
      #expect(try read("hrv_logger/ot_\(name)_RRIntervals.csv").rr?.gaps == [], "\(name)")
    }
    // m62, line 27: 4,949 ms since the line before, and an interval of 1,224 ms.
    let rr = try #require(try read("hrv_logger/ot_m62_RRIntervals.csv").rr)
    #expect(rr.gaps.first?.beforeInterval == 24)
  }

  @Test("an H10 recorded through ECGLogger has its own rate, and no gap")
  func ecgLogger() throws {
    let recording = try read("polar_h10_ecg/ecglogger_polar_h10_first_5min_DERIVED.csv")
    let ecg = try #require(recording.ecg)
    #expect(ecg.samplesMv.count == 39_048 && ecg.gaps.isEmpty)
    // From the first and last stamp: 39,047 steps in 299.981771520 s are 130.164577 Hz; the
    // steps of the file differ by 9 ns in 7.68 ms.
    #expect(Tolerance.relative(2e-6).accepts(ecg.samplingRateHz, 39_047 / 299.98177152))
    #expect(ecg.samplesMv[0] == -0.098 && ecg.samplesMv[39_047] == 0.158)
    #expect(recording.start?.timestamp.description == "2024-05-05T14:50:00.006Z")
  }

  /// Counts are the data lines of the files.
  @Test(
    "ECGs with their rate in a header are counted as the lines of the file",
    arguments: [
      ("opensignals/SampleECG.txt", "opensignals", 22_350, 1000.0),
      ("opensignals/OSmontage1J.txt", "opensignals", 22_410, 100),
      ("simple_text_ecg/ecg.txt", "biosppy-text", 15_000, 1000),
    ])
  func declaredRates(path: String, format: String, count: Int, rateHz: Double) throws {
    let recording = try read(path)
    let ecg = try #require(recording.ecg)
    #expect(recording.provenance.formatID == format)
    #expect(ecg.samplesMv.count == count && ecg.samplingRateHz == rateHz && ecg.gaps.isEmpty)
    // The first ADC value of SampleECG.txt is 496 of 1024: (496 ⁄ 1024 − 1/2) · 3 mV.
    if path.hasSuffix("SampleECG.txt") { #expect(ecg.samplesMv[0] == -0.046875) }
  }

  /// Counts are the data lines of the files. Rates are those of their sources; for Faros, that of
  /// the EDF beside it (500 samples in each of 78 records of 1 s, which are the 39,000 lines).
  /// The first sample is that of the file in the unit that was declared.
  @Test(
    "tables of unknown origin are read when their columns are named",
    arguments: [
      ("simple_text_ecg/ecg_sample_data.csv", SampleUnit.millivolts, 256.0, 76_800, -0.043),
      ("heartpy_csv/118e06.csv", .millivolts, 360, 43_200, -7.565),
      ("heartpy_csv/118e12.csv", .millivolts, 360, 43_200, -6.67),
      ("heartpy_csv/e0103.csv", .millivolts, 250, 30_000, 0.455),
      ("faros_edf/ECG.csv", .microvolts, 500, 39_000, -2.134),
    ])
  func namedColumns(
    path: String, unit: SampleUnit, rateHz: Double, count: Int, firstMv: Float
  ) throws {
    let url = try #require(RealData.url(path))
    let error = #expect(throws: IngestError.self) { try RecordingReader().read(path: url.path) }
    #expect(error?.remedy.contains("--value-column ") == true, "\(error?.description ?? "")")
    #expect(error?.remedy.contains("--sampling-rate ") == true)
    let options = ReadingOptions(
      samplingRateHz: rateHz, valueColumn: .number(1), valueUnit: unit)
    let ecg = try #require(try RecordingReader(options: options).read(path: url.path).ecg)
    #expect(ecg.samplesMv.count == count && ecg.samplingRateHz == rateHz && ecg.isCalibrated)
    #expect(ecg.samplesMv[0] == firstMv && ecg.gaps.isEmpty)
  }

  @Test("an Arduino log is read by its own times, once its columns are named as the error says")
  func arduino() throws {
    let path = try #require(RealData.url("arduino_ecg/ecg_data_1.csv")).path
    let error = #expect(throws: IngestError.self) { try RecordingReader().read(path: path) }
    #expect(
      error?.remedy.contains("--time-column timestamp --value-column ecg_measurement --unit ")
        == true)
    let options = ReadingOptions(
      valueColumn: .name("ecg_measurement"), timeColumn: .name("timestamp"), valueUnit: .volts)
    let ecg = try #require(try RecordingReader(options: options).read(path: path).ecg)
    #expect(ecg.samplesMv.count == 2719 && ecg.gaps.isEmpty)
    // From the first and last stamp: 2,718 steps in 10.604404 s; jitter of single stamps of up
    // to 1 ms bends the slope by less than 1e-3.
    #expect(Tolerance.relative(1e-3).accepts(ecg.samplingRateHz, 2718 / 10.604404))
    #expect(ecg.samplesMv[0] == 1593.3529)
  }

  @Test("60 s of record 100 as text: the rate from rounded times, and from the person")
  func record100() throws {
    let physical = try read("wfdb_text_layouts/100_60s_rdsamp_DERIVED.csv")
    let ecg = try #require(physical.ecg)
    // 21,602 lines less names and units. Times are off by 0.5 ms at most, evenly: the slope
    // over 60 s is off by far less than 1 ms in 60 s.
    #expect(ecg.samplesMv.count == 21_600 && ecg.gaps.isEmpty && ecg.isCalibrated)
    #expect(Tolerance.relative(1e-6).accepts(ecg.samplingRateHz, 360))
    #expect(ecg.lead == "MLII" && ecg.samplesMv[0] == -0.145)
    let path = try #require(RealData.url("wfdb_text_layouts/100_60s_kaggle_DERIVED.csv")).path
    #expect(throws: IngestError.self) { try RecordingReader().read(path: path) }
    let reader = RecordingReader(options: ReadingOptions(samplingRateHz: 360))
    let counts = try #require(try reader.read(path: path).ecg)
    // 21,601 lines less names; the gain of record 100 is 200 a mV around 1024 (its header).
    #expect(counts.samplesMv.count == 21_600 && counts.samplingRateHz == 360)
    for i in stride(from: 0, to: 21_600, by: 100) {
      let mv = Double(counts.samplesMv[i] - 1024) / 200
      #expect(Tolerance.absolute(1e-6).accepts(mv, Double(ecg.samplesMv[i])))
    }
  }

  @Test(
    "what is no recording of beats is refused for the right reason",
    arguments: [
      ("plain_rr/rat.ibi", "no human heart"),
      ("elite_hrv/._2017-06-29 13-11-53.txt", "AppleDouble"),
      ("polar_hrm/09052101.hrm", "not set to RR"), ("hrv_logger/ot_m60_HR.csv", "heart rates"),
      ("hrv_logger/ot_m60_Features.csv", "features"), ("hrv_logger/ot_m60_Event.csv", "events"),
      ("polar_sensor_logger_ppi/Polar_Sense_HR.txt", "heart rate"),
      ("polar_sensor_logger_ppi/MARKER.txt", "markers"), ("empatica_e4/HR.csv", "neither"),
      ("heartpy_csv/e0103.csv", "signal"), ("heartpy_csv/118e06.csv", "negative"),
      ("heartpy_csv/118e06_ann.csv", "positions of beats"),
      ("simple_text_ecg/ecg_sample_data.csv", "negative"),
      ("gudb_annotations/subject_00/sitting/annotation_cs.tsv", "positions of beats"),
      ("shimmer/read_test_data.csv", "without a calibrated ECG"),
    ])
  func refusals(path: String, word: String) throws {
    let url = try #require(RealData.url(path))
    let error = #expect(throws: IngestError.self) { try RecordingReader().read(path: url.path) }
    #expect(error?.message.contains(word) == true, "\(error?.description ?? "read")")
  }

  @Test("a rat is read when it is declared, positions with their rate, HRV of EDF when asked for")
  func declared() throws {
    let rat = try #require(RealData.url("plain_rr/rat.ibi"))
    let rr = try #require(
      try RecordingReader(options: ReadingOptions(species: .rat)).read(path: rat.path).rr)
    // The file begins 0.196, 0.193, 0.192 s.
    #expect(rr.species == .rat && Array(rr.intervalsMs.prefix(3)) == [196, 193, 192])
    let path = "gudb_annotations/subject_00/sitting/annotation_cs.tsv"
    let positions = try #require(RealData.url(path))
    let beats = try #require(
      try RecordingReader(options: ReadingOptions(samplingRateHz: 250))
        .read(path: positions.path).rr)
    // The channel HRV of a recorder on a bench: twenty values, the tenth of which in order of size
    // is 2854 ms (HRV.csv beside it).
    let faros = try #require(RealData.url("faros_edf/testfile_read.EDF"))
    let error = #expect(throws: IngestError.self) {
      try RecordingReader(options: ReadingOptions(formatID: "edf-hrv")).read(path: faros.path)
    }
    #expect(error?.message.contains("2854 ms") == true, "\(error?.description ?? "read")")
    // The file begins 147, 351, 562: 204 and 211 samples of 4 ms.
    #expect(Array(beats.intervalsMs.prefix(2)) == [816, 844])
  }

  @Test("every file of the collection is read or refused with words")
  func everything() throws {
    let root = try #require(RealData.root)
    let files = try #require(
      FileManager.default.enumerator(at: root, includingPropertiesForKeys: [.isRegularFileKey]))
    var count = 0
    for case let url as URL in files
    where try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true {
      count += 1
      do throws(IngestError) {
        let recording = try RecordingReader().read(path: url.path)
        #expect((recording.rr?.durationS ?? recording.ecg?.durationS ?? 0) > 1)
      } catch {
        #expect(!error.message.isEmpty && !error.remedy.isEmpty)
        #expect(error.description.utf8.count < 800)
      }
    }
    #expect(count > 300)
  }
}
