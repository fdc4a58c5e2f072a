import HRVModel
import HRVTestSupport
import Testing

@testable import HRVIngest

@Suite("ECG exports")
struct ECGFormatsTests {
  /// The start of a record on the sensor's clock, in ns since 2000.
  private static let origin: Int64 = 599_616_900_000_000_000

  /// Stamps of frames of 73 samples: the last of each frame is measured with the true rate, the
  /// others are counted back from it at the nominal rate, as loggers do.
  private func frames(_ count: Int, trueHz: Double, nominalHz: Double) -> [Int64] {
    (0..<count * 73).map { i in
      let last = Double(i / 73 * 73 + 72)
      return Int64(last / trueHz * 1e9 - (last - Double(i)) / nominalHz * 1e9)
    }
  }

  private func file(_ stampsNs: [Int64], phoneMs: ((Int) -> Int)? = nil) -> String {
    var text = "Phone timestamp;sensor timestamp [ns];timestamp [ms];ecg [uV]\n"
    for (i, ns) in stampsNs.enumerated() {
      let stamp = phoneStamp(phoneMs?(i) ?? i * 1000 / 130)
      text += "\(stamp);\(Self.origin + ns);\(Double(ns) / 1e6);\(i % 200 - 100)\n"
    }
    return text
  }

  @Test("Polar Sensor Logger: µV become mV, and the rate is measured")
  func polar() throws {
    // A clock that is exactly nominal, and one like that measured on a real strap.
    for trueHz in [130, 130.16, 129.2, 131.3] {
      let stamps = frames(60, trueHz: trueHz, nominalHz: 130)
      let recording = try read(file(stamps), name: "Polar_H10_A1B2C3D4_20260302_071500_ECG.txt")
      let ecg = try #require(recording.ecg)
      #expect(recording.provenance.formatID == "polar-sensor-logger-ecg")
      #expect(recording.provenance.device == "Polar H10 A1B2C3D4")
      #expect(recording.start?.timestamp.description == "2026-03-02T07:15:00.000")
      #expect(recording.start?.source == .file)
      #expect(ecg.samplesMv.count == 60 * 73)
      #expect(ecg.samplesMv[0] == -0.1 && ecg.samplesMv[150] == 0.05)
      #expect(ecg.gaps.isEmpty)
      // The sawtooth of the frames, of 72 · |1/130 − 1/true| at most, tilts the line by less
      // than that over the length of the record: 1 % of 0.55 s in 34 s is 2e-4.
      #expect(Tolerance.relative(2e-4).accepts(ecg.samplingRateHz, trueHz), "\(trueHz)")
    }
  }

  @Test("with the stamps of every sample measured, the rate is exact to the rounding of ns")
  func exactRate() throws {
    let stamps = (0..<5000).map { Int64((Double($0) * 7_682_788.25).rounded()) }
    let ecg = try #require(try read(file(stamps)).ecg)
    #expect(Tolerance.relative(1e-10).accepts(ecg.samplingRateHz, 1e9 / 7_682_788.25))
  }

  @Test("a jump of the stamps is a gap that moves no sample and does not bend the rate")
  func gaps() throws {
    var stamps = (0..<2000).map { Int64($0) * 7_692_308 }
    for i in 700..<2000 { stamps[i] += 73 * 7_692_308 }
    // A single lost sample, the smallest loss there is.
    for i in 1500..<2000 { stamps[i] += 7_692_308 }
    let recording = try read(file(stamps))
    let ecg = try #require(recording.ecg)
    #expect(ecg.runs == [0..<700, 700..<1500, 1500..<2000])
    #expect(ecg.gaps.map(\.beforeInterval) == [700, 1500])
    #expect(Tolerance.relative(1e-9).accepts(ecg.samplingRateHz, 1e9 / 7_692_308))
    #expect(Tolerance.absolute(1e-6).accepts(ecg.gaps[0].durationS, 73 / 130.0))
    #expect(Tolerance.absolute(1e-6).accepts(ecg.gaps[1].durationS, 1 / 130.0))
    #expect(Tolerance.absolute(1e-6).accepts(ecg.runStartsS[1], 773 / 130.0))
    #expect(Tolerance.absolute(1e-6).accepts(ecg.durationS, 2074 / 130.0))
    #expect(recording.remarks.map(\.location.line) == [702, 1502])
  }

  @Test("a sensor clock that is set in the middle is bridged by the phone's clock")
  func clockSet() throws {
    var stamps = (0..<1000).map { Int64($0) * 7_692_308 }
    for i in 400..<1000 { stamps[i] += 150_000_000_000_000_000 }
    let text = file(stamps) { $0 * 1000 / 130 + ($0 >= 400 ? 3000 : 0) }
    let ecg = try #require(try read(text).ecg)
    #expect(ecg.runs == [0..<400, 400..<1000])
    // The phone shows 3 s and a sample between the two; it counts whole ms.
    #expect(Tolerance.absolute(0.002).accepts(ecg.gaps[0].durationS, 3))
    let back = (0..<1000).map { Int64($0) * 7_692_308 - ($0 >= 400 ? 9_000_000_000 : 0) }
    let without = try #require(try read(file(back)).ecg)
    #expect(without.runs.count == 2)
    #expect(Tolerance.absolute(0.002).accepts(without.gaps[0].durationS, 0))
  }

  @Test("the ms column serves without the ns, also in E-notation; other units of ECG too")
  func otherColumns() throws {
    var text = "Phone timestamp;timestamp [ms];ecg [mV]\r\n"
    for i in 0..<500 {
      let ms = Double(i) * 7.692288
      text += "\(phoneStamp(Int(ms)));\(i % 3 == 0 ? "\(ms / 1000)E3" : "\(ms)");0.25\r\n"
    }
    let ecg = try #require(try read(text).ecg)
    #expect(Tolerance.relative(1e-9).accepts(ecg.samplingRateHz, 1000 / 7.692288))
    #expect(ecg.samplesMv.allSatisfy { $0 == 0.25 })
    let error = try #require(readingError("Phone timestamp;ecg [uV]\n\(phoneStamp(0));1\n"))
    #expect(error.message.contains("sensor timestamp [ns]"))
  }

  @Test("stamps that a spreadsheet ruined show no rate; a declared rate helps")
  func ruinedStamps() throws {
    let text = file([0, 0, 0, 0, 0]).replacing(
      "\(Self.origin)", with: "5.996E+17")
    #expect(readingError(text) != nil)
    let ecg = try #require(try read(text, options: .init(samplingRateHz: 130)).ecg)
    #expect(ecg.samplingRateHz == 130 && ecg.runs == [0..<5])
  }

  @Test("ECGLogger: mV, ns or ms since 1970, blanks beside it")
  func ecgLogger() throws {
    var ns = "time,ecg,hr,rr\n"
    var ms = "time,ecg,hr,rr\n"
    for i in 0..<2000 {
      let t: Int64 = 1_714_920_600_006_020_096 + Int64(i) * 7_682_800
      let beside = i % 130 == 0 ? "61,984" : ","
      ns += "\(t),0.\(100 + i % 9),\(beside)\n"
      ms += "\(t / 1_000_000),0.\(100 + i % 9),\(beside)\n"
    }
    let recording = try read(ns, name: "ecg.csv")
    let ecg = try #require(recording.ecg)
    #expect(recording.provenance.formatID == "ecglogger")
    #expect(recording.start?.timestamp.description == "2024-05-05T14:50:00.006Z")
    #expect(Tolerance.relative(1e-10).accepts(ecg.samplingRateHz, 1e9 / 7_682_800))
    #expect(ecg.samplesMv[1] == 0.101)
    // Whole ms: each stamp is off by up to 1 ms, the slope over 15 s by far less than 1e-5.
    let coarse = try #require(try read(ms).ecg)
    #expect(coarse.runs.count == 1)
    #expect(Tolerance.relative(1e-5).accepts(coarse.samplingRateHz, 1e9 / 7_682_800))
  }

  @Test("a bad sample or stamp is pointed at; a cut last line is left out")
  func badCells() throws {
    var rows = file((0..<50).map { Int64($0) * 7_692_308 }).split(separator: "\n").map(String.init)
    rows[20] = rows[20].split(separator: ";").dropLast().joined(separator: ";") + ";4x"
    let error = try #require(readingError(rows.joined(separator: "\n") + "\n"))
    // 23 for the phone's time, 18 and a few for the others: the cell after the third semicolon.
    let column = rows[20].utf8.count - 1
    #expect(error.place == "21:\(column)")
    rows.removeLast(30)
    let cut = try read(rows.joined(separator: "\n"))
    #expect(cut.ecg?.samplesMv.count == 19)
    #expect(cut.remarks.map(\.location.line) == [21])
  }
}

@Suite("Frames of Polar Sensor Logger")
struct PolarFrameTests {
  private func start(_ stamps: [String]) throws -> String? {
    var text = "Phone timestamp;sensor timestamp [ns];timestamp [ms];ecg [uV]\n"
    for (i, stamp) in stamps.enumerated() {
      text += "2026-03-02T07:15:\(stamp);\(599_616_900_000_000_000 + i * 8_000_000);0.0;\(i)\n"
    }
    return try read(text, name: "Polar_H10_A1B2C3D4_20260302_071500_ECG.txt").start?.timestamp
      .description
  }

  @Test("the stamp that a frame shares is that of its last sample")
  func frames() throws {
    // 73 samples of 8 ms: the first lies 576 ms before the last.
    let frame = Array(repeating: "01.576", count: 73) + Array(repeating: "02.160", count: 73)
    #expect(try start(frame) == "2026-03-02T07:15:01.000")
  }

  @Test("stamps of single samples, and stamps cut to the second, are the start as they stand")
  func noFrames() throws {
    #expect(try start(["01.576", "01.584", "01.592", "01.600"]) == "2026-03-02T07:15:01.576")
    let cut = Array(repeating: "01", count: 100) + Array(repeating: "02", count: 100)
    #expect(try start(cut) == "2026-03-02T07:15:01.000")
    #expect(try start(Array(repeating: "01.576", count: 300)) == "2026-03-02T07:15:01.576")
  }
}
