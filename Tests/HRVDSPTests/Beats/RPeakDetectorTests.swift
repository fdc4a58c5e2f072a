import Foundation
import HRVDSP
import HRVModel
import Testing

@Suite("R peaks: which beats")
struct RPeakDetectorTests {
  private let detector = RPeakDetector()

  @Test(
    "finds every simulated beat and nothing else", arguments: [25.0, 40, 60, 90, 140, 190, 220])
  func everyBeat(beatsPerMinute: Double) throws {
    let beatsS = SimulatedECG.beatsS(
      count: 60, meanMs: 60_000 / beatsPerMinute, rmssdMs: 15, seed: 7)
    let beats = try detector(SimulatedECG(beatsS: beatsS, samplingRateHz: 130).ecg)
    // A tenth of the 150 ms of EC57: the signal is clean, and the peak is known.
    let match = BeatMatch(beats, reference: beatsS, toleranceS: 0.015)
    #expect(match.isPerfect, "\(match.missed) missed, \(match.extra) extra")
  }

  @Test("finds every beat in as much noise as signal would still show to the eye (6 dB)")
  func noise() throws {
    let beatsS = SimulatedECG.beatsS(count: 100, seed: 11)
    let noisy = SimulatedECG(beatsS: beatsS, samplingRateHz: 130).withNoise(snrDb: 6, seed: 12)
    #expect(BeatMatch(try detector(noisy.ecg), reference: beatsS).isPerfect)
  }

  @Test("an amplitude that falls to a tenth, at once or by and by, loses no beat")
  func fallingAmplitude() throws {
    let beatsS = SimulatedECG.beatsS(count: 120, seed: 3)
    let clean = SimulatedECG(beatsS: beatsS, samplingRateHz: 130)
    var (step, ramp) = (clean, clean)
    for n in clean.samplesMv.indices {
      let share = Float(n) / Float(clean.samplesMv.count)
      if share > 0.5 { step.samplesMv[n] *= 0.1 }
      ramp.samplesMv[n] *= 1 - 0.9 * share
    }
    #expect(BeatMatch(try detector(ramp.ecg), reference: beatsS).isPerfect)
    // At the step the level belongs to the greater half for some seconds.
    #expect(BeatMatch(try detector(step.ecg), reference: beatsS).f1 > 0.97)
  }

  @Test("alternating amplitudes lose no beat", arguments: [0.6, 0.45, 0.3])
  func alternans(share: Double) throws {
    let beatsS = SimulatedECG.beatsS(count: 80, seed: 5)
    let even = beatsS.enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element)
    var signal = SimulatedECG(beatsS: beatsS, samplingRateHz: 130, gain: share)
    let greater = SimulatedECG(beatsS: even, samplingRateHz: 130, gain: 1 - share)
    for n in greater.samplesMv.indices where n < signal.samplesMv.count {
      signal.samplesMv[n] += greater.samplesMv[n]
    }
    #expect(BeatMatch(try detector(signal.ecg), reference: beatsS).isPerfect)
  }

  // The place of a beat of a regular rhythm speaks for a low complex, the middle between two
  // beats against it.
  @Test(
    "a complex of 35 % is a beat at the time of one, and none between two", arguments: [0.5, 1])
  func lowComplex(place: Double) throws {
    var beatsS = (0..<40).map { 0.7 + 0.85 * Double($0) }
    let lowS = beatsS[20] - 0.85 * (1 - place)
    if place == 1 { beatsS.remove(at: 20) }
    var signal = SimulatedECG(beatsS: beatsS, samplingRateHz: 130)
    let low = SimulatedECG(beatsS: [lowS], samplingRateHz: 130, gain: 0.35)
    for n in low.samplesMv.indices { signal.samplesMv[n] += low.samplesMv[n] }
    let found = try detector(signal.ecg)
    #expect(found.contains { abs($0.timeS - lowS) < 0.02 } == (place == 1))
    #expect(found.count == 40)
  }

  // Seen through the wavelet, these waves are 38, 37 and 47 % as high as the QRS complex: above
  // the upper threshold. Without the rules for waves they would be taken for beats.
  @Test(
    "a tall, narrow T or P wave is no beat",
    arguments: [(0.28, 0.035, 0.9), (0.24, 0.025, -0.6), (-0.23, 0.018, 0.6)])
  func tallWave(offsetS: Double, widthS: Double, amplitudeMv: Double) throws {
    let beatsS = SimulatedECG.beatsS(count: 60, seed: 6)
    let tall = SimulatedECG(beatsS: beatsS, samplingRateHz: 130).adding { t in
      beatsS.reduce(0) { sum, beatS in
        let u = (t - beatS - offsetS) / widthS
        return abs(u) < 6 ? sum + amplitudeMv * exp(-u * u / 2) : sum
      }
    }
    #expect(BeatMatch(try detector(tall.ecg), reference: beatsS, toleranceS: 0.015).isPerfect)
  }

  @Test("is the same on every call")
  func deterministic() throws {
    let signal = SimulatedECG(beatsS: SimulatedECG.beatsS(count: 40, seed: 1), samplingRateHz: 130)
    let ecg = try signal.withNoise(snrDb: 3, seed: 2).ecg
    let first = try detector(ecg)
    for _ in 0..<3 { #expect(try detector(ecg) == first) }
  }

  @Test(
    "beats ascend by 200 ms or more and lie inside the signal", arguments: 0..<40 as Range<UInt64>)
  func ordered(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let rates: [Double] = [72, 125, 130, 250, 500.5]
    let rateHz = rates[Int.random(in: rates.indices, using: &generator)]
    let count = Int.random(in: Int(2 * rateHz)...Int(12 * rateHz), using: &generator)
    // Anything: noise, steps and spikes of all sizes. Whatever is found must be in order.
    var level: Float = 0
    let samples = (0..<count).map { _ in
      if Int.random(in: 0..<60, using: &generator) == 0 {
        level =
          Float.random(in: -1...1, using: &generator)
          * pow(10, Float.random(in: -3...3, using: &generator))
      }
      return level + Float.random(in: -0.1...0.1, using: &generator)
    }
    let cut = Int.random(in: 1..<count, using: &generator)
    let lateS = Double.random(in: -0.5...3, using: &generator)
    let ecg = try ECGSignal(
      samplesMv: samples, samplingRateHz: rateHz, runs: [0..<cut, cut..<count],
      runStartsS: [0, max(0.001, Double(cut) / rateHz + lateS)],
      gaps: [
        Gap(
          beforeInterval: cut, startS: Double(cut) / rateHz, durationS: max(0, lateS),
          cause: .dropout)
      ])
    let beats: [DetectedBeat]
    do throws(BeatDetectionError) { beats = try detector(ecg) } catch { return }
    #expect(!beats.isEmpty)
    #expect(
      beats.allSatisfy { $0.timeS >= 0 && $0.timeS <= ecg.durationS && $0.amplitudeMv.isFinite })
    #expect(zip(beats.dropFirst(), beats).allSatisfy { $0.timeS - $1.timeS >= 0.2 })
  }

  // The simulated R wave is 1 mV high. A parabola through three samples 0.7 of its width apart
  // loses up to 2 % of it, and what the other waves add 60 to 100 ms away is less than 1 %.
  @Test("the amplitude is that of the peak above the baseline, signed")
  func amplitude() throws {
    let beatsS = SimulatedECG.beatsS(count: 30, seed: 4)
    let signal = SimulatedECG(beatsS: beatsS, samplingRateHz: 130)
    #expect(try detector(signal.ecg).allSatisfy { abs($0.amplitudeMv - 1) < 0.03 })
    var inverted = signal
    inverted.samplesMv = signal.samplesMv.map { 4 - $0 }
    #expect(try detector(inverted.ecg).allSatisfy { abs($0.amplitudeMv + 1) < 0.03 })
  }
}
