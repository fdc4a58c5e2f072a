import HRVDSP
import HRVModel
import HRVSimulation
import Testing

@Suite("Alignment of two streams of beats")
struct BeatAlignmentTests {
  private let alignment = BeatAlignment()

  private func heart(
    _ seed: UInt64, durationS: Double = 180, breathingHz: Double = 0.25
  ) throws -> SimulatedRR {
    var options = SimulatedRR.Options()
    options.seed = seed
    options.durationS = durationS
    options.resolution = .exact
    // Sinusoids alone repeat every 20 s, and so would the offsets that fit.
    options.noiseSDMs = 20
    options.hf = .init(amplitudeMs: 30, frequencyHz: breathingHz)
    return try SimulatedRR(options)
  }

  /// The same instants as a strap writes them: whole ms, `laterS` later, by a fast clock.
  private func strap(_ beatsS: [Double], laterS: Double, ppm: Double = 0) -> [Double] {
    beatsS.map { ((laterS + $0 * (1 + ppm * 1e-6)) * 1000).rounded() / 1000 }
  }

  // An ECG of 130 Hz at 20 dB, beats found in it, beside the truth in whole ms: 5 ms are asked
  // for; the median of some 300 errors of at most a few ms is within one.
  @Test("finds the offset of a simulated pair", arguments: [-87.654, -0.8, 0, 3.217, 61.5])
  func offset(laterS: Double) throws {
    var options = HRVSimulation.SimulatedECG.Options()
    options.signalToNoiseDb = 20
    let ecg = try HRVSimulation.SimulatedECG(heart(3), options)
    let found = try RPeakDetector()(ecg.signal).map(\.timeS)
    let agreement = try #require(alignment(found, strap(ecg.truth.rTimesS, laterS: laterS)))
    #expect(abs(agreement.offsetS - laterS) < 0.001)
    #expect(agreement.pairCount >= ecg.truth.rTimesS.count - 2)
    #expect(agreement.residualSDMs < 2 && agreement.steps.isEmpty)
    #expect(abs(agreement.driftPpm) < 5)
  }

  // 80 ppm over 40 min are 192 ms: nearly the distance at which beats are two. The line through
  // rounded instants is far better than 0.5 ppm: 0.3 ms · √12 / (√2600 · 2400 s) = 0.01 ppm.
  @Test("follows a clock that drifts")
  func drift() throws {
    let beatsS = try heart(4, durationS: 2400).truth.beatTimesS
    let agreement = try #require(alignment(beatsS, strap(beatsS, laterS: 1, ppm: 80)))
    #expect(abs(agreement.driftPpm - 80) < 0.5)
    // Rounding to the ms: 1/√12.
    #expect(abs(agreement.residualSDMs - 0.289) < 0.03)
    #expect(agreement.pairCount == beatsS.count)
  }

  @Test("names the beats that only one has")
  func missing() throws {
    let beatsS = try heart(5, durationS: 300).truth.beatTimesS
    var (first, second) = (beatsS, strap(beatsS, laterS: 2))
    let extraS = (beatsS[200] + beatsS[201]) / 2 + 2
    second.insert(extraS, at: 201)
    second.removeSubrange(90..<93)
    first.remove(at: 50)
    let agreement = try #require(alignment(first, second))
    #expect(agreement.onlyFirstS == Array(beatsS[90..<93]))
    #expect(agreement.onlySecondS == [second[50], extraS])
    #expect(abs(agreement.offsetS - 2) < 0.001)
  }

  // A list of intervals that hides lost contact: 14 beats of 12.3 s are gone, and all that follow
  // are that much earlier by its clock.
  @Test("finds a jump of the clock, and takes it away")
  func step() throws {
    let beatsS = try heart(6, durationS: 300).truth.beatTimesS
    var second = strap(beatsS, laterS: 0.35)
    let lostS = second[164] - second[150]
    second.removeSubrange(151..<165)
    for i in 151..<second.count { second[i] -= lostS }
    // The beat after the loss now stands where the first lost one would, an interval later.
    let agreement = try #require(alignment(beatsS, second))
    let step = try #require(agreement.steps.first)
    #expect(agreement.steps.count == 1)
    #expect(abs(step.byS + lostS) < 0.002)
    #expect(agreement.residualMADMs < 1)
    #expect(agreement.pairCount >= beatsS.count - 30)
  }

  @Test("gives nothing for different hearts, or too few beats")
  func nothing() throws {
    let beatsS = try heart(7).truth.beatTimesS
    #expect(
      alignment(beatsS, try heart(8, breathingHz: 0.21).truth.beatTimesS) == nil)
    #expect(alignment(beatsS, beatsS.map { $0 + 1000 }) == nil)
    #expect(alignment(beatsS, []) == nil)
    #expect(alignment(Array(beatsS.prefix(8)), Array(beatsS.prefix(8))) == nil)
  }
}
