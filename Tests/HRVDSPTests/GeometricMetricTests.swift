import HRVDSP
import HRVModel
import HRVTestSupport
import Testing

@Suite("Geometric metrics")
struct GeometricMetricTests {
  private func value(_ id: MetricID, _ x: [Double]) throws -> Double {
    try values([id], uncorrected(x))[0].get()
  }

  /// Intervals in the middle of bins of 1/128 s, so many in each from bin 100 on.
  private func filled(_ counts: [Int]) -> [Double] {
    zip(100..., counts).flatMap { bin, count in
      [Double](repeating: (Double(bin) + 0.5) * 7.8125, count: count)
    }
  }

  // By hand: 10 intervals, 4 in the fullest bin.
  @Test("the index is the number of intervals over the height of the histogram")
  func index() throws {
    #expect(try value("hti", filled([1, 2, 4, 2, 1])) == 2.5)
    #expect(try value("hti", [812.3]) == 1)
    #expect(try value("hti", [Double](repeating: 800, count: 50)) == 1)
  }

  // By hand: 7.8125 · 103 = 804.6875 is the edge between bins 102 and 103.
  @Test("an interval on an edge belongs to the bin above")
  func edges() throws {
    let edge = 804.6875
    #expect(try value("hti", [edge, edge, edge.nextDown, edge + 7.8125]) == 4.0 / 3)
    #expect(try value("hti", [edge, edge, edge + 7.812, edge + 7.8125]) == 4.0 / 3)
    // Straps count in 1/1024 s: every eighth tick is an edge, and each bin takes eight ticks.
    for first in 40..<240 {
      let ticks = (0..<8).map { Double(first * 8 + $0) * 1000 / 1024 }
      #expect(try value("hti", ticks) == 1)
      let moved = ticks.dropFirst() + [Double(first * 8 + 8) * 1000 / 1024]
      #expect(try value("hti", Array(moved)) == 8.0 / 7)
    }
  }

  // A triangle of whole counts is its own best fit: error 0. Feet 4 bins left, 3 bins right.
  @Test("a histogram that is a triangle gives its base")
  func triangle() throws {
    #expect(try value("tinn", filled([3, 6, 9, 12, 8, 4])) == 7 * 7.8125)
    #expect(try value("tinn", filled([5, 10, 15, 20, 25, 20, 15, 10, 5])) == 10 * 7.8125)
  }

  // By hand, level histogram of 2L + 1 bins, peak taken at the first: to the right Dⱼ = Y for
  // j = 1…2L. With d = 2L + 1 + e the error over Y² is Σ(j/d)² inside and Σ(1 − j/d)² outside;
  // it is least beyond the last interval, where triangles of other programs may not go.
  @Test("a foot may lie beyond the last interval")
  func level() throws {
    let bins = 9
    var best = (d: 0, error: Double.infinity)
    for d in 1...80 {
      let error = (1...100).reduce(0.0) { sum, j in
        let count = j < bins ? 1.0 : 0
        let line = max(0, 1 - Double(j) / Double(d))
        return sum + (count - line) * (count - line)
      }
      if error < best.error - 1e-12 { best = (d, error) }
    }
    #expect(best.d > bins)
    // To the left there is nothing: the foot is the next bin.
    let level = filled([Int](repeating: 7, count: bins))
    #expect(try value("tinn", level) == Double(best.d + 1) * 7.8125)
  }

  @Test(
    "the triangle is the best of all, tried one by one", arguments: 0..<30 as Range<UInt64>)
  func naive(seed: UInt64) throws {
    let nn = try uncorrected(variedIntervalsMs(seed: seed))
    let counts = Naive.histogram(nn.intervalsMs, binMs: 7.8125)
    let hti = try values(["hti"], nn)[0].get()
    #expect(hti == Double(nn.intervalsMs.count) / Double(counts.values.max() ?? 0))
    if counts.count > 1 {
      let tinn = try values(["tinn"], nn)[0].get()
      #expect(tinn == Double(Naive.triangleBins(counts)) * 7.8125)
    }
  }

  // By hand: 2 of 4 in 800…850, of which 825 is the middle; range 0.1 s:
  // 50 / (2 · 0.825 · 0.1) = 303.03.
  @Test("stress index by hand, edges above, first of equally full bins")
  func stress() throws {
    let tolerance = Tolerance.relative(4e-16)
    #expect(tolerance.accepts(try value("stress_index", [800, 849, 850, 900]), 50 / 0.165))
    #expect(tolerance.accepts(try value("stress_index", [750, 800, 850]), 100 / 3 / 0.155))
    #expect(tolerance.accepts(try value("stress_index", [800, 799, 800]), 200 / 3.0 / 0.00165))
  }

  @Test("what has no value says why")
  func degenerate() throws {
    let constant = try uncorrected([Double](repeating: 812.3, count: 40))
    for id in ["tinn", "stress_index"] as [MetricID] {
      guard case .failure(.undefined) = values([id], constant)[0] else {
        Issue.record("\(id) of a constant")
        continue
      }
    }
    let one = try uncorrected([800])
    #expect(values(["stress_index"], one) == [.failure(.tooFewIntervals(needed: 2, got: 1))])
    // Two intervals in one bin have a range but no triangle; in two bins they have both.
    guard case .failure(.undefined) = values(["tinn"], try uncorrected([800, 801]))[0] else {
      Issue.record("a triangle in one bin")
      return
    }
    #expect(try value("tinn", [800, 810]) > 0)
    #expect(try value("stress_index", [800, 801]) > 0)
  }

  @Test("order, gaps and a shift by whole bins change nothing")
  func laws() throws {
    let ids: [MetricID] = ["hti", "tinn"]
    for seed in 0..<20 as Range<UInt64> {
      let x = randomIntervalsMs(300, meanMs: 900, spreadMs: 90, seed: seed)
      let base = values(ids, try uncorrected(x))
      #expect(values(ids, try uncorrected(x.sorted())) == base)
      #expect(values(ids, try uncorrected(x.map { $0 + 62.5 })) == base)
      #expect(values(ids, try uncorrected(Array(x[..<100]) + [.nan] + x[100...])) == base)
    }
  }
}
