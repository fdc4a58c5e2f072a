import HRVModel
import HRVReport
import Testing

@Suite("Documents of beats")
struct BeatsDocumentTests {
  private func beats(_ rr: RRSeries) -> RecordingBeats {
    RecordingBeats(
      Recording(
        provenance: Provenance(file: "a.txt", formatID: "plain-rr"), start: nil, signal: .rr(rr)),
      rr: rr)
  }

  /// 0.8 s and 812.5 ms, a gap of 8 s, 0.9 s, a gap of 2.1 s, 0.7 s.
  private func series() throws -> RRSeries {
    var builder = RRSeries.Builder()
    builder.append(intervalMs: 800)
    builder.append(intervalMs: 812.5)
    builder.addGap(durationMs: 8000, cause: .dropout)
    builder.append(intervalMs: 900)
    builder.addGap(durationMs: 2100, cause: .dropout)
    builder.append(intervalMs: 700)
    return try builder.finish()
  }

  @Test("RR text: a gap is a line that is no interval")
  func rr() throws {
    #expect(BeatsDocument.rr(beats(try series())) == "800\n812.5\n8000.000\n900\n0\n700\n")
  }

  @Test("CSV: a row a beat, without an interval after a gap")
  func csv() throws {
    let rows = [
      "time_s,amplitude_mv,rr_ms,type", "0.000000,,,", "0.800000,,800.0,", "1.612500,,812.5,",
      "9.612500,,,", "10.512500,,900.0,", "12.612500,,,", "13.312500,,700.0,",
    ]
    #expect(BeatsDocument.csv(beats(try series())) == rows.map { $0 + "\r\n" }.joined())
  }

  @Test(
    "CSV: detected beats have a type, and an amplitude if its scale is known; dropped ones are not there"
  )
  func detected() throws {
    for isCalibrated in [true, false] {
      let ecg = try ECGSignal(
        samplesMv: [Float](repeating: 0, count: 400), samplingRateHz: 100,
        isCalibrated: isCalibrated)
      var builder = RRSeries.Builder()
      builder.leadIn(durationMs: 1000.00049)
      builder.append(intervalMs: 1000.0003)
      let beats = RecordingBeats(
        Recording(
          provenance: Provenance(file: "a.csv", formatID: "delimited"), start: nil,
          signal: .ecg(ecg)),
        rr: try builder.finish(),
        ecg: ECGFindings(
          beats: [
            DetectedBeat(timeS: 1.00000049, amplitudeMv: -0.5),
            DetectedBeat(timeS: 2.00000079, amplitudeMv: 1.25),
            DetectedBeat(timeS: 3.2, amplitudeMv: 7),
          ],
          types: [.normal, .ventricular, .normal],
          quality: [
            SignalQuality(startS: 0, durationS: 3, score: 1, reasons: []),
            SignalQuality(startS: 3, durationS: 1, score: 0.1, reasons: [.noise]),
          ]))
      let amplitudes = isCalibrated ? ["-0.5000", "1.2500"] : ["", ""]
      #expect(
        BeatsDocument.csv(beats)
          == "time_s,amplitude_mv,rr_ms,type\r\n1.000000,\(amplitudes[0]),,normal\r\n"
          + "2.000001,\(amplitudes[1]),1000.000,ventricular\r\n")
      // From 1,000,000 µs to 2,000,001 µs.
      #expect(BeatsDocument.rr(beats) == "1000.001\n")
    }
  }

  // By hand from annot(5), at 100 Hz: a note (22) of 24 characters, then beats (1) at 0, 80, 161;
  // unreadable (14, subtype −1) from 162 to 960; 961 by steps below 1024; 1051; and so on.
  @Test("WFDB annotations: words of 16 bits, gaps marked as unreadable")
  func annotations() throws {
    let text = Array("## time resolution: 100".utf8) + [0]
    func words(_ words: [Int]) -> [UInt8] {
      words.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    }
    func unreadable(_ step: Int, until more: Int) -> [Int] {
      [14 << 10 | step, 61 << 10 | 0x3FF, 14 << 10 | more, 1 << 10 | 1]
    }
    let expected =
      words([22 << 10, 63 << 10 | 23]) + text
      + words(
        [1 << 10, 1 << 10 | 80, 1 << 10 | 81] + unreadable(1, until: 798) + [1 << 10 | 90]
          + unreadable(1, until: 208) + [1 << 10 | 70, 0])
    #expect(WFDBAnnotationsDocument.bytes(beats(try series()), rateHz: 100) == expected)
  }

  // 800 ms are 8,000 samples of 10 kHz: more than ten bits hold. 0x1F40 = 8000; 100,000 = 1 · 2¹⁶
  // + 34,464.
  @Test("WFDB annotations: long steps have 32 bits, the upper half first")
  func longSteps() throws {
    var builder = RRSeries.Builder()
    builder.leadIn(durationMs: 10_000)
    builder.append(intervalMs: 800)
    let bytes = WFDBAnnotationsDocument.bytes(beats(try builder.finish()))
    #expect(
      Array(bytes.suffix(18)) == [
        0x00, 0xEC, 0x01, 0x00, 0xA0, 0x86, 0x00, 0x04,
        0x00, 0xEC, 0x00, 0x00, 0x40, 0x1F, 0x00, 0x04, 0, 0,
      ])
  }
}
