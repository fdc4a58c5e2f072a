import HRVDSP
import HRVModel
import Testing

@Suite("Intervals from usable stretches")
struct UsableIntervalsTests {
  private let detector = RPeakDetector()

  private func beats(_ timesS: [Double]) -> [DetectedBeat] {
    timesS.map { DetectedBeat(timeS: $0, amplitudeMv: 1) }
  }

  private func quality(_ usable: [Bool]) -> [SignalQuality] {
    usable.enumerated().map { i, isUsable in
      SignalQuality(
        startS: 10 * Double(i), durationS: 10, score: isUsable ? 1 : 0,
        reasons: isUsable ? [] : [.noise])
    }
  }

  private func ecg(seconds: Int) throws -> ECGSignal {
    try ECGSignal(samplesMv: [Float](repeating: 0, count: seconds * 100), samplingRateHz: 100)
  }

  // By hand: beats at 1, 2, … 39 s; 10 ..< 20 s and 30 ..< 40 s are poor.
  @Test("a poor stretch is a gap between the beats around it")
  func gap() throws {
    let rr = try detector.rrSeries(
      of: beats((1...39).map(Double.init)), in: ecg(seconds: 40),
      quality: quality([true, false, true, false]))
    #expect(rr.intervalsMs == [Double](repeating: 1000, count: 17))
    #expect(rr.runs == [0..<8, 8..<17])
    #expect(
      rr.gaps == [
        Gap(beforeInterval: 8, startS: 9, durationS: 11, cause: .unusableSignal),
        Gap(beforeInterval: 17, startS: 29, durationS: 11, cause: .unusableSignal),
      ])
  }

  @Test("a poor beginning is a gap, not a lead-in")
  func beginning() throws {
    let rr = try detector.rrSeries(
      of: beats([9.5, 10.5, 11.5]), in: ecg(seconds: 12), quality: quality([false, true]))
    #expect(rr.intervalsMs == [1000])
    #expect(
      rr.gaps == [Gap(beforeInterval: 0, startS: 0, durationS: 10.5, cause: .unusableSignal)])
  }

  @Test("a poor stretch without a beat in it is a gap all the same")
  func between() throws {
    let poor = SignalQuality(startS: 2.1, durationS: 0.5, score: 0, reasons: [.flat])
    let rr = try detector.rrSeries(
      of: beats([1, 2, 3, 4]), in: ecg(seconds: 5), quality: [poor])
    #expect(rr.intervalsMs == [1000, 1000])
    #expect(rr.gaps == [Gap(beforeInterval: 1, startS: 2, durationS: 1, cause: .unusableSignal)])
  }

  @Test("the cause of a break in the signal goes before")
  func cause() throws {
    let broken = try ECGSignal(
      samplesMv: [Float](repeating: 0, count: 2000), samplingRateHz: 100,
      runs: [0..<1000, 1000..<2000], runStartsS: [0, 15],
      gaps: [Gap(beforeInterval: 1000, startS: 10, durationS: 5, cause: .recorderPause)])
    let rr = try detector.rrSeries(
      of: beats([1, 2, 16, 17]), in: broken, quality: quality([true, false]))
    #expect(rr.gaps.map(\.cause) == [.recorderPause])
  }

  @Test("nothing usable is a typed error")
  func nothing() throws {
    let ecg = try ecg(seconds: 10)
    #expect(throws: BeatDetectionError.unusable(beats: 3, unusableS: 10, durationS: 10)) {
      try detector.rrSeries(of: beats([1, 2, 3]), in: ecg, quality: quality([false]))
    }
  }
}
