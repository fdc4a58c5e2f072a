import HRVDSP
import HRVModel
import Testing

@Suite("R peaks: from beats to intervals")
struct RRSeriesFromBeatsTests {
  private let detector = RPeakDetector()

  private func beats(_ timesS: [Double]) -> [DetectedBeat] {
    timesS.map { DetectedBeat(timeS: $0, amplitudeMv: 1) }
  }

  /// Three runs of 10 s at 100 Hz: a pause of 5 s after the first, a dropout of 1.5 s after
  /// the second.
  private func broken() throws -> ECGSignal {
    try ECGSignal(
      samplesMv: [Float](repeating: 0, count: 3000), samplingRateHz: 100,
      runs: [0..<1000, 1000..<2000, 2000..<3000], runStartsS: [0, 15, 26.5],
      gaps: [
        Gap(beforeInterval: 1000, startS: 10, durationS: 5, cause: .recorderPause),
        Gap(beforeInterval: 2000, startS: 25, durationS: 1.5, cause: .dropout),
      ])
  }

  // By hand: 0.5 s to the first beat, intervals of 1 s, and a gap from the last beat before
  // a break to the first after it.
  @Test("no interval spans a gap of the signal; the gap keeps its cause")
  func gaps() throws {
    let timesS = [0.5, 1.5, 2.5, 9.5, 15.25, 16.25, 24.75, 26.75, 27.75, 28.5]
    let rr = try detector.rrSeries(of: beats(timesS), in: broken())
    #expect(rr.intervalsMs == [1000, 1000, 1000, 1000, 750])
    #expect(rr.runs == [0..<2, 2..<3, 3..<5])
    #expect(
      rr.gaps == [
        Gap(beforeInterval: 2, startS: 2.5, durationS: 7, cause: .unusableSignal),
        Gap(beforeInterval: 2, startS: 9.5, durationS: 5.75, cause: .recorderPause),
        Gap(beforeInterval: 3, startS: 16.25, durationS: 8.5, cause: .unusableSignal),
        Gap(beforeInterval: 3, startS: 24.75, durationS: 2, cause: .dropout),
        Gap(beforeInterval: 5, startS: 28.5, durationS: 8, cause: .unusableSignal),
      ])
    #expect(rr.endTimesS() == [1.5, 2.5, 16.25, 27.75, 28.5])
    #expect(rr.durationS == 36.5)
  }

  @Test("a run without beats makes one gap, with the cause of the first break")
  func emptyRun() throws {
    let rr = try detector.rrSeries(of: beats([0, 1, 27, 28]), in: broken())
    #expect(rr.intervalsMs == [1000, 1000])
    #expect(rr.gaps.map(\.cause) == [.recorderPause, .unusableSignal])
    #expect(rr.gaps.first?.durationS == 26)
  }

  @Test("beats and ends of intervals are on one time axis", arguments: [1, 2, 3] as [UInt64])
  func oneTimeAxis(seed: UInt64) throws {
    let timesS = SimulatedECG.beatsS(count: 2000, rmssdMs: 60, seed: seed, firstS: 1.234)
    let lengthS = (timesS.last ?? 0) + 1
    let ecg = try ECGSignal(
      samplesMv: [Float](repeating: 0, count: Int(lengthS * 130)), samplingRateHz: 130)
    let ends = try detector.rrSeries(of: beats(timesS), in: ecg).endTimesS()
    #expect(ends.count == 1999)
    // 2000 roundings of a number below 2²¹ ms at 2⁻³² ms each stay below a nanosecond … 1e-6 ms.
    for (end, timeS) in zip(ends, timesS.dropFirst()) { #expect(abs(end - timeS) < 1e-9) }
  }

  @Test("a gap between runs is never bridged, though both sides are full of beats")
  func detectedGap() throws {
    let signal = SimulatedECG(beatsS: SimulatedECG.beatsS(count: 40, seed: 51), samplingRateHz: 130)
    let cut = 2000
    let ecg = try ECGSignal(
      samplesMv: signal.samplesMv, samplingRateHz: 130,
      runs: [0..<cut, cut..<signal.samplesMv.count], runStartsS: [0, Double(cut) / 130 + 0.4],
      gaps: [
        Gap(
          beforeInterval: cut, startS: Double(cut) / 130, durationS: 0.4, cause: .dropout)
      ])
    let found = try detector(ecg)
    let rr = try detector.rrSeries(of: found, in: ecg)
    let before = found.count { $0.timeS < Double(cut) / 130 }
    #expect(rr.runs.map(\.count) == [before - 1, found.count - before - 1])
    #expect(rr.gaps.map(\.cause) == [.dropout])
  }

  // By hand: the beat at 1.5 s comes twice and the one at 0.9 s too late, NaN never.
  @Test("beats out of order bound no interval")
  func outOfOrder() throws {
    let timesS = [-1, 0.5, 1.5, 1.5, 0.9, .nan, .infinity, 2.5]
    let rr = try detector.rrSeries(of: beats(timesS), in: broken())
    #expect(rr.intervalsMs == [1000, 1000])
  }

  @Test("fewer than two neighbours are a typed error", arguments: [[], [3.0], [3, 18], [1, 9]])
  func tooFew(timesS: [Double]) throws {
    let ecg = try broken()
    #expect(throws: BeatDetectionError.noIntervals(beats: timesS.count)) {
      try detector.rrSeries(of: beats(timesS), in: ecg)
    }
  }
}
