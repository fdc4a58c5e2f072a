import Foundation
import HRVDSP
import HRVModel
import HRVSimulation
import Testing

@Suite("Signal quality under noise")
struct NoiseStressTests {
  @Test("noise is standardized, and the same for the same seed", arguments: ECGNoise.allCases)
  func noise(kind: ECGNoise) {
    let samples = kind.samples(5000, samplingRateHz: 130, seed: 5)
    let mean = samples.reduce(0, +) / 5000
    let variance = samples.reduce(0) { $0 + $1 * $1 } / 5000
    #expect(abs(mean) < 1e-12 && abs(variance - 1) < 1e-12)
    #expect(samples == kind.samples(5000, samplingRateHz: 130, seed: 5))
    #expect(samples != kind.samples(5000, samplingRateHz: 130, seed: 6))
  }

  // By hand: heights of 2 mV are a power of 2² / 8 = 0.5; the alternating noise ±1 has a root
  // mean square of 1 in every second. At 0 dB the gain is √0.5, at 20 dB a tenth of it.
  @Test("the ratio is that of nst", arguments: [(0.0, 0.5), (20, 0.005)])
  func ratio(db: Double, power: Double) throws {
    var samplesMv = [Float](repeating: 0, count: 1000)
    for k in stride(from: 50, to: 1000, by: 100) { samplesMv[k] = 2 }
    let stress = try NoiseStress(signalToNoiseDb: db, startS: 2, stretchS: 3)
    let noisy = try stress(
      ECGSignal(samplesMv: samplesMv, samplingRateHz: 100),
      rTimesS: (0..<10).map { 0.5 + Double($0) }, noise: [1, -1])
    for k in 0..<1000 {
      let added = Double(noisy.samplesMv[k] - samplesMv[k])
      let isNoisy = (200..<500).contains(k) || k >= 800
      #expect(abs(added * added - (isNoisy ? power : 0)) < 1e-6)
    }
  }

  // 100 s of a heart at 71 beats a minute, noise from 5 to 45 and from 85 to 100 s. Scores are
  // those of stretches within the noise: it begins with a step, which may look like a beat. All
  // beats in usable stretches of all six ratios together: see the measured figures in DEFINITIONS.md, which
  // are for real records and longer ones.
  @Test(
    "the score falls with the ratio, and beats in usable stretches are right",
    arguments: ECGNoise.allCases)
  func stress(kind: ECGNoise) throws {
    let beatsS = SimulatedECG.beatsS(count: 117, seed: 81)
    let clean = try SimulatedECG(beatsS: beatsS, samplingRateHz: 130).ecg
    let noise = kind.samples(60 * 130, samplingRateHz: 130, seed: 82)
    var scores: [Double] = []
    var (found, missed, extra) = (0, 0, 0)
    for db in [24.0, 18, 12, 6, 0, -6] {
      let stress = try NoiseStress(signalToNoiseDb: db, startS: 5, stretchS: 40)
      let noisy = try stress(clean, rTimesS: beatsS, noise: noise)
      let beats = try RPeakDetector()(noisy)
      let quality = SignalQualityEstimator()(noisy, beats: beats)
      let poor = quality.filter { !$0.isUsable }
      // A beat at the border of two stretches may be found on its other side.
      func isUsable(_ s: Double) -> Bool {
        !poor.contains { s > $0.startS - 0.15 && s < $0.endS + 0.15 }
      }
      let match = BeatMatch(
        beats.map(\.timeS).filter(isUsable), reference: beatsS.filter(isUsable))
      found += match.errorsMs.count
      missed += match.missed
      extra += match.extra
      let inNoise = quality.filter {
        stress.isNoisy(atS: $0.startS - 1) && stress.isNoisy(atS: $0.endS + 1)
      }
      scores.append(inNoise.reduce(0) { $0 + $1.score } / Double(inNoise.count))
    }
    for (less, more) in zip(scores, scores.dropFirst()) { #expect(more < less, "\(scores)") }
    #expect(Double(found) >= 0.99 * Double(found + missed), "\(missed) of \(found) missed")
    #expect(Double(found) >= 0.99 * Double(found + extra), "\(extra) extra beside \(found)")
    // The four stretches without noise, 47 beats, stay usable.
    #expect(found > 6 * 40)
  }
}
