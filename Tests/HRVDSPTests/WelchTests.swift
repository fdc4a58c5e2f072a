import HRVDSP
import HRVModel
import HRVTestSupport
import Testing

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The method on evenly sampled numbers: no heartbeats yet.
@Suite("Welch segments")
struct WelchSegmentTests {
  private func density(_ x: [Double], length: Int, overlap: Double = 0.5) -> [Double] {
    let segment = WelchSegment(length: length, overlap: overlap)
    var workspace = PairedFFT.Workspace(length: length)
    var power = [Double](repeating: 0, count: length / 2 + 1)
    let segments = segment.addPeriodograms(
      of: x, count: x.count, power: &power, in: &workspace)
    return segment.density(ofSummedPower: power, segments: segments, samplingRateHz: 4)
  }

  @Test("a sine of amplitude A has the power A²/2, in its own bin", arguments: [8, 20, 100])
  func sine(bin: Int) throws {
    let n = 256
    let x = (0..<(4 * n)).map { 3 * sin(2 * .pi * Double(bin * $0 % n) / Double(n)) }
    let s = density(x, length: n)
    #expect(Tolerance.relative(1e-12).accepts(s.reduce(0, +) * 4 / 256, 4.5))
    #expect(s.firstIndex(of: try #require(s.max())) == bin)
  }

  // Parseval: Σ S Δf = Σ (w y)² / Σ w², averaged over segments, y without the segment's mean.
  @Test("the area is the mean windowed power", arguments: [2, 3, 64, 125, 240, 501])
  func parseval(length: Int) {
    let x = randomIntervalsMs(1100, meanMs: 850, spreadMs: 80, seed: 11)
    let w = Window.periodicHann(length)
    var powers: [Double] = []
    var first = 0
    while first + length <= x.count {
      let segment = x[first..<(first + length)]
      let mean = segment.reduce(0, +) / Double(length)
      powers.append(zip(segment, w).map { ($0 - mean) * $1 }.map { $0 * $0 }.reduce(0, +))
      first += length - length / 2
    }
    let windowPower = w.map { $0 * $0 }.reduce(0, +)
    let expected = powers.reduce(0, +) / Double(powers.count) / windowPower
    let area = density(x, length: length).reduce(0, +) * 4 / Double(length)
    #expect(Tolerance.relative(1e-11).accepts(area, expected))
  }

  @Test("overlap decides how many segments there are")
  func segmentCount() {
    let x = [Double](repeating: 1, count: 1000)
    for (overlap, expected) in [(0.0, 10), (0.5, 19), (0.75, 37), (0.9, 91)] {
      var workspace = PairedFFT.Workspace(length: 100)
      var power = [Double](repeating: 0, count: 51)
      let segment = WelchSegment(length: 100, overlap: overlap)
      let segments = segment.addPeriodograms(
        of: x, count: x.count, power: &power, in: &workspace)
      #expect(segments == expected)
    }
  }
}

@Suite("Welch")
struct WelchTests {
  @Test("a recording that is long enough is cut into segments of the asked length")
  func segments() throws {
    // By hand: 800 intervals of 1 s; beats at 1…800 s; 3197 samples; (3197 − 720)/360 + 1 = 7.
    let spectrum = try WelchEstimator().spectrum(
      of: uncorrected([Double](repeating: 1000, count: 800)))
    #expect(spectrum.estimate.segmentCount == 7)
    #expect(spectrum.estimate.segmentS == 180)
    #expect(spectrum.resolutionHz == 4.0 / 720)
    #expect(spectrum.densityMs2PerHz.count == 361)
    // A constant has no power at all, not merely little.
    #expect(spectrum.densityMs2PerHz.allSatisfy { $0 == 0 })
  }

  @Test("the shortest full segment: 720 samples reach over 179.75 s")
  func exactlyOneSegment() throws {
    // Beats at 0.75, 1, … s: 0.25 s apart, so that samples fall on beats.
    let beats = [Double](repeating: 250, count: 720)
    let one = try WelchEstimator().spectrum(of: uncorrected(beats))
    #expect(one.estimate.segmentS == 180)
    #expect(one.estimate.segmentCount == 1)
    let less = try WelchEstimator().spectrum(of: uncorrected(beats.dropLast()))
    #expect(less.estimate.segmentS == 179.75)
  }

  // By hand: 180 s from the first beat to the last hold 721 samples, both ends included, though
  // end times on either side of 65,536 s (2¹⁶) are rounded differently, by some 10⁻¹¹ s.
  @Test("a sample on the last beat counts, wherever the first beat stands")
  func lastSample() throws {
    let estimator = WelchEstimator(try WelchOptions(segmentS: 180.25))
    for firstMs in stride(from: 200.0, to: 1200, by: 7) {
      var builder = RRSeries.Builder()
      builder.append(intervalMs: firstMs)
      builder.addGap(durationMs: 65_400_000, cause: .recorderPause)
      for _ in 0...180 { builder.append(intervalMs: 1000) }
      let nn = try ArtefactCorrection(level: .none)(builder.finish())
      #expect(try estimator.spectrum(of: nn).estimate.segmentS == 180.25)
    }
  }

  @Test("a short recording is one segment as long as itself, down to the minimum")
  func short() throws {
    let spectrum = try WelchEstimator().spectrum(
      of: uncorrected([Double](repeating: 1000, count: 131)))
    // 130 s from the first beat to the last: 521 samples.
    #expect(spectrum.estimate.segmentS == 130.25)
    #expect(spectrum.estimate.segmentCount == 1)
    // 109.75 s from the first beat to the last are 440 samples, the least.
    let beats = [Double](repeating: 250, count: 440)
    #expect(throws: Never.self) { try WelchEstimator().spectrum(of: uncorrected(beats)) }
    #expect(throws: MetricError.tooShort(neededS: 110, gotS: 109.75)) {
      try WelchEstimator().spectrum(of: uncorrected(beats.dropLast()))
    }
  }

  @Test("stretches that are all too short are not glued together")
  func noStretch() throws {
    let stretch = [Double](repeating: 1000, count: 100)
    let nn = try uncorrected(stretch + [.nan] + stretch + [.nan] + stretch)
    // 99 s from the first beat to the last: 397 samples.
    #expect(throws: MetricError.noContiguousStretch(neededS: 110, longestS: 99.25)) {
      try WelchEstimator().spectrum(of: nn)
    }
    let single = try uncorrected((0..<150).flatMap { _ in [1000, .nan] })
    #expect(throws: MetricError.noContiguousStretch(neededS: 110, longestS: 0.25)) {
      try WelchEstimator().spectrum(of: single)
    }
    let both = try uncorrected(stretch.prefix(50) + [.nan] + stretch.prefix(50))
    #expect(throws: MetricError.tooShort(neededS: 110, gotS: 100)) {
      try WelchEstimator().spectrum(of: both)
    }
  }

  @Test("only stretches as long as a segment count, each by itself")
  func gaps() throws {
    let a = randomIntervalsMs(300, meanMs: 900, spreadMs: 60, seed: 1)
    let b = randomIntervalsMs(100, meanMs: 700, spreadMs: 200, seed: 2)
    let c = randomIntervalsMs(450, meanMs: 1000, spreadMs: 60, seed: 3)
    let estimator = WelchEstimator()
    let all = try estimator.spectrum(of: uncorrected(a + [.nan] + b + [.nan] + c))
    let alone = try [a, c].map { try estimator.spectrum(of: uncorrected($0)) }
    let counts = alone.map { Double($0.estimate.segmentCount) }
    let mean = all.densityMs2PerHz.indices.map { k in
      (alone[0].densityMs2PerHz[k] * counts[0] + alone[1].densityMs2PerHz[k] * counts[1])
        / (counts[0] + counts[1])
    }
    // The end times of `c` are rounded elsewhere: 10⁻¹³ s in 1 s. Empty bins are noise.
    #expect(all.estimate.segmentCount == Int(counts[0] + counts[1]))
    let total = all.densityMs2PerHz.reduce(0, +)
    #expect(mismatch(all.densityMs2PerHz, mean, .absolute(1e-12 * total)) == nil)
  }

  /// `intervalsMs` as they stand at the beats of `nn`.
  private func series(_ intervalsMs: [Double], at nn: NNSeries) -> NNSeries {
    NNSeries(
      intervalsMs: intervalsMs, endTimesS: nn.endTimesS, runs: nn.runs, labels: nn.labels,
      audit: [], recordedCount: nn.recordedCount, durationS: nn.durationS)
  }

  @Test("a shift changes nothing, a factor is squared")
  func shiftAndScale() throws {
    let x = randomIntervalsMs(400, meanMs: 800, spreadMs: 70, seed: 5)
    let nn = try uncorrected(x)
    let estimator = WelchEstimator()
    let base = try estimator.spectrum(of: nn).densityMs2PerHz
    let shifted = try estimator.spectrum(of: series(x.map { $0 + 64 }, at: nn)).densityMs2PerHz
    let doubled = try estimator.spectrum(of: series(x.map { $0 * 2 }, at: nn)).densityMs2PerHz
    // Values of some 900 carry rounding of 10⁻¹³; empty bins are measured against the whole.
    #expect(mismatch(shifted, base, .absolute(1e-12 * base.reduce(0, +))) == nil)
    // A power of two scales every step without rounding.
    #expect(doubled == base.map { $0 * 4 })
  }

  // Beats every 250 ms, so that samples are beats: 1081 of them, two segments. Reversed, the
  // periodic window meets the samples moved by one, which its first weight, 0, makes up for; the
  // means of the segments are the same when their ends are.
  @Test("reversed time has the same spectrum")
  func reversal() throws {
    let grid = try uncorrected([Double](repeating: 250, count: 1081))
    var x = randomIntervalsMs(1081, meanMs: 900, spreadMs: 90, seed: 8)
    x[720] = x[0]
    x[1080] = x[360]
    let estimator = WelchEstimator()
    let forward = try estimator.spectrum(of: series(x, at: grid))
    let backward = try estimator.spectrum(of: series(x.reversed(), at: grid))
    #expect(forward.estimate.segmentCount == 2)
    let total = forward.densityMs2PerHz.reduce(0, +)
    #expect(
      mismatch(backward.densityMs2PerHz, forward.densityMs2PerHz, .absolute(1e-12 * total)) == nil)
  }

  @Test("many tasks share one estimator and get the same bits")
  func concurrency() async throws {
    let estimator = WelchEstimator()
    let recordings = try (0..<8).map { i in
      // Lengths on both sides of a segment, so that the shared store of plans is used, too.
      try uncorrected(randomIntervalsMs(150 + 40 * i, meanMs: 950, spreadMs: 60, seed: UInt64(i)))
    }
    let alone = try recordings.map { try WelchEstimator().spectrum(of: $0) }
    await withTaskGroup(of: Bool.self) { group in
      for task in 0..<64 {
        group.addTask {
          var workspace = SpectralWorkspace()
          return (0..<8).allSatisfy { i in
            let i = (i + task) % 8
            return (try? estimator.spectrum(of: recordings[i], using: &workspace)) == alone[i]
          }
        }
      }
      for await isSame in group { #expect(isSame) }
    }
  }

  @Test(
    "options that make no sense are refused",
    arguments: [
      (0.5, 180, 120, 0.5), (.nan, 180, 120, 0.5), (.infinity, 180, 120, 0.5),
      (4, 5, 5, 0.5), (4, 1e9, 120, 0.5), (4, 180, 181, 0.5), (4, 180, 0, 0.5),
      (4, 180, 120, 1), (4, 180, 120, -0.1),
    ] as [(Double, Double, Double, Double)])
  func options(rateHz: Double, segmentS: Double, minimumS: Double, overlap: Double) {
    #expect(throws: ModelError.self) {
      try WelchOptions(
        resampleHz: rateHz, segmentS: segmentS, minimumSegmentS: minimumS, overlap: overlap)
    }
  }

  @Test("the defaults are the standard")
  func defaults() throws {
    #expect(try WelchOptions() == .standard)
  }

  @Test("a segment shorter than the usual minimum lowers the minimum")
  func shortSegments() throws {
    let options = try WelchOptions(segmentS: 60)
    #expect(options.minimumSegmentS == 60)
    let spectrum = try WelchEstimator(options).spectrum(
      of: uncorrected([Double](repeating: 1000, count: 62)))
    #expect(spectrum.estimate.segmentS == 60)
  }
}
