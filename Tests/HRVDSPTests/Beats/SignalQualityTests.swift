import Foundation
import HRVDSP
import HRVModel
import Testing

@Suite("Signal quality")
struct SignalQualityTests {
  private let detector = RPeakDetector()
  private let estimator = SignalQualityEstimator()

  private func signal(seconds: Int = 60, rateHz: Double = 130, seed: UInt64 = 71) -> SimulatedECG {
    SimulatedECG(
      beatsS: SimulatedECG.beatsS(count: seconds * 1000 / 850, seed: seed), samplingRateHz: rateHz)
  }

  private func quality(_ signal: SimulatedECG) throws -> [SignalQuality] {
    let ecg = try signal.ecg
    return try estimator(ecg, beats: detector(ecg))
  }

  private func meanScore(_ quality: [SignalQuality]) -> Double {
    quality.reduce(0) { $0 + $1.score } / Double(quality.count)
  }

  @Test("a clean record is usable throughout", arguments: [72, 130, 250, 360, 1000.0])
  func clean(rateHz: Double) throws {
    let clean = signal(rateHz: rateHz)
    let quality = try quality(clean)
    #expect(quality.allSatisfy { $0.isUsable && $0.score > 0.8 }, "\(quality)")
    // By hand: 59.9 s make six stretches of about 10 s; they cover the signal without overlap.
    #expect(quality.count == 6)
    #expect(quality[0].startS == 0)
    for (a, b) in zip(quality, quality.dropFirst()) { #expect(abs(a.endS - b.startS) < 1e-9) }
    #expect(abs(quality[5].endS - (try clean.ecg.durationS)) < 1e-9)
  }

  @Test("the score falls with the ratio of signal to noise", arguments: [130, 500.0])
  func monotonic(rateHz: Double) throws {
    let clean = signal(seconds: 60, rateHz: rateHz)
    let scores = try [24.0, 18, 12, 6, 0, -6].map { db in
      meanScore(try quality(clean.withNoise(snrDb: db, seed: 72)))
    }
    for (less, more) in zip(scores, scores.dropFirst()) { #expect(more < less, "\(scores)") }
    #expect(scores[0] > 0.8 && scores[5] < 0.1)
  }

  @Test("gain, offset and polarity do not matter", arguments: [1e-4, 1e4, -1])
  func invariance(gain: Float) throws {
    let noisy = signal().withNoise(snrDb: 12, seed: 73)
    var changed = noisy
    changed.samplesMv = noisy.samplesMv.map { gain * ($0 + 3) }
    for (a, b) in zip(try quality(noisy), try quality(changed)) {
      // Rounding alone: Float has 24 bits, of which the offset takes two.
      #expect(abs(a.score - b.score) < 0.01 && a.isUsable == b.isUsable)
    }
  }

  @Test("a flat lead is unusable where it is flat, and says so")
  func flat() throws {
    var flat = signal()
    for n in (21 * 130)..<(29 * 130) { flat.samplesMv[n] = 0.2 }
    let quality = try quality(flat)
    #expect(quality.map(\.isUsable) == [true, true, false, true, true, true])
    #expect(quality[2].reasons.contains(.flat))
  }

  @Test("an amplifier at its limit is unusable")
  func clipped() throws {
    var clipped = signal()
    for n in (30 * 130)..<(40 * 130) where (n / 130) % 2 == 0 { clipped.samplesMv[n] = 5 }
    let quality = try quality(clipped)
    #expect(quality[3].reasons.contains(.clipped))
    #expect(quality[1].isUsable && quality[5].isUsable)
  }

  @Test("what settling electrodes do is a stretch of its own", arguments: [12.0, -12, 5])
  func settling(heightMv: Double) throws {
    let quality = try quality(
      signal().adding { heightMv * exp(-$0 / 0.2) * cos(2 * .pi * $0) })
    #expect(quality[0].reasons == [.settling])
    #expect((0.1...1.5).contains(quality[0].durationS))
    #expect(quality.dropFirst().allSatisfy { $0.isUsable })
  }

  @Test("no baseline wander, and no record that begins within a beat, is taken for settling")
  func noSettling() throws {
    let wandering = signal().adding { 1.5 * cos(2 * .pi * 0.2 * $0) }
    #expect(!(try quality(wandering)).contains { $0.reasons.contains(.settling) })
    var cut = signal()
    cut.samplesMv.removeFirst(Int(0.7 * 130))
    #expect(!(try quality(cut)).contains { $0.reasons.contains(.settling) })
  }

  @Test("bigeminy of two shapes is a rhythm, not noise")
  func bigeminy() throws {
    let sinusS = (0..<40).map { 0.7 + 1.6 * Double($0) }
    let signal = SimulatedECG(beatsS: sinusS, samplingRateHz: 130).adding { t in
      sinusS.reduce(0) { sum, s in
        let u = (t - s - 0.5) / 0.035
        return abs(u) < 6 ? sum - 1.4 * exp(-u * u / 2) : sum
      }
    }
    let quality = try quality(signal)
    #expect(quality.allSatisfy { $0.isUsable }, "\(quality)")
  }

  // A wave of 0.8 mV halfway between two beats, taken for a beat: it divides an interval (1 − T/T̃ is
  // one half), and its correlation with the complexes is below 0.9, so that the intrusion is at least
  // 0.05 and the score at most a half. A premature beat of the same shape, with its pause, divides none.
  @Test("a wave taken for a beat makes its stretch unusable, an ectopic beat does not")
  func intruder() throws {
    let beatsS = SimulatedECG.beatsS(count: 70, rmssdMs: 10, seed: 74)
    func quality(waveS: Double, beatsS: [Double]) throws -> [SignalQuality] {
      let ecg = try SimulatedECG(beatsS: beatsS, samplingRateHz: 130).adding { t in
        let u = (t - waveS) / 0.03
        return abs(u) < 8 ? 0.8 * exp(-u * u / 2) : 0
      }.ecg
      let detected = (beatsS + [waveS]).sorted().map { DetectedBeat(timeS: $0, amplitudeMv: 1) }
      return estimator(ecg, beats: detected)
    }
    let before = try #require(beatsS.firstIndex { $0 > 25 })
    let divided = try quality(
      waveS: (beatsS[before] + beatsS[before + 1]) / 2, beatsS: beatsS)
    #expect(divided.map(\.isUsable) == [true, true, false, true, true, true])
    var ectopic = beatsS
    let placeS = ectopic.remove(at: before) - 0.25
    #expect(try quality(waveS: placeS, beatsS: ectopic).allSatisfy { $0.isUsable })
  }

  // White noise at −6 dB for 10 s at a time on both sides of a calm stretch of 10 s: calm by chance,
  // for all that is known.
  @Test("a stretch between two poor ones scores less than the same among good ones")
  func neighbours() throws {
    let calm = signal()
    let noisy = calm.withNoise(snrDb: -6, seed: 75)
    var mixed = calm.withNoise(snrDb: 15, seed: 76)
    let alone = try quality(mixed)
    for n in calm.samplesMv.indices where [1, 3].contains(n / 1300) {
      mixed.samplesMv[n] = noisy.samplesMv[n]
    }
    let beside = try quality(mixed)
    #expect(beside[2].score < 0.8 * alone[2].score)
    #expect(!beside[1].isUsable && !beside[3].isUsable && alone.allSatisfy { $0.isUsable })
  }

  @Test("runs have their own stretches; a short one is too short")
  func runs() throws {
    let whole = signal()
    let (a, b) = (12 * 130, 14 * 130)
    let ecg = try ECGSignal(
      samplesMv: whole.samplesMv, samplingRateHz: 130,
      runs: [0..<a, a..<b, b..<whole.samplesMv.count], runStartsS: [0, 13, 17], gaps: [])
    let quality = estimator(ecg, beats: try detector(ecg))
    #expect(quality[0].startS == 0 && abs(quality[0].durationS - 12) < 1e-9)
    #expect(quality[1].reasons == [.tooShort] && quality[1].startS == 13)
    #expect(quality[2].startS == 17 && quality.dropFirst(2).allSatisfy { $0.isUsable })
  }

  @Test("without beats, or at a rate that shows none, nothing is usable")
  func nothing() throws {
    let ecg = try signal().ecg
    let quality = estimator(ecg, beats: [])
    #expect(quality.count == 6 && quality.allSatisfy { $0.reasons == [.noBeats] && $0.score == 0 })
    let slow = try ECGSignal(samplesMv: [0, 1, 2], samplingRateHz: 10)
    #expect(estimator(slow, beats: []).map(\.reasons) == [[.noBeats]])
  }

  @Test("numbers at the ends of what a Float holds neither trap nor leave 0...1")
  func extremes() throws {
    let clean = signal(seconds: 20)
    let beats = try detector(clean.ecg)
    for gain in [Float.greatestFiniteMagnitude / 2, 1e25, 1e-30, .leastNonzeroMagnitude, 0] {
      let ecg = try ECGSignal(
        samplesMv: clean.samplesMv.map { $0 * gain }, samplingRateHz: 130)
      let odd =
        [DetectedBeat(timeS: -5, amplitudeMv: 1)] + beats
        + [DetectedBeat(timeS: 3, amplitudeMv: 1), DetectedBeat(timeS: .nan, amplitudeMv: .nan)]
      #expect(estimator(ecg, beats: odd).allSatisfy { (0...1).contains($0.score) })
    }
  }
}
