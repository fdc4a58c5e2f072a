import HRVDSP
import HRVModel
import HRVTestSupport
import Testing

@Suite("Asymmetry, fragmentation, phase rectification, symbols")
struct PatternMetricTests {
  private static let asymmetry: [MetricID] = [
    "porta_index", "guzik_index", "slope_index", "area_index",
  ]
  private static let fragmentation: [MetricID] = ["pip", "ials", "pss", "pas"]
  private static let symbols: [MetricID] = [
    "symbolic_0v", "symbolic_1v", "symbolic_2lv", "symbolic_2uv",
  ]

  private func numbers(_ ids: [MetricID], _ x: [Double]) throws -> [Double] {
    try values(ids, uncorrected(x)).map { try $0.get() }
  }

  // By hand: differences 30, −10, 0, −20: 2 of 3 shorten; 900 of 1400.
  @Test("asymmetry by hand")
  func asymmetryGolden() throws {
    let x: [Double] = [800, 830, 820, 820, 800]
    #expect(try numbers(["porta_index", "guzik_index"], x) == [200.0 / 3, 90_000.0 / 1400])
    // Up and down between two values: equal shares of everything.
    let even = try numbers(Self.asymmetry, [800, 900, 800])
    for value in even { #expect(Tolerance.relative(1e-14).accepts(value, 50)) }
    for (value, share) in zip(try numbers(Self.asymmetry, [800, 900]), [0.0, 100, 100, 100]) {
      #expect(Tolerance.relative(2e-16).accepts(value, share))
    }
  }

  // By hand, + for a longer, − for a shorter interval, 0 for an equal one:
  // + + + − + − + − − 0 + : products <= 0 between neighbours at 3–4, 4–5, 5–6, 6–7, 7–8, 9–10 and
  // 10–11; segments of 3, 1, 1, 1, 1, 2 and 1; 12 intervals, 10 in segments, 3 of them in long
  // ones, 4 in a stretch of single ones.
  @Test("fragmentation by hand")
  func fragmentationGolden() throws {
    let steps: [Double] = [3, 2, 1, -4, 5, -1, 2, -3, -1, 0, 6]
    var x: [Double] = [800]
    for step in steps { x.append(x[x.count - 1] + step) }
    let expected: [Double] = [700.0 / 12, 0.7, 75, 400.0 / 12]
    #expect(try numbers(Self.fragmentation, x) == expected)
    // Three single ones are no alternation; a gap between neighbours parts them.
    #expect(try numbers(["pas"], [800, 801, 800, 801]) == [0])
    #expect(try numbers(["pas"], [800, 801, 800, 801, 800]) == [80])
    #expect(try numbers(["pas"], [800, 801, 800, .nan, 801, 800, 801]) == [0])
    // A long climb: one segment, no inflection; all but the first interval are in it.
    #expect(
      try numbers(Self.fragmentation, [800, 810, 820, 830, 840]) == [0, 0.25, 20, 0])
  }

  // By hand: anchors of 800, 820, 840, 830, 825: 840 (from 820), with 830 after it and 820, 800
  // before: (840 + 830 − 820 − 800)/4 = 12.5; 830 (from 840): (830 + 825 − 840 − 820)/4 = −1.25.
  @Test("capacities by hand; 5 % counts, more does not")
  func capacities() throws {
    #expect(try numbers(["dc", "ac"], [800, 820, 840, 830, 825]) == [12.5, -1.25])
    #expect(try numbers(["dc"], [800, 800, 840, 840]) == [20])
    guard
      case .failure(.undefined) = values(["dc"], try uncorrected([800, 800, 840.5, 840]))[0],
      case .failure(.undefined) = values(["ac"], try uncorrected([800, 800, 840, 840]))[0]
    else {
      Issue.record("a capacity without anchors")
      return
    }
    // No anchor borrows from beyond a gap.
    guard
      case .failure(.undefined) = values(["dc"], try uncorrected([800, 820, .nan, 840, 830]))[0]
    else {
      Issue.record("a segment spans a gap")
      return
    }
  }

  // By hand, levels of 100 ms from 600 to 1200: 0 0 0 3 3 2 1 4 5: words 000, 003, 033, 332, 321,
  // 214, 145; on edges the part above, and the greatest in the last.
  @Test("symbols by hand")
  func symbolsGolden() throws {
    let x: [Double] = [600, 699, 650, 900, 999, 850, 700, 1000, 1200]
    let expected: [Double] = [100.0 / 7, 300.0 / 7, 200.0 / 7, 100.0 / 7]
    #expect(try numbers(Self.symbols, x) == expected)
  }

  @Test("agree with slow, literal versions", arguments: 0..<60 as Range<UInt64>)
  func naive(seed: UInt64) throws {
    let nn = try uncorrected(variedIntervalsMs(seed: seed))
    let expected =
      Naive.asymmetry(nn) + Naive.fragmentation(nn) + Naive.symbols(nn)
    let results = values(Self.asymmetry + Self.fragmentation + Self.symbols, nn)
    for (result, expected) in zip(results, expected) {
      // π/4 − arctan loses what it cancels: ten digits of an angle of 10⁻³ remain and more.
      #expect(Tolerance.absolute(1e-8).accepts(try result.get(), expected))
    }
    let (dc, ac) = Naive.capacities(nn)
    for (result, expected) in zip(values(["dc", "ac"], nn), [dc, ac]) {
      guard let expected else {
        #expect((try? result.get()) == nil)
        continue
      }
      #expect(Tolerance.absolute(1e-9).accepts(try result.get(), expected))
    }
  }

  @Test("shift, scale and reversed time", arguments: 0..<30 as Range<UInt64>)
  func laws(seed: UInt64) throws {
    let x = variedIntervalsMs(seed: seed).map { $0.rounded() }
    let base = values(Self.fragmentation + Self.symbols, try uncorrected(x))
    #expect(
      values(Self.fragmentation + Self.symbols, try uncorrected(x.map { $0 + 64 })) == base)
    #expect(
      values(Self.fragmentation + Self.symbols, try uncorrected(x.map { $0 * 2 })) == base)
    #expect(
      values(Self.fragmentation + Self.symbols, try uncorrected(x.reversed())) == base)
    let words = try base.suffix(4).map { try $0.get() }.reduce(0, +)
    #expect(Tolerance.relative(1e-14).accepts(words, 100))
    #expect(try base[3].get() <= base[2].get())

    let forward = try numbers(Self.asymmetry, x)
    let backward = try numbers(Self.asymmetry, x.reversed())
    let doubled = try numbers(Self.asymmetry, x.map { $0 * 2 })
    for i in forward.indices {
      #expect(Tolerance.relative(1e-12).accepts(forward[i] + backward[i], 100))
      #expect(Tolerance.relative(1e-14).accepts(forward[i], doubled[i]))
    }
  }

  @Test("declared minima are sharp, and what has no value says why")
  func minima() throws {
    func error(_ id: MetricID, _ x: [Double]) throws -> MetricError? {
      guard case .failure(let error) = values([id], try uncorrected(x))[0] else { return nil }
      return error
    }
    func isUndefined(_ id: MetricID, _ x: [Double]) throws -> Bool {
      guard case .undefined = try error(id, x) else { return false }
      return true
    }
    for id in Self.asymmetry {
      #expect(try error(id, [800]) == .tooFewDifferences(needed: 1, got: 0))
      #expect(try error(id, [800, 810]) == nil)
      #expect(try isUndefined(id, [800, 800, 800]))
    }
    for id in Self.fragmentation {
      #expect(try error(id, [800, 810]) == .tooFewDifferences(needed: 2, got: 1))
      #expect(try error(id, [800, 810, 805]) == nil)
      #expect(try isUndefined(id, [800, 810, .nan, 805, 800]))
      #expect(try isUndefined(id, [800, 800, 800]))
    }
    for id in ["dc", "ac"] as [MetricID] {
      #expect(try error(id, [800, 810, 805]) == .tooFewIntervals(needed: 4, got: 3))
    }
    #expect(try error("dc", [800, 810, 820, 810]) == nil)
    #expect(try error("ac", [800, 810, 800, 810]) == nil)
    for id in Self.symbols {
      #expect(try error(id, [800, 810]) == .tooFewIntervals(needed: 3, got: 2))
      #expect(try error(id, [800, 810, 805]) == nil)
      #expect(try isUndefined(id, [800, 810, .nan, 805, 800]))
      #expect(try isUndefined(id, [800, 800, 800]))
    }
  }
}
