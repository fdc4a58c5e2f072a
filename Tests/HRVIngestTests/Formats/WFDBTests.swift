import HRVModel
import HRVTestSupport
import Testing

@testable import HRVIngest

@Suite("WFDB records and annotations")
struct WFDBTests {
  private func read(
    _ header: String, _ siblings: [String: [UInt8]], name: String = "folder/a.hea"
  ) throws(IngestError) -> Recording {
    try RecordingReader().read(bytes: Array(header.utf8), file: name, siblings: siblings)
  }

  private func error(
    _ header: String, _ siblings: [String: [UInt8]] = [:], name: String = "a.hea"
  ) -> IngestError? {
    do throws(IngestError) {
      _ = try read(header, siblings, name: name)
      return nil
    } catch {
      return error
    }
  }

  /// Words of 16 bits, the low byte first.
  private func words(_ words: [Int]) -> [UInt8] {
    words.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
  }

  /// Each by hand from the definition of its format: 5, −3, the least, 100 and −100; in ten
  /// bits 5, −3, the least, 100, −100 fill 4 + 3 bytes.
  @Test(
    "every format gives its samples, and the least one is missing",
    arguments: [
      ("16", [5, 0, 0xFD, 0xFF, 0x00, 0x80, 100, 0, 0x9C, 0xFF]),
      ("24", [5, 0, 0, 0xFD, 0xFF, 0xFF, 0, 0, 0x80, 100, 0, 0, 0x9C, 0xFF, 0xFF]),
      (
        "32",
        [
          5, 0, 0, 0, 0xFD, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0x80, 100, 0, 0, 0, 0x9C, 0xFF, 0xFF, 0xFF,
        ]
      ),
      ("80", [133, 125, 0, 228, 28]),
      ("212", [0x05, 0xF0, 0xFD, 0x00, 0x08, 0x64, 0x9C, 0x0F]),
      // 5 | 1021 << 10 | 512 << 20 = 0x200FF405; 100 | 924 << 10 = 0x0E7064.
      ("311", [0x05, 0xF4, 0x0F, 0x20, 0x64, 0x70, 0x0E]),
    ] as [(String, [UInt8])])
  func formats(format: String, bytes: [UInt8]) throws {
    let ecg = try #require(try read("a 1 100 5\na.dat \(format) 10\n", ["a.dat": bytes]).ecg)
    #expect(ecg.samplesMv == [0.5, -0.3, 10, -10])
    #expect(ecg.runs == [0..<2, 2..<4] && ecg.runStartsS == [0, 0.03])
    let gap = try #require(ecg.gaps.first)
    // 0.03 − 0.02 is not 0.01 in binary.
    #expect(ecg.gaps.count == 1 && gap.beforeInterval == 2 && gap.startS == 0.02)
    #expect(Tolerance.absolute(1e-12).accepts(gap.durationS, 0.01))
  }

  @Test("gain, baseline, unit, counter, start and line ends are understood")
  func scale() throws {
    let header =
      "# made\r\na 2 250/360(0) 2 07:15:00.5 02/03/2026\r\n"
      + "a.dat 16x2+4 1(10)/bpm 12 0 0 0 0 Resp\r\na.dat 16+4 2(10)/uV 12 7 30 0 0 lead II ECG\r\n"
    // Four bytes before the first sample, then frames of two and one samples.
    let bytes = words([9, 9, 1, 2, 30, 1, 2, 50])
    let recording = try read(header, ["a.dat": bytes])
    let ecg = try #require(recording.ecg)
    #expect(ecg.samplingRateHz == 250 && ecg.lead == "lead II ECG" && ecg.isCalibrated)
    // (30 − 10) ⁄ 2 and (50 − 10) ⁄ 2 µV.
    #expect(ecg.samplesMv == [0.01, 0.02])
    #expect(recording.start?.timestamp.description == "2026-03-02T07:15:00.500")
    // 30 + 50 is not the stated 0.
    #expect(recording.remarks.contains { $0.message.contains("checksum") })
  }

  @Test("a header without a scale gives a signal that is not calibrated, baseline from the zero")
  func uncalibrated() throws {
    let ecg = try #require(
      try read("a 1 100\na.dat 16 0 12 100\n", ["a.dat": words([100, 300])]).ecg)
    #expect(!ecg.isCalibrated && ecg.samplesMv == [0, 1])
  }

  @Test("what is missing or strange is refused with its place")
  func refusals() {
    let absent = error("a 1 100 2\na.dat 16 200\n")
    #expect(absent?.place == "2:1" && absent?.message.contains("a.dat") == true)
    #expect(absent?.remedy.contains("folder of the header") == true)
    let elsewhere = error("a 1 100 2\n../a.dat 16 200\n", ["../a.dat": [1, 2]])
    #expect(elsewhere?.message.contains("../a.dat") == true)
    let unknown = error("a 1 100 2\na.dat 8 200\n", ["a.dat": [1, 2]])
    #expect(unknown?.message.contains("found \"8\"") == true)
    #expect(error("a/3 1 100 2\nb 100\n")?.message.contains("one segment") == true)
    #expect(error("a 2 100 2\na.dat 16 200\n")?.message.contains("2 lines") == true)
    #expect(error("a 1 x 2\na.dat 16 200\n")?.place == "1:5")
    let other = error("a 1 100 2\na.dat 16 1/mmHg 12 0 0 0 0 ABP\n", ["a.dat": [1, 2]])
    #expect(other?.message.contains("\"ABP\"") == true)
    #expect(error("a 1 5 2\na.dat 16 200\n", ["a.dat": [1, 2]])?.message.contains("5 Hz") == true)
    #expect(error("a 0 128\n")?.remedy.contains("a.atr or a.ecg or a.qrs") == true)
    #expect(error("a 0 128\n", ["a.atr": []])?.message.contains("fewer than two") == true)
  }

  @Test("samples by themselves say which file to give")
  func samplesAlone() throws {
    let error = #expect(throws: IngestError.self) {
      try RecordingReader().read(bytes: [0xE3, 0x33, 0, 1], file: "100.dat")
    }
    #expect(error?.remedy.contains(".hea") == true)
  }

  /// `code << 10 | samples`.
  private func annotation(_ code: Int, _ samples: Int) -> Int { code << 10 | samples }

  @Test("beats of every code count; skips, notes and flutter are understood")
  func beats() throws {
    let codes = Array(1...13) + [25, 30, 34, 35, 38, 41]
    var all = codes.map { annotation($0, 100) }
    // Other codes move time on, and are no beats: rhythm change, noise, wave.
    all += [annotation(28, 20), annotation(14, 20), annotation(31, 20), annotation(1, 40)]
    // A number, a subtype, a channel, and a text of three bytes with its filling.
    all += [
      annotation(60, 5), annotation(61, 5), annotation(62, 5), annotation(63, 3), 0x4141, 0x41,
    ]
    // A skip of 70,000 = 1 · 65,536 + 4,464 samples, the upper half first.
    all += [annotation(59, 0), 1, 4464, annotation(1, 0), annotation(1, 110)]
    // Flutter: the beat inside does not count.
    all += [annotation(32, 50), annotation(1, 100), annotation(33, 100), annotation(5, 40)]
    all += [annotation(1, 120), 0]
    let recording = try read("a 0 100\n", ["a.atr": words(all)])
    let rr = try #require(recording.rr)
    #expect(codes.count == 19)
    #expect(rr.intervalsMs == [Double](repeating: 1000, count: 19) + [1100, 1200])
    // 700 s are no interval; the flutter lasts from the last beat before to the first behind.
    #expect(rr.gaps.map(\.durationS) == [700, 2.9])
    #expect(recording.remarks.contains { $0.message.contains("flutter") })
    #expect(recording.provenance.file == "folder/a.hea")
    #expect(recording.remarks.allSatisfy { $0.location.file == "a.atr" })
  }

  @Test("annotations by themselves take the rate from the header beside them, or from a note")
  func annotationsAlone() throws {
    let example = RecordingFormat.wfdbAnnotations.example
    let recording = try RecordingReader().read(
      bytes: example.bytes, file: "made.atr", siblings: example.siblings)
    // 292, 290, 296 and 302 samples of 1/360 s.
    #expect(recording.rr?.intervalsMs == [292.0, 290, 296, 302].map { $0 * 1000 / 360 })
    let error = #expect(throws: IngestError.self) {
      try RecordingReader().read(bytes: example.bytes, file: "made.atr")
    }
    #expect(error?.remedy.contains(".hea") == true)
    let text = Array("## time resolution: 180".utf8) + [0]
    let note = words([annotation(22, 0), annotation(63, 23)]) + text
    let own = try RecordingReader().read(
      bytes: note + example.bytes, file: "made.atr", siblings: example.siblings)
    #expect(own.rr?.intervalsMs == [292.0, 290, 296, 302].map { $0 * 1000 / 180 })
  }

  @Test("annotations that go back in time are refused")
  func backwards() {
    // A skip of −500: 0xFFFF and 0xFE0C.
    let all = [annotation(1, 100), annotation(59, 0), 0xFFFF, 0xFE0C, annotation(1, 50), 0]
    let error = error("a 0 100\n", ["a.atr": words(all)])
    #expect(error?.message.contains("later than sample 100") == true)
    #expect(error?.location.file == "a.atr" && error?.place == "1:9")
  }
}
