import HRVModel
import HRVTestSupport
import Testing

@testable import HRVIngest

@Suite("EDF and EDF+")
struct EDFTests {
  private func read(_ bytes: [UInt8]) throws(IngestError) -> Recording {
    try RecordingReader().read(bytes: bytes, file: "a.edf")
  }

  private func error(_ bytes: [UInt8]) -> IngestError? {
    do throws(IngestError) {
      _ = try read(bytes)
      return nil
    } catch {
      return error
    }
  }

  /// The example with the field at `offset` replaced by `text`, padded to its width.
  private func changed(_ offset: Int, _ width: Int, _ text: String) -> [UInt8] {
    var bytes = EDFRecording.example
    let field = Array(text.utf8) + [UInt8](repeating: Byte.space, count: width - text.utf8.count)
    bytes.replaceSubrange(offset..<offset + width, with: field)
    return bytes
  }

  @Test("the example: scale, rate, start with its fraction, and the gap between records")
  func example() throws {
    let recording = try read(EDFRecording.example)
    let ecg = try #require(recording.ecg)
    // A step is 6553.5 µV ⁄ 65,535: 0.1 µV.
    let expected = [0.0, 10, 1500, -40, 0, 20, 30, 20, 0, 0, 0, 10, -900, -40, 0, 20, 30, 20, 0, 0]
    for (sample, steps) in zip(ecg.samplesMv, expected) {
      // Single precision of 0.15 mV.
      #expect(Tolerance.absolute(1e-8).accepts(Double(sample), steps * 1e-4))
    }
    #expect(ecg.samplesMv.count == 20 && ecg.samplingRateHz == 10 && ecg.lead == "ECG II")
    // Records of 1 s begin at 0.25 and 2.75 s.
    #expect(ecg.runs == [0..<10, 10..<20] && ecg.runStartsS == [0, 2.5])
    #expect(ecg.gaps.map(\.startS) == [1] && ecg.gaps.map(\.durationS) == [1.5])
    #expect(recording.start?.timestamp.description == "2026-03-02T07:15:00.250")
  }

  @Test("plain EDF has no gaps; a signal may be stored upside down, in mV, or in no voltage")
  func plain() throws {
    let plain = try #require(try read(changed(192, 44, "")).ecg)
    #expect(plain.gaps.isEmpty && plain.runs == [0..<20])
    // Fields of two signals: units at 256 + 2 · 96, physical extremes at 256 + 2 · 104 and 112.
    #expect(try read(changed(448, 8, "mV")).ecg?.samplesMv[2] == 150)
    let strange = try read(changed(448, 8, "%"))
    #expect(strange.ecg?.isCalibrated == false)
    #expect(strange.remarks.contains { $0.message.contains("no voltage") })
    var inverted = changed(464, 8, "3276.8")
    inverted.replaceSubrange(480..<488, with: Array("-3276.7 ".utf8))
    let sample = try #require(try read(inverted).ecg?.samplesMv[2])
    #expect(Tolerance.absolute(1e-8).accepts(Double(sample), -0.15))
  }

  @Test("an unknown number of records is that of the file; missing ones are told")
  func records() throws {
    #expect(try read(changed(236, 8, "-1")).ecg?.samplesMv.count == 20)
    let short = try read(Array(EDFRecording.example.dropLast(3)))
    #expect(short.ecg?.samplesMv.count == 10)
    #expect(short.remarks.contains { $0.message.contains("1 of 2 data records") })
    let late = try read(changed(168, 8, "02.13.26"))
    #expect(late.start == nil)
    let early = try read(changed(168, 8, "02.03.85"))
    #expect(early.start?.timestamp.description == "1985-03-02T07:15:00.250")
  }

  @Test("damaged headers and files without an ECG are refused with their place")
  func refusals() {
    let other = error(changed(256, 16, "EEG Fpz-Cz"))
    #expect(other?.message.contains("\"EEG Fpz-Cz\"") == true)
    #expect(error(changed(252, 4, "900"))?.place == "1:253")
    #expect(error(changed(244, 8, "0"))?.place == "1:245")
    #expect(error(changed(244, 8, "x"))?.place == "1:245")
    #expect(error(changed(244, 8, "10"))?.message.contains("sampling rate") == true)
    // Digital extremes at 256 + 2 · 120 and 128, samples at 256 + 2 · 216.
    #expect(error(changed(512, 8, "-32768"))?.place == "1:513")
    #expect(error(changed(688, 8, "0"))?.place == "1:689")
    #expect(error(changed(688, 8, "2.5"))?.message.contains("whole") == true)
    #expect(error(Array(EDFRecording.example.prefix(780)))?.reason == .empty)
  }
}
