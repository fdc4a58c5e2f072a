import HRVModel
import Testing

@testable import HRVIngest

@Suite("WFDB annotations as a reference")
struct WFDBReferenceTests {
  /// Words of 16 bits, the low byte first.
  private func words(_ words: [Int]) -> [UInt8] {
    words.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
  }

  private func annotation(_ code: Int, _ step: Int) -> Int { code << 10 | step }

  private func annotations(
    _ bytes: [UInt8], annotator: String = "atr"
  ) throws(IngestError) -> BeatAnnotations {
    try RecordingReader().annotations(
      header: Array("a 1 360\na.dat 212 200\n".utf8), file: "a.hea", annotator: annotator,
      siblings: ["a.atr": bytes])
  }

  // By hand: `+` (AFIB at 10, N at 100, V at 1200 by a skip, [ at 1210, ! 1250, ] at 1300, / at
  // 1500 with a subtype and a channel.
  @Test("reads beats, flutter and rhythms")
  func everything() throws {
    let text = Array("(AFIB\0".utf8)
    let bytes =
      words([annotation(28, 10), 63 << 10 | text.count]) + text
      + words([
        annotation(1, 90), 59 << 10, 0, 1100, annotation(5, 0), annotation(32, 10),
        annotation(31, 40), annotation(33, 50), annotation(12, 200), 61 << 10 | 2, 62 << 10 | 1, 0,
      ])
    #expect(
      try annotations(bytes)
        == BeatAnnotations(
          rateHz: 360,
          beats: [
            AnnotatedBeat(sample: 100, symbol: "N"), AnnotatedBeat(sample: 1200, symbol: "V"),
            AnnotatedBeat(sample: 1500, symbol: "/"),
          ],
          flutter: [1210...1300], rhythms: [.init(sample: 10, name: "AFIB")]))
  }

  @Test("every symbol has its type, a fusion beat none")
  func types() {
    let symbols = (0..<50).compactMap(WFDBAnnotations.symbol)
    #expect(String(symbols) == "NLRaVFJASEj/QB?enfr")
    let types = symbols.map { AnnotatedBeat(sample: 0, symbol: $0).type }
    #expect(types.count { $0 == .normal } == 7)
    #expect(types.count { $0 == .ventricular } == 3)
    #expect(types.count { $0 == .supraventricular } == 4)
    #expect(types.count { $0 == .paced } == 2)
    #expect(types.count { $0 == .unclassifiable } == 2)
    #expect(types.count { $0 == nil } == 1)
  }

  @Test("says what is missing, and refuses annotations without beats")
  func refusals() throws {
    let missing = #expect(throws: IngestError.self) { try annotations([], annotator: "xyz") }
    #expect(missing?.location.file == "a.xyz")
    #expect(throws: IngestError.self) { try annotations(words([annotation(28, 10), 0])) }
  }

  // Beats at 0, 300 and 600 samples of 300 Hz, unreadable (`~`, subtype −1), beats at 1200 (after
  // 2 s), 1500, 1800: two runs of 1 s and the gap of 2 s between them.
  @Test("what is marked as unreadable divides the intervals")
  func unreadable() throws {
    let bytes = words([
      annotation(1, 0), annotation(1, 300), annotation(1, 300), annotation(14, 1),
      61 << 10 | 0x3FF, annotation(14, 598), annotation(1, 1), annotation(1, 300),
      annotation(1, 300), 0,
    ])
    let recording = try RecordingReader().read(
      bytes: bytes, file: "b.atr", siblings: ["b.hea": Array("b 0 300\n".utf8)])
    guard case .rr(let rr) = recording.signal else {
      Issue.record("no intervals")
      return
    }
    #expect(rr.intervalsMs == [1000, 1000, 1000, 1000])
    #expect(rr.runs == [0..<2, 2..<4])
    #expect(rr.gaps.map(\.durationS) == [2])
  }
}
