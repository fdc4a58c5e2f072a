import HRVModel
import Testing

@Suite("Pairs of an ECG and intervals")
struct StreamPairingTests {
  private func outline(
    isECG: Bool, device: String? = "Polar H10 1", startMs: Int64? = 0, utcOffsetS: Int? = nil
  ) throws -> RecordingOutline {
    let signal: Recording.Signal =
      isECG
      ? .ecg(
        try ECGSignal(
          samplesMv: [Float](repeating: 0, count: 6000), samplingRateHz: 100))
      : .rr(try RRSeries(intervalsMs: [Double](repeating: 1000, count: 60)))
    let start = startMs.map {
      RecordingStart(
        timestamp: Timestamp(localMilliseconds: $0, utcOffsetS: utcOffsetS), source: .file)
    }
    return RecordingOutline(
      Recording(
        provenance: Provenance(file: "a", formatID: "x", device: device), start: start,
        signal: signal))
  }

  @Test("those of one device that overlap by their clocks")
  func overlapping() throws {
    let pairs = StreamPairing.pairs(of: [
      try outline(isECG: false, startMs: 39_000),
      try outline(isECG: true),
      try outline(isECG: false, startMs: 41_000),
      try outline(isECG: false, device: "Polar H10 2"),
      try outline(isECG: false, device: nil, startMs: -5000),
      try outline(isECG: false, utcOffsetS: 0),
    ])
    #expect(pairs.map(\.rr) == [0, 4] && pairs.allSatisfy { $0.ecg == 1 })
    #expect(pairs.map(\.laterS) == [39, -5])
  }

  @Test("two alone whose clocks do not tell")
  func unknown() throws {
    let pairs = StreamPairing.pairs(of: [
      try outline(isECG: true), try outline(isECG: false, startMs: nil),
    ])
    #expect(pairs.map(\.laterS) == [nil])
    let three = [
      try outline(isECG: true), try outline(isECG: false, startMs: nil),
      try outline(isECG: false, startMs: 90_000),
    ]
    #expect(
      StreamPairing.pairs(of: three).isEmpty)
  }
}
