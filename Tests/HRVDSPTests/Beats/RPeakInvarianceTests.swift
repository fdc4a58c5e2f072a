import Foundation
import HRVDSP
import HRVModel
import Testing

@Suite("R peaks: what must not matter")
struct RPeakInvarianceTests {
  private let detector = RPeakDetector()
  private let beatsS = SimulatedECG.beatsS(count: 60, seed: 21)

  private func noisy(_ samplingRateHz: Double = 130) -> SimulatedECG {
    SimulatedECG(beatsS: beatsS, samplingRateHz: samplingRateHz).withNoise(snrDb: 12, seed: 22)
  }

  private func times(_ signal: SimulatedECG) throws -> [Double] {
    try detector(signal.ecg).map(\.timeS)
  }

  /// The greatest difference of two lists of instants, in ms; infinite when they differ in number.
  private func distanceMs(_ a: [Double], _ b: [Double]) -> Double {
    guard a.count == b.count else { return .infinity }
    return zip(a, b).reduce(0) { max($0, abs($1.0 - $1.1) * 1000) }
  }

  // Rounding to 24 bits moves a 1 mV sample by 6e-8 mV, and the peak, whose curvature is
  // 1 mV/(15 ms)², by far less than 1 µs.
  private let roundingMs = 1e-3

  @Test("gain", arguments: [1e-4, 1e-2, 0.37, 5, 1e2, 1e4] as [Float])
  func gain(_ gain: Float) throws {
    let signal = noisy()
    var scaled = signal
    scaled.samplesMv = signal.samplesMv.map { $0 * gain }
    #expect(distanceMs(try times(scaled), try times(signal)) < roundingMs)
  }

  @Test("polarity: exactly the same instants")
  func polarity() throws {
    let signal = noisy()
    var inverted = signal
    inverted.samplesMv = signal.samplesMv.map { -$0 }
    #expect(try times(inverted) == times(signal))
  }

  // At an offset of 1000 mV, single precision leaves steps of 6e-5 mV: the noise of 12 dB
  // stands 600 times as high and moves peaks by some 0.4 ms.
  @Test("offset", arguments: [-1000, 40, 1000] as [Float])
  func offset(_ offset: Float) throws {
    let signal = noisy()
    var shifted = signal
    shifted.samplesMv = signal.samplesMv.map { $0 + offset }
    #expect(distanceMs(try times(shifted), try times(signal)) < 0.01)
  }

  @Test(
    "sampling rate", arguments: [72, 100, 125, 128, 200, 249.9, 250, 256, 360, 512, 1000, 3600])
  func samplingRate(_ rateHz: Double) throws {
    let match = BeatMatch(try times(noisy(rateHz)), reference: beatsS, toleranceS: 0.02)
    #expect(match.f1 >= 0.99, "\(match.missed) missed, \(match.extra) extra")
  }

  // The greatest wander that is still slower than breathing, and mains as strong as the P wave.
  @Test("baseline wander and mains", arguments: [50.0, 60])
  func disturbances(mainsHz: Double) throws {
    let disturbed = SimulatedECG(beatsS: beatsS, samplingRateHz: 130).adding { t in
      1.5 * sin(2 * .pi * 0.25 * t) + 0.12 * sin(2 * .pi * mainsHz * t + 1)
    }
    #expect(BeatMatch(try times(disturbed), reference: beatsS, toleranceS: 0.003).isPerfect)
  }

  @Test("direction of time: the reversed signal has the reversed beats")
  func reversal() throws {
    let signal = noisy()
    var reversed = signal
    reversed.samplesMv = signal.samplesMv.reversed()
    let lengthS = Double(signal.samplesMv.count - 1) / signal.samplingRateHz
    let back = try times(reversed).map { lengthS - $0 }.reversed()
    #expect(BeatMatch(Array(back), reference: try times(signal), toleranceS: 1e-4).isPerfect)
  }

  // How far all apexes lie from the smoothed peaks is told by the beats that are there: a constant,
  // which fewer beats tell a little differently.
  @Test("where a recording begins: leaving out its start leaves the other beats where they are")
  func cropping() throws {
    let signal = noisy()
    let whole = try times(signal)
    var cropped = signal
    cropped.samplesMv.removeFirst(1301)
    let shiftS = 1301 / signal.samplingRateHz
    let rest = whole.filter { $0 > shiftS + 0.3 }
    let found = try times(cropped).map { $0 + shiftS }.filter { $0 > shiftS + 0.3 }
    #expect(distanceMs(found, rest) < 0.1)
    let differencesMs = zip(found, rest).map { ($0 - $1) * 1000 }
    let mean = differencesMs.reduce(0, +) / Double(differencesMs.count)
    #expect(differencesMs.allSatisfy { abs($0 - mean) < roundingMs })
  }
}
