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

@Suite("Detrended fluctuation")
struct DetrendedFluctuationTests {
  private let short = DetrendedFluctuation(boxLengths: 4...16)

  // By hand: about the mean, intervals d, −d, d, … sum up to d, 0, d, 0, … In four points, the
  // line of least squares of (1, 0, 1, 0) has Σ t·y = −1 of Σ t² = 5: of Σ (y − ½)² = 1 it leaves
  // 1 − 1/5; F² = d² · 0.2. In five points, from an even start, the line of (1, 0, 1, 0, 1) is
  // flat: Σ (y − 0.6)² = 1.2, F² = d² · 0.24; so does (0, 1, 0, 1, 0).
  @Test("alternating intervals give what they give by hand")
  func byHand() throws {
    let x = (0..<60).map { 800 + ($0 % 2 == 0 ? 30.0 : -30) }
    let f = try DetrendedFluctuation(boxLengths: 4...5).fluctuationsMs(of: uncorrected(x))
    #expect(
      mismatch(f, [30 * 0.2.squareRoot(), 30 * 0.24.squareRoot()], .relative(1e-14)) == nil)
  }

  // The 500 intervals of `testPattern`: nolds 0.6.3,
  // dfa(x, nvals=range(4, 17), overlap=False, fit_exp="poly"), and NeuroKit2 0.2.13,
  // fractal_dfa(x, scale=np.arange(4, 17), overlap=False); they agree to 1e-14.
  @Test(
    "from the start alone, it is that of nolds and of NeuroKit2",
    arguments: [(4, 16, 0.37717178580558314), (16, 64, 0.43209156553399924)])
  func peers(first: Int, last: Int, expected: Double) throws {
    let analysis = DetrendedFluctuation(boxLengths: first...last, boxes: .fromStart)
    let value = try analysis.exponent(of: uncorrected(testPattern(500)))
    #expect(Tolerance.relative(1e-12).accepts(value, expected))
  }

  // The twin sums in twice the precision; ours loses to subtraction of prefix sums, at most
  // 1e-10 here.
  @Test("is that of the naive twin, with gaps or without", arguments: 0..<24 as Range<UInt64>)
  func twin(seed: UInt64) throws {
    let x = randomSeries(seed: seed, count: 300 + Int(seed) * 41)
    let nn = try uncorrected(x)
    for boxes in [DetrendedFluctuation.Boxes.fromBothEnds, .fromStart] {
      let analysis = DetrendedFluctuation(boxLengths: 4...16, boxes: boxes)
      let expected = (4...16).map {
        Naive.meanSquareFluctuation(
          x, box: $0, longest: 16, fromBothEnds: boxes == .fromBothEnds
        ).squareRoot()
      }
      #expect(mismatch(try analysis.fluctuationsMs(of: nn), expected, .relative(1e-10)) == nil)
      let slope = Naive.slope(
        (4...16).map { log(Double($0)) }, expected.map { log($0) })
      #expect(Tolerance.absolute(1e-10).accepts(try analysis.exponent(of: nn), slope))
    }
  }

  // A day that wanders by hundreds of ms: the profile leaves the range of its fluctuations far
  // behind, which is where subtraction loses most.
  @Test("stays exact on a long recording that wanders")
  func longTwin() throws {
    let x = (0..<3000).map { (i: Int) -> Double in
      let day: Double = 300 * sin(Double(i) / 400)
      let noise: Double = 10 * sin(Double(i * i % 1009))
      return 850 + day + noise + 0.1 * Double(i % 7)
    }
    let analysis = DetrendedFluctuation(boxLengths: 16...64)
    let f = try analysis.fluctuationsMs(of: uncorrected(x))
    for s in [16, 17, 33, 64] {
      let expected = Naive.meanSquareFluctuation(x, box: s, longest: 64, fromBothEnds: true)
      #expect(Tolerance.relative(1e-10).accepts(f[s - 16], expected.squareRoot()))
    }
  }

  // Var of what a line leaves of a random walk of s steps, by the definition of both: the exact
  // expectation of F². Its slope over 4…16 is 0.5 only for long boxes. With 20 000 beats, F²
  // varies by 1–2 %, which moves the slope by about 0.01; 0.04 is four of these.
  @Test("white noise has the exponent of white noise, Brownian noise that and one")
  func noise() throws {
    var generator = SplitMix64(seed: 11)
    let white = (0..<20_000).map { _ in
      (0..<12).reduce(0.0) { sum, _ in sum + generator.nextUniform() } - 6
    }
    let scale = DetrendedFluctuation(boxLengths: 16...64)
    let expected = Naive.slope(
      (16...64).map { log(Double($0)) }, (16...64).map { 0.5 * log(whiteFluctuation($0)) })
    #expect(Tolerance.absolute(0.03).accepts(expected, 0.5))
    let flat = try scale.exponent(of: uncorrected(white.map { 900 + 20 * $0 }))
    #expect(Tolerance.absolute(0.04).accepts(flat, expected))
    var level = 0.0
    let brown = white.map { step in
      level = 0.9999 * level + step
      return 1200 + 2 * level
    }
    let steep = try scale.exponent(of: uncorrected(brown))
    #expect(Tolerance.absolute(0.06).accepts(steep, 1.5))
  }

  /// E F² of unit white noise: the mean over i of Var(y − line), y being its sums.
  private func whiteFluctuation(_ s: Int) -> Double {
    // Each unit step alone makes a profile 0…0 1…1; independent, their squares add.
    (0..<s).reduce(0.0) { sum, first in
      let step = (0..<s).map { $0 >= first ? 1.0 : 0.0 }
      return sum + Naive.sum(Naive.squaresBesideLine(step)) / Double(s)
    }
  }

  @Test("a shift changes nothing, a factor nothing but F", arguments: 0..<10 as Range<UInt64>)
  func invariance(seed: UInt64) throws {
    let x = randomIntervalsMs(400, meanMs: 800, spreadMs: 60, seed: seed)
    let base = try short.exponent(of: uncorrected(x))
    // Whole milliseconds are summed exactly.
    #expect(try short.exponent(of: uncorrected(x.map { $0 + 64 })) == base)
    let doubled = try short.exponent(of: uncorrected(x.map { $0 * 2 }))
    #expect(Tolerance.absolute(1e-13).accepts(doubled, base))
    let reversed = try short.exponent(of: uncorrected(x.reversed()))
    #expect(Tolerance.absolute(0.05).accepts(reversed, base))
  }

  @Test("a longer box than a run leaves the run out; order of runs is nothing")
  func runs() throws {
    let a = randomIntervalsMs(90, meanMs: 800, spreadMs: 60, seed: 1)
    let b = randomIntervalsMs(70, meanMs: 900, spreadMs: 60, seed: 2)
    let stray = randomIntervalsMs(15, meanMs: 700, spreadMs: 60, seed: 3)
    let base = try short.fluctuationsMs(of: uncorrected(a + [.nan] + b))
    let swapped = try short.fluctuationsMs(of: uncorrected(b + [.nan] + stray + [.nan] + a))
    #expect(mismatch(base, swapped, .relative(1e-15)) == nil)
  }

  @Test("needs four times the longest box, not all alike, and says so")
  func needs() throws {
    let x = testPattern(300)
    #expect(
      evaluate("dfa_alpha1", try uncorrected(Array(x[..<63])))
        == .failure(.tooFewIntervals(needed: 64, got: 63)))
    #expect(try evaluate("dfa_alpha1", uncorrected(Array(x[..<64]))).get() > 0)
    #expect(
      evaluate("dfa_alpha2", try uncorrected(Array(x[..<255])))
        == .failure(.tooFewIntervals(needed: 256, got: 255)))
    #expect(try evaluate("dfa_alpha2", uncorrected(Array(x[..<256]))).get() > 0)
    // Of 63 + 15 + 1, one run does not hold the longest box.
    #expect(
      evaluate("dfa_alpha1", try uncorrected(Array(x[..<63]) + [.nan] + Array(x[..<15])))
        == .failure(.tooFewIntervals(needed: 64, got: 63)))
    for metric in ["dfa_alpha1", "dfa_alpha2"] as [MetricID] {
      let flat = [Double](repeating: 812.3, count: 300)
      guard case .failure(.undefined) = evaluate(metric, try uncorrected(flat)) else {
        Issue.record("equal intervals have no \(metric)")
        continue
      }
    }
  }

  @Test("the rows are the analysis of their box lengths")
  func rows() throws {
    let nn = try uncorrected(testPattern(700))
    #expect(
      try evaluate("dfa_alpha1", nn).get()
        == DetrendedFluctuation(boxLengths: 4...16).exponent(of: nn))
    #expect(
      try evaluate("dfa_alpha2", nn).get()
        == DetrendedFluctuation(boxLengths: 16...64).exponent(of: nn))
  }
}
