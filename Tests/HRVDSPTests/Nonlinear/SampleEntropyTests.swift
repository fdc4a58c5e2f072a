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

@Suite("Sample entropy")
struct SampleEntropyTests {
  // By hand: 1 2 1 2 1 2 1 (in hundreds of ms) has five templates: 12|1, 21|2, 12|1, 21|2, 12|1.
  // Three of a kind make 3 pairs, two make 1; all of them go on alike.
  @Test("counts what is counted by hand")
  func byHand() throws {
    let nn = try uncorrected([700, 800, 700, 800, 700, 800, 700])
    let matches = SampleEntropy(tolerance: .ms(10)).matches(in: nn)
    #expect(matches.templates == 5)
    #expect(matches.overM == 4)
    #expect(matches.overMPlus1 == 4)
  }

  // `testPattern(500)`, r = 0.2 x.std(ddof=1): NeuroKit2 0.2.13 entropy_sample(x, dimension=2,
  // tolerance=r), antropy 0.2.3 sample_entropy(x, order=2, tolerance=r), nolds 0.6.3 sampen(x,
  // emb_dim=2, tolerance=r) agree to 2e-16.
  @Test("is that of NeuroKit2, antropy and nolds")
  func peers() throws {
    let value = try evaluate("sampen", uncorrected(testPattern(500))).get()
    #expect(Tolerance.relative(1e-15).accepts(value, 0.7177066659174657))
  }

  @Test("counts what the double loop counts", arguments: 0..<24 as Range<UInt64>)
  func twin(seed: UInt64) throws {
    let count = [7, 64, 65, 130, 200, 260][Int(seed % 6)] + Int(seed)
    let x = randomSeries(seed: seed, count: count)
    let nn = try uncorrected(x)
    let sd = Naive.deviation(x)
    let variants: [(Int, SampleEntropy.Tolerance, Double, SampleEntropy.Comparison)] = [
      (2, .ofSD(0.2), 0.2 * sd, .atMost), (2, .ofSD(0.2), 0.2 * sd, .below),
      (1, .ms(12), 12, .atMost), (2, .ms(12), 12, .below), (3, .ms(30.5), 30.5, .atMost),
      (5, .ms(40), 40, .below), (2, .ms(0), 0, .atMost), (2, .ms(0), 0, .below),
      (2, .ms(1e4), 1e4, .atMost),
    ]
    for (m, tolerance, r, comparison) in variants {
      let matches = SampleEntropy(m: m, tolerance: tolerance, comparison: comparison)
        .matches(in: nn)
      let expected = Naive.matches(x, m: m, r: r, strict: comparison == .below)
      #expect(matches.templates == expected.templates)
      #expect(matches.overM == expected.b)
      #expect(matches.overMPlus1 == expected.a)
    }
  }

  // More than one block of templates, with borders inside words; where values are whole
  // milliseconds, differences of exactly r are many.
  @Test("counts the same over many blocks", arguments: [0, 7] as [UInt64])
  func longTwin(seed: UInt64) throws {
    let x = randomSeries(seed: seed, count: 2300)
    for (tolerance, r) in [(SampleEntropy.Tolerance.ms(9), 9.0), (.ms(200), 200)] {
      let matches = SampleEntropy(tolerance: tolerance).matches(in: try uncorrected(x))
      let expected = Naive.matches(x, m: 2, r: r)
      #expect(matches.overM == expected.b)
      #expect(matches.overMPlus1 == expected.a)
    }
  }

  @Test("values that crowd beside one far away are counted right, too")
  func crowd() throws {
    var x = randomSeries(seed: 3, count: 600).map { 800 + ($0 - 800) / 1e6 }
    x[300] = 2900
    x[301] = 210
    let matches = SampleEntropy(tolerance: .ms(1e-5)).matches(in: try uncorrected(x))
    let expected = Naive.matches(x, m: 2, r: 1e-5)
    #expect(matches.overM == expected.b && expected.b > 100)
    #expect(matches.overMPlus1 == expected.a)
  }

  // For independent values, the probability that a third pair is alike is that of any pair:
  // uniform on ±√3 SD, p = 1 − (1 − 0.2/(2√3))². B has some 100 000 pairs, of which p = 0.11 go
  // on: were they independent, the ratio would vary by 0.01; they share templates.
  @Test("noise has the entropy of noise")
  func noise() throws {
    var generator = SplitMix64(seed: 5)
    let x = (0..<8000).map { _ in 800 + 200 * generator.nextUniform() }
    let p = 1 - pow(1 - 0.2 / (2 * 3.0.squareRoot()), 2)
    let value = try evaluate("sampen", uncorrected(x)).get()
    #expect(Tolerance.absolute(0.06).accepts(value, -log(p)))
  }

  @Test("the deviation is what it is asked to be", arguments: [1, 0, -1])
  func divisors(reducedBy: Int) throws {
    let x = testPattern(200)
    let n = Double(x.count)
    let sd = Naive.deviation(x) * ((n - 1) / (n - Double(reducedBy))).squareRoot()
    let matches = SampleEntropy(tolerance: .ofSD(0.15, reducedBy: reducedBy))
      .matches(in: try uncorrected(x))
    #expect(matches.overM == Naive.matches(x, m: 2, r: 0.15 * sd).b)
  }

  @Test("a shift and a factor change nothing", arguments: 0..<10 as Range<UInt64>)
  func invariance(seed: UInt64) throws {
    let x = randomIntervalsMs(300, meanMs: 800, spreadMs: 60, seed: seed)
    let base = try SampleEntropy()(uncorrected(x))
    #expect(try SampleEntropy()(uncorrected(x.map { $0 + 64 })) == base)
    #expect(try SampleEntropy()(uncorrected(x.map { $0 * 2 })) == base)
    // Backwards, the same stretches of m + 1 match; those of m are others at the two ends only.
    let reversed = SampleEntropy(tolerance: .ms(15)).matches(in: try uncorrected(x.reversed()))
    let forwards = SampleEntropy(tolerance: .ms(15)).matches(in: try uncorrected(x))
    #expect(reversed.overMPlus1 == forwards.overMPlus1)
  }

  @Test("needs 100 intervals that vary and come again, and says so")
  func needs() throws {
    let x = testPattern(100)
    #expect(
      evaluate("sampen", try uncorrected(Array(x[..<99])))
        == .failure(.tooFewIntervals(needed: 100, got: 99)))
    #expect(try evaluate("sampen", uncorrected(x)).get().isFinite)
    let flat = [Double](repeating: 812.3, count: 300)
    guard case .failure(.undefined) = evaluate("sampen", try uncorrected(flat)) else {
      Issue.record("no deviation has no entropy")
      return
    }
    let rising = try uncorrected((0..<200).map { 400 + Double($0) })
    #expect(throws: MetricError.self) { try SampleEntropy(tolerance: .ms(0.5))(rising) }
    #expect(try SampleEntropy(tolerance: .ms(1))(rising).isFinite)
    // Every run is shorter than a template.
    let pieces = (0..<120).flatMap { [800.0 + Double($0 % 5), 810, .nan] }
    guard case .failure(.undefined) = evaluate("sampen", try uncorrected(pieces)) else {
      Issue.record("no template has no entropy")
      return
    }
  }
}
