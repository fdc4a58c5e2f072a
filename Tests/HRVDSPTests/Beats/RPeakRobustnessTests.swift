import Foundation
import HRVDSP
import HRVModel
import Testing

@Suite("R peaks: what goes wrong with straps")
struct RPeakRobustnessTests {
  private let detector = RPeakDetector()
  private let beatsS = SimulatedECG.beatsS(count: 60, seed: 31)

  @Test("a lead that is flat for a while has its beats and no others", arguments: [0, 20, 45])
  func flatStretch(fromS: Double) throws {
    var signal = SimulatedECG(beatsS: beatsS, samplingRateHz: 130)
    let flatS = fromS...(fromS + 8)
    let held = signal.samplesMv[Int(fromS * 130)]
    for n in signal.samplesMv.indices where flatS.contains(Double(n) / 130) {
      signal.samplesMv[n] = held
    }
    let beats = try detector(signal.ecg)
    // A complex that the edge of the flat stretch cuts in two may count or not.
    func isWhole(_ s: Double) -> Bool { s < flatS.lowerBound - 0.1 || s > flatS.upperBound + 0.1 }
    let match = BeatMatch(
      beats.map(\.timeS).filter(isWhole), reference: beatsS.filter(isWhole), toleranceS: 0.015)
    #expect(match.isPerfect, "\(match.missed) missed, \(match.extra) extra")
    let inside = flatS.lowerBound + 0.1...flatS.upperBound - 0.1
    #expect(!beats.contains { inside.contains($0.timeS) })
  }

  @Test("a flat lead with the last bit flickering has no beats in it")
  func flicker() throws {
    var generator = SplitMix64(seed: 33)
    var signal = SimulatedECG(beatsS: beatsS, samplingRateHz: 130)
    for n in signal.samplesMv.indices where (20.0...30).contains(Double(n) / 130) {
      signal.samplesMv[n] = 0.001 * Float(Int.random(in: 0...1, using: &generator))
    }
    let beats = try detector(signal.ecg)
    #expect(!beats.contains { (20.1...29.9).contains($0.timeS) })
  }

  // What a Polar H10 does when it is put on: up to 12 mV, gone within a second.
  @Test("a settling transient costs nothing after its second", arguments: [12.0, -12, 5])
  func transient(heightMv: Double) throws {
    let settling = SimulatedECG(beatsS: beatsS, samplingRateHz: 130).adding {
      heightMv * exp(-$0 / 0.2) * cos(2 * .pi * $0)
    }
    let beats = try detector(settling.ecg).map(\.timeS)
    let match = BeatMatch(beats.filter { $0 > 1.2 }, reference: beatsS.filter { $0 > 1.2 })
    #expect(match.isPerfect)
    // In that second there are one beat and at most one false one.
    #expect(beats.count { $0 <= 1.2 } <= 2)
  }

  // More than 8 times as high as the beats around; a smaller one may add a false beat.
  @Test("a step of the electrode is no beat, and costs at most the one that it hides")
  func step() throws {
    let stepped = SimulatedECG(beatsS: beatsS, samplingRateHz: 130).adding { $0 > 25.37 ? 20 : 0 }
    let match = BeatMatch(try detector(stepped.ecg), reference: beatsS)
    #expect(match.missed <= 1 && match.extra == 0)
  }

  @Test("clipped peaks are found, and placed in the middle of the clipping")
  func clipping() throws {
    var signal = SimulatedECG(beatsS: beatsS, samplingRateHz: 250)
    signal.samplesMv = signal.samplesMv.map { min(0.5, $0) }
    let match = BeatMatch(try detector(signal.ecg), reference: beatsS)
    #expect(match.isPerfect)
    // The waves beside R draw the middle of the clipped complex by a constant: see the timing
    // of clean signals. One sample is 4 ms.
    #expect(match.errorSDMs < 0.1 && abs(match.meanErrorMs) < 2)
  }

  @Test("a burst of muscle noise costs no beat outside of it")
  func burst() throws {
    var generator = SplitMix64(seed: 34)
    let burst = SimulatedECG(beatsS: beatsS, samplingRateHz: 130).adding { t in
      (20...24).contains(t) ? Double.random(in: -3...3, using: &generator) : 0
    }
    func isOutside(_ s: Double) -> Bool { s < 19.8 || s > 24.2 }
    let beats = try detector(burst.ecg).map(\.timeS).filter(isOutside)
    #expect(BeatMatch(beats, reference: beatsS.filter(isOutside)).isPerfect)
  }

  @Test("wide ectopic beats of the other polarity are beats, at their own peak")
  func ectopic() throws {
    let pvcS = [10.0, 22, 35].map { s in (beatsS.last { $0 < s } ?? 0) + 0.5 }
    let sinusS = beatsS.filter { s in !pvcS.contains { abs($0 - s) < 0.45 } }
    let signal = SimulatedECG(beatsS: sinusS, samplingRateHz: 130).adding { t in
      pvcS.reduce(0) { sum, s in
        let u = (t - s) / 0.035
        return abs(u) < 6 ? sum - 1.6 * exp(-u * u / 2) : sum
      }
    }
    let match = BeatMatch(
      try detector(signal.ecg), reference: (sinusS + pvcS).sorted(), toleranceS: 0.015)
    #expect(match.isPerfect, "\(match.missed) missed, \(match.extra) extra")
  }

  @Test(
    "nothing to find is a typed error",
    arguments: [
      ([Float](repeating: 0, count: 2600), BeatDetectionError.noBeats(durationS: 20)),
      ([Float](repeating: -3.217, count: 2600), .noBeats(durationS: 20)),
      ((0..<2600).map { 0.01 * Float($0) }, .noBeats(durationS: 20)),
      ([0.5], .tooShort(neededS: 2, longestS: 1 / 130.0)),
      ([Float](repeating: 0, count: 130), .tooShort(neededS: 2, longestS: 1)),
    ])
  func nothing(samples: [Float], expected: BeatDetectionError) throws {
    let ecg = try ECGSignal(samplesMv: samples, samplingRateHz: 130)
    #expect(throws: expected) { try detector(ecg) }
    #expect(!expected.description.isEmpty)
  }

  @Test("numbers at the ends of what a Float holds neither trap nor leave the finite")
  func extremes() throws {
    let clean = SimulatedECG(beatsS: beatsS, samplingRateHz: 130)
    for gain in [Float.greatestFiniteMagnitude / 2, 1e25, 1e-30, .leastNonzeroMagnitude] {
      var signal = clean
      signal.samplesMv = clean.samplesMv.map { $0 * gain }
      let ecg = try signal.ecg
      do throws(BeatDetectionError) {
        let beats = try detector(ecg)
        #expect(beats.allSatisfy { $0.timeS.isFinite && $0.amplitudeMv.isFinite })
      } catch {
        #expect(error == .noBeats(durationS: Double(signal.samplesMv.count) / 130))
      }
    }
  }

  @Test("runs of a sample or two are passed over")
  func crumbs() throws {
    let signal = SimulatedECG(beatsS: beatsS, samplingRateHz: 250)
    let count = signal.samplesMv.count
    let runs = [0..<1, 1..<2, 2..<4, 4..<count]
    let ecg = try ECGSignal(
      samplesMv: signal.samplesMv, samplingRateHz: 250, runs: runs,
      runStartsS: [0, 1, 2, 3], gaps: [])
    let shifted = beatsS.map { $0 + 3 - 4 / 250.0 }
    #expect(BeatMatch(try detector(ecg), reference: shifted, toleranceS: 0.01).isPerfect)
  }

  @Test("a rate that does not show a QRS complex is a typed error")
  func slow() throws {
    let ecg = try ECGSignal(samplesMv: [Float](repeating: 0, count: 900), samplingRateHz: 25)
    #expect(throws: BeatDetectionError.samplingRateTooLow(neededHz: 60, gotHz: 25)) {
      try detector(ecg)
    }
    let absurd = try ECGSignal(samplesMv: [0, 1], samplingRateHz: 1e300)
    #expect(throws: BeatDetectionError.self) { try detector(absurd) }
  }
}
