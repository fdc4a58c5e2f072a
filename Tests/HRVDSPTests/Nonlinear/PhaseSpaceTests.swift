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

@Suite("Recurrences and correlation dimension")
struct PhaseSpaceTests {
  /// The vectors of ten, with the index in the recording at which each begins; a gap counts one.
  private func vectors(_ x: [Double]) -> [(at: Int, [Double])] {
    (0..<max(0, x.count - 9)).compactMap { i in
      let vector = Array(x[i..<(i + 10)])
      return vector.contains { $0.isNaN } ? nil : (i, vector)
    }
  }

  private func squaredDistance(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for k in a.indices { sum += (a[k] - b[k]) * (a[k] - b[k]) }
    return sum
  }

  // Whole milliseconds: sums of squares are exact in any order, so that counts are equal.
  @Test("are those of the whole matrix, with gaps or without", arguments: [0, 1, 4, 5] as [UInt64])
  func matrix(seed: UInt64) throws {
    let x = randomSeries(seed: seed, count: 230)
    let all = vectors(x)
    let limit = 10 * pow(Naive.deviation(x), 2)
    var recurrent: Set<[Int]> = []
    for a in all {
      for b in all where b.at > a.at && squaredDistance(a.1, b.1) <= limit {
        recurrent.insert([a.at, b.at])
      }
    }
    var lengths: [Int] = []
    for pair in recurrent where !recurrent.contains([pair[0] - 1, pair[1] - 1]) {
      var length = 1
      while recurrent.contains([pair[0] + length, pair[1] + length]) { length += 1 }
      lengths.append(length)
    }
    let lines = lengths.filter { $0 >= 2 }
    #expect(!lines.isEmpty)
    let shares = Dictionary(grouping: lines) { $0 }.values
      .map { Double($0.count) / Double(lines.count) }
    let expected: [(MetricID, Double)] = [
      ("rqa_rec", 200 * Double(recurrent.count) / Double(all.count * (all.count - 1))),
      ("rqa_det", 100 * Double(lines.reduce(0, +)) / Double(recurrent.count)),
      ("rqa_lmax", Double(lines.max() ?? 0)),
      ("rqa_lmean", Double(lines.reduce(0, +)) / Double(lines.count)),
      ("rqa_entropy", -shares.map { $0 * log($0) }.reduce(0, +)),
    ]
    let values = evaluateAll(try uncorrected(x))
    for (id, value) in expected {
      let ours = try #require(values[id]).get()
      #expect(Tolerance.relative(1e-12).accepts(ours, value), "\(id)")
    }
  }

  // 120 intervals of period 4 make 111 vectors; those 4, 8, … beats apart are equal: 107 + 103 +
  // … + 3 = 27 · 55 pairs, in 27 lines. Of the swing between 700 and 900 at 1, 1, 0, 0, no other
  // pair is near: vectors one beat apart differ by 200 in every second place, 5 · 200² = 200 000
  // > 10 SD² = 10 · 10 084.
  @Test("a periodic rhythm is all lines")
  func periodic() throws {
    let values = evaluateAll(
      try uncorrected((0..<120).map { $0 % 4 < 2 ? 700 : 900 }))
    func value(_ id: MetricID) throws -> Double { try #require(values[id]).get() }
    #expect(try value("rqa_det") == 100)
    #expect(try value("rqa_lmax") == 107)
    #expect(try value("rqa_lmean") == 55)
    #expect(try value("rqa_rec") == 100 * 27 * 55 / Double(111 * 110 / 2))
    #expect(Tolerance.relative(1e-14).accepts(try value("rqa_entropy"), log(27)))
    // Distances are of a few kinds: there is no slope.
    guard case .failure(.undefined) = values["correlation_dimension"] else {
      Issue.record("a rhythm of one period has no slope")
      return
    }
  }

  @Test("the curve is that of all distances in order", arguments: [0, 3, 4, 7] as [UInt64])
  func curve(seed: UInt64) throws {
    let x = randomSeries(seed: seed, count: 260)
    let all = vectors(x)
    let variance = pow(Naive.deviation(x), 2)
    var squares: [Double] = []
    for i in all.indices {
      for j in (i + 1)..<max(i + 1, all.count) {
        squares.append(squaredDistance(all[i].1, all[j].1) / variance)
      }
    }
    squares.sort()
    let dimension = try CorrelationDimension(uncorrected(x))
    #expect(dimension.points.count == 16)
    for (k, point) in dimension.points.enumerated() {
      let share = 0.01 * pow(10, Double(k) / 15)
      let r2 = point.relativeRadius * point.relativeRadius
      // C is the share of the distances below r, and r is one step of the grid past the distance
      // at which C gets there: at most 1/256 of r². Rounding moves a distance across r rarely.
      let below = squares.firstIndex { $0 >= r2 * (1 - 1e-12) } ?? squares.count
      let counted = point.share * Double(squares.count)
      #expect(abs(counted - Double(below)) <= 2)
      #expect(point.share >= share * (1 - 1e-12))
      let rank = Int((share * Double(squares.count)).rounded(.up)) - 1
      #expect(r2 >= squares[rank] * (1 - 1e-12))
      #expect(r2 <= squares[rank] * (1 + 1.0 / 256 + 1e-12))
    }
    let slope = Naive.slope(
      dimension.points.map { log($0.relativeRadius) }, dimension.points.map { log($0.share) })
    #expect(Tolerance.relative(1e-12).accepts(try dimension.slope(), slope))
    #expect(try evaluate("correlation_dimension", uncorrected(x)).get() == dimension.slope())
  }

  // A sine moves along a closed line, two of them whose periods have no common multiple on a
  // torus: dimensions 1 and 2, up to what curvature and 600 points leave.
  @Test("one oscillation has one dimension, two have two")
  func dimensions() throws {
    let one = (0..<600).map { 800 + 50 * sin(Double($0)) }
    let single = try CorrelationDimension(uncorrected(one)).slope()
    #expect(Tolerance.absolute(0.1).accepts(single, 1))
    let two = (0..<1500).map {
      800 + 50 * sin(Double($0)) + 50 * sin(2.0.squareRoot() * Double($0))
    }
    let double = try CorrelationDimension(uncorrected(two)).slope()
    #expect(Tolerance.absolute(0.25).accepts(double, 2))
  }

  @Test("a shift and a factor of two change nothing", arguments: 0..<4 as Range<UInt64>)
  func invariance(seed: UInt64) throws {
    let x = randomIntervalsMs(200, meanMs: 800, spreadMs: 60, seed: seed)
    let base = evaluateAll(try uncorrected(x))
    for changed in [x.map { $0 + 64 }, x.map { $0 * 2 }] {
      let values = evaluateAll(try uncorrected(changed))
      for id in ["rqa_rec", "rqa_det", "rqa_lmax", "correlation_dimension"] as [MetricID] {
        #expect(values[id] == base[id])
      }
    }
  }

  @Test(
    "take 100 to 10,000 intervals that vary, and say so",
    arguments: [
      "correlation_dimension", "rqa_rec", "rqa_det", "rqa_lmax", "rqa_lmean", "rqa_entropy",
    ] as [MetricID])
  func needs(id: MetricID) throws {
    let metric = [try #require(Metric.named(id))]
    func result(_ x: [Double]) throws -> Result<Double, MetricError> {
      let input = MetricInput(
        nn: try uncorrected(x), spectrum: .failure(.tooShort(neededS: 1, gotS: 0)))
      return Metric.evaluate(metric, input)[0].value
    }
    let x = randomIntervalsMs(10_001, meanMs: 800, spreadMs: 60, seed: 3)
    #expect(try result(Array(x[..<99])) == .failure(.tooFewIntervals(needed: 100, got: 99)))
    #expect(try result(Array(x[..<100])).get() > 0)
    #expect(try result(x) == .failure(.tooManyIntervals(allowed: 10_000, got: 10_001)))
    let pieces = (0..<40).flatMap { i in (0..<9).map { 800 + Double((i + $0) % 5) } + [.nan] }
    for series in [[Double](repeating: 812.3, count: 120), pieces] {
      guard case .failure(.undefined) = try result(series) else {
        Issue.record("there is nothing to compare")
        continue
      }
    }
  }

  @Test("what a workspace found before is forgotten")
  func workspace() throws {
    var workspace = MetricWorkspace()
    for seed in [1, 2, 1] as [UInt64] {
      let nn = try uncorrected(
        randomIntervalsMs(150 + 50 * Int(seed), meanMs: 800, spreadMs: 60, seed: seed))
      let input = MetricInput(nn: nn, spectrum: .failure(.tooShort(neededS: 1, gotS: 0)))
      #expect(
        Metric.evaluate(Metric.all, input, using: &workspace)
          == Metric.evaluate(Metric.all, input))
    }
  }
}
