import Foundation
import HRVModel
import HRVTestSupport
import Testing

@testable import HRVSimulation

@Suite struct SimulatedECGTests {
  private func heart(_ change: (inout SimulatedRR.Options) -> Void = { _ in }) throws -> SimulatedRR
  {
    var options = SimulatedRR.Options()
    options.durationS = 30
    options.resolution = .exact
    change(&options)
    return try SimulatedRR(options)
  }

  private func ecg(
    of rr: SimulatedRR, _ change: (inout SimulatedECG.Options) -> Void = { _ in }
  ) throws -> SimulatedECG {
    var options = SimulatedECG.Options()
    change(&options)
    return try SimulatedECG(rr, options)
  }

  // MARK: Where the beats are

  @Test(arguments: [0.4, 0.9, 1.6])
  func theHighestPointOfABeatIsTheRInstant(_ intervalS: Double) throws {
    for waves in [
      ECGMorphology.sinus(afterS: intervalS), ECGMorphology.premature(afterS: intervalS),
    ] {
      let stepS = 1e-6
      let highest = (-5000...5000).max { a, b in
        height(waves, Double(a) * stepS) < height(waves, Double(b) * stepS)
      }
      #expect(abs(try #require(highest)) <= 1)
    }
  }

  private func height(_ waves: [ECGMorphology.Wave], _ timeS: Double) -> Double {
    waves.reduce(0) { $0 + $1.value(atS: timeS) }
  }

  @Test func beatsStandWhereTheIntervalsPutThem() throws {
    let rr = try heart()
    let signal = try ecg(of: rr) { $0.samplingRateHz = 1000 }
    #expect(signal.truth.rTimesS == rr.truth.beatTimesS.map { $0 + 0.5 })
    #expect(signal.truth.ectopicBeats.isEmpty)
    for timeS in signal.truth.rTimesS {
      let near = Int(timeS * 1000) - 100..<Int(timeS * 1000) + 101
      let highest = try #require(near.max { signal.samplesUv[$0] < signal.samplesUv[$1] })
      // Half a sample, and a tenth for Q and S, which are no mirror images.
      #expect(abs(Double(highest) / 1000 - timeS) <= 0.0006)
    }
  }

  @Test func theTrueRateDecidesTheNumberOfSamples() throws {
    // Steady at 1 s: 10 intervals, 0.5 s before and after: 11 s · 130.06 Hz = 1430.66.
    let rr = try SimulatedRR(SimulatedRRTests.steady(1000))
    let signal = try ecg(of: rr)
    #expect(signal.samplesUv.count == 1431)
    #expect(signal.signal.samplingRateHz == 130.06)
    #expect(signal.signal.runs == [0..<1431] && signal.signal.gaps.isEmpty)
    #expect(signal.signal.samplesMv.map { Int32(($0 * 1000).rounded()) } == signal.samplesUv)
  }

  @Test func missedAndExtraBeatsLeaveNoTrace() throws {
    let faulty = try heart {
      $0.artefacts.missed = 1
      $0.artefacts.extra = 1
    }
    #expect(try ecg(of: faulty).samplesUv == ecg(of: heart()).samplesUv)
  }

  @Test func ectopicBeatsComeEarlyAndLookDifferent() throws {
    let rr = try heart { $0.artefacts.ectopic = 2 }
    let signal = try ecg(of: rr) { $0.samplingRateHz = 500 }
    #expect(signal.truth.ectopicBeats == rr.truth.ectopicBeats)
    func widthAtHalfHeight(_ timeS: Double) -> Int {
      (Int(timeS * 500) - 50..<Int(timeS * 500) + 50).count { signal.samplesUv[$0] > 500 }
    }
    for (beat, timeS) in signal.truth.rTimesS.enumerated() {
      // A Gaussian of 10 ms is 2.355 · 10 ms wide at half its height: 12 samples; 2.4 times
      // that, 28.
      let expected = signal.truth.ectopicBeats.contains(beat) ? 26...30 : 10...13
      #expect(expected.contains(widthAtHalfHeight(timeS)))
    }
  }

  @Test func lostContactLeavesOutSamplesAndBeats() throws {
    let rr = try heart { $0.artefacts.gapsS = [4] }
    let whole = try ecg(of: heart())
    let signal = try ecg(of: rr)
    let gap = try #require(signal.signal.gaps.first)
    #expect(signal.signal.runs.count == 2 && gap.cause == .dropout)
    #expect(gap.beforeInterval == signal.signal.runs[1].lowerBound)
    // The gap of the intervals, less a quarter of the shortest interval at both ends.
    let artefact = rr.truth.artefacts[0]
    let keptS = try #require(rr.truth.cleanIntervalsMs.min()) / 4000
    #expect(abs(gap.durationS - (artefact.durationMs / 1000 - 2 * keptS)) < 1 / 130.0)
    // All beats but those inside, and the same samples at the same times.
    let lost = artefact.cleanIntervals.count - 1
    #expect(signal.truth.rTimesS.count == whole.truth.rTimesS.count - lost)
    for run in signal.signal.runs.indices {
      let first = Int((signal.signal.runStartsS[run] * 130.06).rounded())
      let range = signal.signal.runs[run]
      #expect(Array(signal.samplesUv[range]) == Array(whole.samplesUv[first..<first + range.count]))
    }
  }

  // MARK: What the recorder adds

  @Test func noiseStandsInTheAskedRelation() throws {
    let rr = try heart { $0.durationS = 120 }
    let clean = try ecg(of: rr).samplesUv.map(Double.init)
    let noisy = try ecg(of: rr) { $0.signalToNoiseDb = 15 }
    let mean = clean.reduce(0, +) / Double(clean.count)
    let signalPower = clean.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let noisePower = zip(noisy.samplesUv, clean).reduce(0) {
      $0 + (Double($1.0) - $1.1) * (Double($1.0) - $1.1)
    }
    // 15,700 samples: standard error of a power is √(2/n) = 1.1 % = 0.05 dB; four of them.
    #expect(abs(10 * log10(signalPower / noisePower) - 15) < 0.2)
    #expect(noisy.truth.noiseSDMv > 0)
  }

  @Test func swappedElectrodesNegateEverySample() throws {
    let rr = try heart()
    let inverted = try ecg(of: rr) { $0.isInverted = true }
    #expect(inverted.samplesUv == (try ecg(of: rr).samplesUv.map { -$0 }))
  }

  @Test func settlingWanderAndMainsAddUp() throws {
    let rr = try heart()
    let clean = try ecg(of: rr).samplesUv
    let added = try ecg(of: rr) {
      $0.settlingMv = 12
      $0.wander.amplitudeMv = 0.2
      $0.mains.amplitudeMv = 0.05
    }
    #expect(added.samplesUv[0] == clean[0] + 12_000)
    for k in clean.indices {
      let timeS = Double(k) / 130.06
      let expected =
        12_000 * exp(-timeS / 0.15) + 200 * sin(2 * .pi * 0.25 * timeS)
        + 50 * sin(2 * .pi * 50 * timeS)
      // Both were rounded to the microvolt.
      #expect(abs(Double(added.samplesUv[k] - clean[k]) - expected) <= 1.001)
    }
  }

  @Test func amplitudeScalesTheBeats() throws {
    let rr = try heart()
    let small = try ecg(of: rr) { $0.amplitudeMv = 0.5 }.samplesUv
    let large = try ecg(of: rr) { $0.amplitudeMv = 2 }.samplesUv
    #expect(zip(small, large).allSatisfy { abs($0 * 4 - $1) <= 3 })
    // The R sample lies within half a sample (3.9 ms) of the apex: e^(−0.076) = 0.93.
    #expect(try #require(large.max()) <= 2000 && #require(large.max()) > 1850)
  }

  // MARK: Determinism and refusals

  @Test func goldenHash() throws {
    let options: (inout SimulatedECG.Options) -> Void = {
      $0.signalToNoiseDb = 20
      $0.wander.amplitudeMv = 0.1
      $0.settlingMv = 5
    }
    let signal = try ecg(of: heart { $0.artefacts.ectopic = 1 }, options)
    #expect(
      signal.samplesUv == (try ecg(of: heart { $0.artefacts.ectopic = 1 }, options).samplesUv))
    var hash = FNV1a()
    for sample in signal.samplesUv { hash.add(UInt64(truncatingIfNeeded: sample)) }
    // Regression only: computed by this code.
    #expect(hash.value == 6_792_337_611_141_871_756)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, -1e300, 1e300])
  func absurdNumbersAreRefused(_ value: Double) throws {
    let rr = try heart()
    let changes: [(inout SimulatedECG.Options) -> Void] = [
      { $0.samplingRateHz = value }, { $0.amplitudeMv = value }, { $0.wander.amplitudeMv = value },
      { $0.mains.frequencyHz = value }, { $0.signalToNoiseDb = value }, { $0.settlingMv = value },
    ]
    for (index, change) in changes.enumerated() {
      #expect(throws: ModelError.self, "change \(index)") { try ecg(of: rr, change) }
    }
  }

  @Test func truthIsAJSONDocument() throws {
    let signal = try ecg(of: heart { $0.artefacts.ectopic = 1 })
    let json = try JSONSerialization.jsonObject(with: Data(signal.truthJSON.utf8))
    let object = try #require(json as? [String: Any])
    #expect((object["rTimesS"] as? [Double])?.count == signal.truth.rTimesS.count)
    #expect(object["ectopicBeats"] as? [Int] == signal.truth.ectopicBeats)
  }
}
