import HRVModel
import HRVTestSupport
import Testing

@testable import HRVIngest

@Suite("ISHNE Holter")
struct ISHNETests {
  private func read(_ bytes: [UInt8]) throws(IngestError) -> Recording {
    try RecordingReader().read(bytes: bytes, file: "a.ecg")
  }

  private func error(_ bytes: [UInt8]) -> IngestError? {
    do throws(IngestError) {
      _ = try read(bytes)
      return nil
    } catch {
      return error
    }
  }

  /// The example with bytes changed and its checksum taken away.
  private func changed(_ offset: Int, _ bytes: [UInt8]) -> [UInt8] {
    var all = ISHNEHolter.example
    all.replaceSubrange(offset..<offset + bytes.count, with: bytes)
    all.replaceSubrange(8..<10, with: [0, 0])
    return all
  }

  /// The checksum that stands in the example, 0xA81A, was computed by Python 3,
  /// `binascii.crc_hqx(header[10:], 0xFFFF)`.
  @Test("the example: first lead in steps of 2500 nV, start, rate and checksum")
  func example() throws {
    let recording = try read(ISHNEHolter.example)
    let ecg = try #require(recording.ecg)
    #expect(ecg.samplesMv == [0, 0.01, 0.03, 1, -0.3, 0.02, 0, -0.01])
    #expect(ecg.samplingRateHz == 200 && ecg.lead == "II" && ecg.isCalibrated)
    #expect(recording.start?.timestamp.description == "2026-03-02T07:15:00.000")
    #expect(recording.remarks.isEmpty)
  }

  @Test("the catalogue's check of both checksums: \"123456789\"")
  func checksums() {
    // CRC-16/ARC 0xBB3D and CRC-16/IBM-3740 0x29B1, in G. Cook's catalogue of parametrised CRCs.
    let digits = Array("123456789".utf8)
    #expect(Checksum.arc.of(digits.span, 0..<9) == 0xBB3D)
    #expect(Checksum.ccitt.of(digits.span, 0..<9) == 0x29B1)
    #expect(Checksum.shown(0x2B) == "0x002B")
  }

  @Test("a wrong checksum is refused, one that was left out is told")
  func damage() throws {
    var flipped = ISHNEHolter.example
    flipped[272] ^= 1
    #expect(error(flipped)?.message.contains("checksum") == true)
    #expect(error(flipped)?.place == "1:9")
    let open = try read(changed(272, [250, 0]))
    #expect(open.ecg?.samplingRateHz == 250)
    #expect(open.remarks.contains { $0.message.contains("left out") })
    #expect(error(Array(ISHNEHolter.example.prefix(500)))?.message.contains("522 bytes") == true)
    #expect(error(changed(156, [0, 0]))?.place == "1:157")
    #expect(error(changed(22, [0, 0, 0, 0x70]))?.place == "1:23")
    #expect(error(changed(272, [0, 0]))?.message.contains("sampling rate") == true)
  }

  @Test("failed samples are gaps; what is shorter than its header is told; no scale is no mV")
  func samples() throws {
    // The third sample of the first lead is −32768.
    let failed = try #require(try read(changed(522 + 8, [0, 0x80])).ecg)
    #expect(failed.runs == [0..<2, 2..<7] && failed.gaps.first?.startS == 0.01)
    let short = try read(Array(ISHNEHolter.example.dropLast(6)))
    #expect(short.ecg?.samplesMv.count == 6)
    #expect(short.remarks.contains { $0.message.contains("8 samples, and 6") })
    #expect(try read(changed(206, [0, 0])).ecg?.isCalibrated == false)
    #expect(try read(changed(232, Array("H12+".utf8))).provenance.device == "H12+")
    #expect(try read(changed(138, [0, 0])).start == nil)
  }
}
