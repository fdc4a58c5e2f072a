import Foundation
import HRVModel
import HRVTestSupport
import Testing

@testable import HRVSimulation

@Suite struct SimulatedRRTests {
  /// No modulation, no noise.
  static func steady(_ meanNNMs: Double, durationS: Double = 10) -> SimulatedRR.Options {
    var options = SimulatedRR.Options()
    options.durationS = durationS
    options.meanNNMs = meanNNMs
    options.lf.amplitudeMs = 0
    options.hf.amplitudeMs = 0
    options.noiseSDMs = 0
    return options
  }

  // MARK: The heart

  @Test func withoutModulationEveryIntervalIsTheMean() throws {
    let rr = try SimulatedRR(Self.steady(1000))
    #expect(rr.truth.cleanIntervalsMs == Array(repeating: 1000, count: 10))
    #expect(rr.truth.beatTimesS == (0...10).map(Double.init))
    #expect(rr.truth.rmssdMs == 0 && rr.truth.sdnnMs == 0)
  }

  /// Each interval is the modulation at its own end: the definition, by the C library's sine.
  @Test func everyIntervalSamplesTheModulationAtItsEnd() throws {
    var options = SimulatedRR.Options()
    options.resolution = .exact
    options.noiseSDMs = 0
    options.vlf = .init(amplitudeMs: 25, frequencyHz: 0.02, phaseTurns: 0.1)
    options.lf = .init(amplitudeMs: 40, frequencyHz: 0.1, phaseTurns: -0.3)
    options.hf = .init(amplitudeMs: 60, frequencyHz: 0.27, phaseTurns: 0.7)
    let rr = try SimulatedRR(options)
    var endMs = 0.0
    let expected = rr.truth.cleanIntervalsMs.map { intervalMs in
      endMs += intervalMs
      return [options.vlf, options.lf, options.hf].reduce(900) {
        $0 + $1.amplitudeMs * sin(2 * .pi * ($1.frequencyHz * endMs / 1000 + $1.phaseTurns))
      }
    }
    // The iteration stops at steps below 10⁻⁹ ms, of a contraction by at least ½.
    #expect(mismatch(rr.truth.cleanIntervalsMs, expected, .absolute(2e-9)) == nil)
    #expect(endMs <= 300_000 && endMs > 299_000)
  }

  /// Least squares on the known frequencies, written here from the normal equations.
  @Test func leastSquaresRecoversTheAmplitudes() throws {
    var options = SimulatedRR.Options()
    options.lf.amplitudeMs = 22
    options.hf.amplitudeMs = 37
    options.noiseSDMs = 0
    options.resolution = .exact
    let exact = try SimulatedRR(options)
    // No noise, no rounding: what is left is the arithmetic of a 5 × 5 system.
    #expect(abs(amplitude(of: options.lf.frequencyHz, in: exact) - 22) < 1e-7)
    #expect(abs(amplitude(of: options.hf.frequencyHz, in: exact) - 37) < 1e-7)

    options.noiseSDMs = 10
    options.resolution = .milliseconds
    let noisy = try SimulatedRR(options)
    // Standard error of an amplitude: σ·√(2/n) = 10·√(2/333) = 0.78; four of them.
    #expect(abs(amplitude(of: options.lf.frequencyHz, in: noisy) - 22) < 3.2)
    #expect(abs(amplitude(of: options.hf.frequencyHz, in: noisy) - 37) < 3.2)
  }

  private func amplitude(of frequencyHz: Double, in rr: SimulatedRR) -> Double {
    let lf = rr.options.lf.frequencyHz
    let hf = rr.options.hf.frequencyHz
    var endS = 0.0
    var normal = [[Double]](repeating: [Double](repeating: 0, count: 6), count: 5)
    for intervalMs in rr.truth.cleanIntervalsMs {
      endS += intervalMs / 1000
      let basis = [
        1, sin(2 * .pi * lf * endS), cos(2 * .pi * lf * endS), sin(2 * .pi * hf * endS),
        cos(2 * .pi * hf * endS),
      ]
      for i in 0..<5 {
        for j in 0..<5 { normal[i][j] += basis[i] * basis[j] }
        normal[i][5] += basis[i] * intervalMs
      }
    }
    for i in 0..<5 {
      for j in 0..<5 where j != i {
        let factor = normal[j][i] / normal[i][i]
        for k in i..<6 { normal[j][k] -= factor * normal[i][k] }
      }
    }
    let solution = (0..<5).map { normal[$0][5] / normal[$0][$0] }
    let first = frequencyHz == lf ? 1 : 3
    return (solution[first] * solution[first] + solution[first + 1] * solution[first + 1])
      .squareRoot()
  }

  @Test func noiseHasTheStandardDeviationAskedFor() throws {
    var options = Self.steady(900, durationS: 3600)
    options.noiseSDMs = 20
    options.resolution = .exact
    let rr = try SimulatedRR(options)
    // n = 4000: standard error of an SD is 20/√8000 = 0.22, and white noise has
    // RMSSD = √2 · SD with standard error about 0.4; four of each.
    #expect(abs(rr.truth.sdnnMs - 20) < 0.9)
    #expect(abs(rr.truth.rmssdMs - 20 * 2.0.squareRoot()) < 1.6)
  }

  @Test func truthMetricsByHand() {
    // Differences 10, −20, 30: (100 + 400 + 900)/3. Mean 812.5: squares sum to 468.75 + …
    let intervalsMs = [800.0, 810, 790, 820]
    #expect(SimulatedRR.Truth.rmssdMs(of: intervalsMs) == (1400.0 / 3).squareRoot())
    // Mean 805; deviations −5, 5, −15, 15: 500/3.
    #expect(SimulatedRR.Truth.sdnnMs(of: intervalsMs) == (500.0 / 3).squareRoot())
  }

  // MARK: The recorder

  @Test func instantsAreRoundedNotIntervals() throws {
    // 937.5 ms: instants 937.5, 1875, 2812.5, … round to 938, 1875, 2813, …
    let rr = try SimulatedRR(Self.steady(937.5))
    #expect(rr.series.intervalsMs == [938, 937, 938, 937, 938, 937, 938, 937, 938, 937])
  }

  @Test func ticksAreMultiplesOf1024thsExactly() throws {
    // 937.5 ms are 960 ticks exactly; 900 ms are 921.6 ticks.
    var options = Self.steady(937.5)
    options.resolution = .ticks1024
    #expect(try SimulatedRR(options).series.intervalsMs == Array(repeating: 937.5, count: 10))
    options.meanNNMs = 900
    let rr = try SimulatedRR(options)
    let ticks = rr.series.intervalsMs.map { $0 * 1.024 }
    #expect(ticks == [922, 921, 922, 921, 922, 922, 921, 922, 921, 922, 922])
  }

  @Test(arguments: SimulatedRR.Resolution.allCases)
  func roundingNeverMovesTheEndByMoreThanHalfATick(_ resolution: SimulatedRR.Resolution) throws {
    var options = SimulatedRR.Options()
    options.resolution = resolution
    let rr = try SimulatedRR(options)
    let endMs = try #require(rr.truth.beatTimesS.last) * 1000
    let recordedMs = rr.series.intervalsMs.reduce(0, +)
    // 10⁻⁸ ms for adding up 333 intervals.
    #expect(abs(recordedMs - endMs) <= (resolution.tickMs ?? 0) / 2 + 1e-8)
    if let tickMs = resolution.tickMs {
      let rounded = rr.series.intervalsMs.map { ($0 / tickMs).rounded() * tickMs }
      #expect(rr.series.intervalsMs == rounded)
    }
  }

  // MARK: Determinism

  @Test func theSameOptionsGiveTheSameRecording() throws {
    var options = SimulatedRR.Options()
    options.artefacts.missed = 2
    options.artefacts.gapsS = [5]
    let (a, b) = (try SimulatedRR(options), try SimulatedRR(options))
    #expect(a.rows == b.rows && a.series == b.series)
    options.seed = 2
    #expect(try SimulatedRR(options).rows != a.rows)
  }

  @Test func artefactsLeaveTheHeartAlone() throws {
    var options = SimulatedRR.Options()
    let clean = try SimulatedRR(options)
    options.artefacts.extra = 5
    options.artefacts.missed = 5
    let faulty = try SimulatedRR(options)
    #expect(clean.truth.cleanIntervalsMs == faulty.truth.cleanIntervalsMs)
    #expect(clean.truth.beatTimesS == faulty.truth.beatTimesS)
    #expect(clean.series.intervalsMs == clean.truth.cleanIntervalsMs)
  }

  /// Regression only: computed by this code.
  @Test func goldenHash() throws {
    var options = SimulatedRR.Options()
    options.resolution = .exact
    var hash = FNV1a()
    for intervalMs in try SimulatedRR(options).series.intervalsMs {
      hash.add(intervalMs.bitPattern)
    }
    #expect(hash.value == 7_516_344_079_597_425_459)
  }

  // MARK: Refusals

  @Test(arguments: [Double.nan, -.infinity, .infinity, -1, 0, 1e300])
  func absurdNumbersAreRefused(_ value: Double) {
    let changes: [(inout SimulatedRR.Options) -> Void] = [
      { $0.durationS = value }, { $0.meanNNMs = value }, { $0.lf.frequencyHz = value },
      { $0.artefacts.gapsS = [value] },
    ]
    for (index, change) in changes.enumerated() {
      var options = SimulatedRR.Options()
      change(&options)
      #expect(throws: ModelError.self, "change \(index)") { try SimulatedRR(options) }
    }
  }

  @Test(arguments: [Double.nan, -.infinity, .infinity, -1, 1e300])
  func absurdAmplitudesAreRefused(_ value: Double) {
    let changes: [(inout SimulatedRR.Options) -> Void] = [
      { $0.vlf.amplitudeMs = value }, { $0.lf.amplitudeMs = value }, { $0.hf.amplitudeMs = value },
      { $0.noiseSDMs = value }, { $0.hf.phaseTurns = value * 2 },
    ]
    for (index, change) in changes.enumerated() {
      var options = SimulatedRR.Options()
      change(&options)
      #expect(throws: ModelError.self, "change \(index)") { try SimulatedRR(options) }
    }
  }

  @Test(arguments: [-1, Int.max, Int.min])
  func absurdCountsAreRefused(_ count: Int) {
    let plans: [WritableKeyPath<SimulatedRR.ArtefactPlan, Int>] = [
      \.missed, \.extra, \.ectopic, \.impossible,
    ]
    for plan in plans {
      var options = SimulatedRR.Options()
      options.artefacts[keyPath: plan] = count
      #expect(throws: ModelError.self) { try SimulatedRR(options) }
    }
  }

  @Test func errorsSayWhatIsAllowed() {
    var options = SimulatedRR.Options()
    options.durationS = .nan
    #expect {
      try SimulatedRR(options)
    } throws: { error in
      "\(error)" == "duration in s is nan; allowed is 10.0 to 172800.0"
    }
    // Faster than half a ms a ms: 2π · 0.5 · 200 / 1000 = 0.63.
    options = Self.steady(900)
    options.hf = .init(amplitudeMs: 200, frequencyHz: 0.5)
    #expect {
      try SimulatedRR(options)
    } throws: { error in
      "\(error)".hasPrefix("steepest change of the interval in ms a ms is 0.628")
    }
    // A heart that may leave 200 to 3000 ms.
    options = Self.steady(300)
    options.noiseSDMs = 20
    #expect(throws: ModelError.self) { try SimulatedRR(options) }
  }
}
