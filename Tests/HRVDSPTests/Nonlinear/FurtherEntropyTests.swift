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

@Suite("Approximate entropy")
struct ApproximateEntropyTests {
  // `testPattern(500)`, r = 0.2 x.std(ddof=1): NeuroKit2 0.2.13 entropy_approximate(x,
  // dimension=2, tolerance=r), antropy 0.2.3 app_entropy(x, order=2, tolerance=r).
  @Test("is that of NeuroKit2 and antropy")
  func peers() throws {
    let value = try evaluate("apen", uncorrected(testPattern(500))).get()
    #expect(Tolerance.relative(1e-13).accepts(value, 0.6281459423847804))
  }

  // Sums of some hundred logarithms in another order.
  @Test("is that of the double loop, with gaps or without", arguments: 0..<16 as Range<UInt64>)
  func twin(seed: UInt64) throws {
    let x = randomSeries(seed: seed, count: 110 + 9 * Int(seed))
    let value = try ApproximateEntropy()(uncorrected(x))
    let r = 0.2 * Naive.deviation(x)
    let expected = phi(x, m: 2, r: r) - phi(x, m: 3, r: r)
    #expect(Tolerance.absolute(1e-13).accepts(value, expected))
  }

  @Test("is that of the double loop over several blocks and other lengths", arguments: [1, 2, 3])
  func longTwin(m: Int) throws {
    let x = randomSeries(seed: 5, count: 1300)
    let value = try ApproximateEntropy(m: m, tolerance: .ms(14))(uncorrected(x))
    let expected = phi(x, m: m, r: 14) - phi(x, m: m + 1, r: 14)
    #expect(Tolerance.absolute(1e-12).accepts(value, expected))
  }

  private func phi(_ x: [Double], m: Int, r: Double) -> Double {
    var stretches: [Double] = []
    for run in Naive.runs(x) where run.count >= m {
      for i in 0...(run.count - m) { stretches += run[i..<(i + m)] }
    }
    let count = stretches.count / m
    var sum = 0.0
    for i in 0..<count {
      var own = 0
      for j in 0..<count {
        var k = 0
        while k < m, abs(stretches[i * m + k] - stretches[j * m + k]) <= r { k += 1 }
        if k == m { own += 1 }
      }
      sum += log(Double(own) / Double(count))
    }
    return sum / Double(count)
  }

  @Test("needs 100 intervals that vary and a run of 3, and says so")
  func needs() throws {
    let x = testPattern(100)
    #expect(
      evaluate("apen", try uncorrected(Array(x[..<99])))
        == .failure(.tooFewIntervals(needed: 100, got: 99)))
    #expect(try evaluate("apen", uncorrected(x)).get() > 0)
    for r in [0.0, -1, .nan] {
      let definition = ApproximateEntropy(tolerance: .ms(r), comparison: .below)
      #expect(throws: MetricError.self) { try definition(uncorrected(x)) }
    }
    let flat = [Double](repeating: 812.3, count: 120)
    let pieces = (0..<60).flatMap { [800.0 + Double($0), 810, .nan] }
    for series in [flat, pieces] {
      guard case .failure(.undefined) = evaluate("apen", try uncorrected(series)) else {
        Issue.record("there is nothing to compare")
        continue
      }
    }
  }
}

@Suite("Multiscale entropy")
struct MultiscaleEntropyTests {
  // `testPattern(500)`: NeuroKit2 0.2.13, entropy_multiscale(x, scale=[1, 2, 3, 4, 5],
  // dimension=2, tolerance=0.2 * x.std(ddof=1), method="MSEn"), eight digits as printed; all
  // digits by its definition in NumPy 2.4.6.
  @Test("is that of NeuroKit2")
  func peers() throws {
    let nn = try uncorrected(testPattern(500))
    let expected = [
      0.7177066659174656, 1.1700712526502546, 1.1102178347884177, 1.2488088312753873,
      0.9343092373768334,
    ]
    let curve = try MultiscaleEntropy(scales: 1...5).curve(of: nn).map { try $0.get() }
    #expect(mismatch(curve, expected, .relative(1e-14)) == nil)
    let sum = try evaluate("mse_sum_1_5", nn).get()
    #expect(Tolerance.relative(1e-14).accepts(sum, 5.181113822008359))
  }

  // By the definition of Wu et al. in NumPy 2.4.6; means of 3 and 5 are summed in another order
  // there, but none of them lies at r from another.
  @Test("refined, the matches of all starts are added")
  func refined() throws {
    let nn = try uncorrected(testPattern(500))
    let expected = [
      0.7177066659174656, 1.190802341136191, 1.1173942340948477, 1.2818089797714671,
      0.9441596308829473,
    ]
    let definition = MultiscaleEntropy(scales: 1...5, isRefined: true)
    let curve = try definition.curve(of: nn).map { try $0.get() }
    #expect(mismatch(curve, expected, .relative(1e-14)) == nil)
    #expect(try evaluate("rcmse_sum_1_5", nn).get() == curve.reduce(0, +))
  }

  @Test("no mean spans a gap", arguments: [4, 5, 6, 7] as [UInt64])
  func gaps(seed: UInt64) throws {
    let x = randomSeries(seed: seed, count: 800)
    let r = 0.2 * Naive.deviation(x)
    let definition = MultiscaleEntropy(scales: 3...3, isRefined: true)
    var (b, a) = (0, 0)
    for first in 0..<3 {
      var means: [Double] = []
      for run in Naive.runs(x) {
        for i in stride(from: first, through: run.count - 3, by: 3) {
          means.append((run[i] + run[i + 1] + run[i + 2]) / 3)
        }
        means.append(.nan)
      }
      let matches = Naive.matches(means, m: 2, r: r)
      b += matches.b
      a += matches.a
    }
    let value = try definition.sum(of: uncorrected(x))
    #expect(value == log(Double(b) / Double(a)))
  }

  @Test(
    "needs as many pairs as sample entropy does, and says so",
    arguments: [
      ("mse_sum_1_5", 500), ("mse_sum_6_20", 2000), ("rcmse_sum_1_5", 224),
      ("rcmse_sum_6_20", 448),
    ] as [(MetricID, Int)])
  func needs(id: MetricID, least: Int) throws {
    // Blocks of nearly equal intervals, so that means match at every scale.
    let x = (0..<least).map { 800 + 100 * sin(Double($0) / 60) + Double($0 % 7) }
    #expect(try evaluate(id, uncorrected(x)).get().isFinite)
    #expect(
      evaluate(id, try uncorrected(Array(x.dropLast())))
        == .failure(.tooFewIntervals(needed: least, got: least - 1)))
    let flat = [Double](repeating: 812.3, count: least)
    guard case .failure(.undefined) = evaluate(id, try uncorrected(flat)) else {
      Issue.record("equal intervals have no tolerance")
      return
    }
  }
}

@Suite("Fuzzy entropy")
struct FuzzyEntropyTests {
  // `testPattern(500)`: NeuroKit2 0.2.13, utils_entropy._get_count(x, dimension, tolerance=r²,
  // fuzzy=True, n=2) with r = 0.2 x.std(ddof=1), dimension 2 with approximate=False and 3 with
  // True: ln of the ratio of the means of (count − 1) / 497. (Its entropy_fuzzy drops n.)
  @Test("is that of NeuroKit2")
  func peers() throws {
    let value = try evaluate("fuzzyen", uncorrected(testPattern(500))).get()
    #expect(Tolerance.relative(1e-13).accepts(value, 1.166793013176494))
  }

  @Test("is that of the double loop, with gaps or without", arguments: 0..<8 as Range<UInt64>)
  func twin(seed: UInt64) throws {
    let x = randomSeries(seed: seed, count: 120 + 10 * Int(seed))
    let r = 0.2 * Naive.deviation(x)
    var templates: [[Double]] = []
    for run in Naive.runs(x) where run.count > 2 {
      for i in 0..<(run.count - 2) { templates.append(Array(run[i..<(i + 3)])) }
    }
    func phi(_ m: Int) -> Double {
      let centred = templates.map { template -> [Double] in
        let part = template.prefix(m)
        return part.map { $0 - part.reduce(0, +) / Double(m) }
      }
      var sum = 0.0
      for i in centred.indices {
        for j in centred.indices where j != i {
          var d = 0.0
          for k in 0..<m { d = max(d, abs(centred[i][k] - centred[j][k])) }
          sum += exp(-(d / r) * (d / r))
        }
      }
      return sum
    }
    let value = try FuzzyEntropy()(uncorrected(x))
    #expect(Tolerance.relative(1e-10).accepts(value, log(phi(2) / phi(3))))
  }

  @Test("takes 100 to 5000 intervals that vary, and says so")
  func needs() throws {
    #expect(
      evaluate("fuzzyen", try uncorrected(testPattern(99)))
        == .failure(.tooFewIntervals(needed: 100, got: 99)))
    #expect(try evaluate("fuzzyen", uncorrected(testPattern(100))).get() > 0)
    let long = evaluate("fuzzyen", try uncorrected(testPattern(5001)))
    #expect(long == .failure(.tooManyIntervals(allowed: 5000, got: 5001)))
    guard case .failure(let reason) = long else { return }
    #expect(reason.description == "is computed for at most 5000 intervals, has 5001: use windows")
    let flat = [Double](repeating: 812.3, count: 120)
    guard case .failure(.undefined) = evaluate("fuzzyen", try uncorrected(flat)) else {
      Issue.record("equal intervals have no tolerance")
      return
    }
  }
}
