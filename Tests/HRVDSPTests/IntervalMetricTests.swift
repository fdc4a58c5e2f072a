import HRVDSP
import HRVModel
import HRVTestSupport
import Testing

@Suite("Metrics of intervals")
struct IntervalMetricTests {
  private func value(_ id: MetricID, _ x: [Double]) throws -> Double {
    try values([id], uncorrected(x))[0].get()
  }

  // By hand, of 800, 820, 840, 830: in order 800, 820, 830, 840; quartiles at ranks 0.75, 1.5 and
  // 2.25: 815, 825, 832.5; distances from 825: 25, 5, 15, 5; differences 20, 20, −10 with squares
  // 900 and, about their mean 10, 600; SDNN² = 875/3; mean 822.5.
  @Test(
    "golden by hand",
    arguments: [
      ("median_nn", 825), ("iqr_nn", 17.5), ("irrr", 17.5), ("mad_nn", 10), ("madrr", 20),
      ("min_nn", 800), ("max_nn", 840), ("min_hr", 60_000.0 / 840), ("max_hr", 75),
      ("sdsd", 300.0.squareRoot()), ("cvnn", (875.0 / 3).squareRoot() / 822.5),
      ("cvsd", 300.0.squareRoot() / 822.5), ("nn50", 0), ("pnn20", 0),
      ("rmssd_per_mean_nn", 100 * 300.0.squareRoot() / 822.5),
      ("rmssd_hr_corrected", 300.0.squareRoot() / (0.8225 * 0.8225)),
      ("pnn19", 200.0 / 3), ("nn19", 2), ("pnn19.5", 200.0 / 3), ("nn10", 2), ("nn9.999", 3),
    ] as [(MetricID, Double)])
  func golden(id: MetricID, expected: Double) throws {
    #expect(Tolerance.relative(4e-16).accepts(try value(id, [800, 820, 840, 830]), expected))
  }

  // By hand: the differences are 50, −50, 51, −51 and 0.
  @Test("a difference of exactly the threshold does not count")
  func ties() throws {
    let x: [Double] = [800, 850, 800, 851, 800, 800]
    let ids: [MetricID] = ["nn50", "pnn50", "pnn51", "pnn49.9", "nn20"]
    #expect(try values(ids, uncorrected(x)).map { try $0.get() } == [2, 40, 0, 80, 4])
    // 20 ms as it stands, and 41/2048 s: 20.02 ms.
    #expect(try value("pnn20", [800, 820, 800]) == 0)
    #expect(try value("pnn20", [1000, 1020.01953125, 1000]) == 100)
  }

  @Test("thresholds are named in one way only")
  func names() {
    for id in ["pnn30", "nn30", "pnn12.5", "nn0.5", "pnn50", "nn50", "nn20", "pnn100"] {
      #expect(Metric.named(MetricID(rawValue: id))?.definition.id.rawValue == id)
    }
    for id in [
      "pnn", "nn", "pnn0", "nn0.0", "pnn-5", "pnn+5", "pnn050", "pnn50.0", "pnn5e1", "pnn.5",
      "pnn5.", "pnn5..5", "pnn1,5", "pnninf", "pnnnan", "pnn 5", "pnn٥", "pnn0x10",
      "nn12345678901", "nnx", "xnn5", "PNN50",
    ] {
      #expect(Metric.named(MetricID(rawValue: id)) == nil, "\(id)")
    }
  }

  @Test("a threshold of one's own is the row of the table where there is one")
  func thresholds() throws {
    let nn = try uncorrected(randomIntervalsMs(300, meanMs: 900, spreadMs: 60, seed: 3))
    let rows = values(["pnn50", "pnn20", "nn50"], nn).map { try? $0.get() }
    let beside = values(["pnn50.01", "pnn20.01", "nn50.01"], nn).map { try? $0.get() }
    // Whole milliseconds: nothing lies between.
    #expect(rows == beside)
  }

  @Test("declared minima are sharp")
  func minima() throws {
    let x = [800.0, 820, 845, 830]
    func error(_ id: MetricID, _ count: Int) throws -> MetricError? {
      guard case .failure(let error) = values([id], try uncorrected(Array(x.prefix(count))))[0]
      else { return nil }
      return error
    }
    for id in ["median_nn", "min_nn", "max_nn", "min_hr", "max_hr"] as [MetricID] {
      #expect(try error(id, 1) == nil)
    }
    for id in ["cvnn", "iqr_nn", "irrr", "mad_nn"] as [MetricID] {
      #expect(try error(id, 1) == .tooFewIntervals(needed: 2, got: 1))
      #expect(try error(id, 2) == nil)
    }
    let ofDifferences: [MetricID] = [
      "cvsd", "nn50", "pnn20", "madrr", "rmssd_per_mean_nn", "rmssd_hr_corrected", "pnn7", "nn7",
    ]
    for id in ofDifferences {
      #expect(try error(id, 1) == .tooFewDifferences(needed: 1, got: 0))
      #expect(try error(id, 2) == nil)
    }
    #expect(try error("sdsd", 2) == .tooFewDifferences(needed: 2, got: 1))
    #expect(try error("sdsd", 3) == nil)
  }

  @Test("agrees with slow, literal versions", arguments: 0..<60 as Range<UInt64>)
  func naive(seed: UInt64) throws {
    let nn = try uncorrected(variedIntervalsMs(seed: seed))
    let x = nn.intervalsMs
    let sizes = Naive.runs(nn).flatMap(Naive.differences).map { abs($0) }
    let expected: [(MetricID, Double)] = [
      ("median_nn", Naive.quantile(x, 0.5)),
      ("iqr_nn", Naive.quantile(x, 0.75) - Naive.quantile(x, 0.25)),
      ("mad_nn", Naive.medianDistance(x)), ("madrr", Naive.quantile(sizes, 0.5)),
      ("min_nn", x.min() ?? 0), ("max_nn", x.max() ?? 0),
      ("sdsd", Naive.deviation(Naive.runs(nn).flatMap(Naive.differences))),
      ("nn50", Double(sizes.count { $0 > 50 })), ("nn20", Double(sizes.count { $0 > 20 })),
      ("pnn12.5", 100 * Double(sizes.count { $0 > 12.5 }) / Double(sizes.count)),
    ]
    for (id, expected) in expected {
      let value = try values([id], nn)[0].get()
      // Sums of a few hundred terms round by less than 1e-13; selections are exact.
      #expect(Tolerance.relative(1e-12).accepts(value, expected), "\(id)")
    }
  }

  @Test("a workspace remembers nothing of the recording before")
  func reuse() throws {
    let noSpectrum = MetricError.undefined("not asked for")
    var shared = MetricWorkspace()
    for seed in (0..<30 as Range<UInt64>).reversed() {
      let input = MetricInput(
        nn: try uncorrected(variedIntervalsMs(seed: seed)), spectrum: .failure(noSpectrum))
      let fresh = Metric.evaluate(Metric.all, input)
      #expect(Metric.evaluate(Metric.all, input, using: &shared) == fresh)
      // Another order of the metrics shares other things first.
      let backwards = Metric.evaluate(Metric.all.reversed(), input, using: &shared)
      #expect(backwards.reversed() == fresh)
    }
  }

  @Test("the order of intervals, a shift and a scale do what they must")
  func laws() throws {
    for seed in 0..<20 as Range<UInt64> {
      let x = randomIntervalsMs(200, meanMs: 900, spreadMs: 200, seed: seed)
      func all(_ x: [Double]) throws -> [MetricID: Double] {
        let ids: [MetricID] = [
          "median_nn", "iqr_nn", "mad_nn", "madrr", "min_nn", "max_nn", "cvnn", "cvsd", "hti",
          "rmssd_hr_corrected", "rmssd",
        ]
        let results = values(ids, try uncorrected(x))
        return Dictionary(uniqueKeysWithValues: zip(ids, try results.map { try $0.get() }))
      }
      let base = try all(x)
      #expect(try all(x.reversed()) == base)
      let shifted = try all(x.map { $0 + 64 })
      for id in ["median_nn", "min_nn", "max_nn"] as [MetricID] {
        #expect(shifted[id] == base[id].map { $0 + 64 })
      }
      for id in ["iqr_nn", "mad_nn", "madrr"] as [MetricID] { #expect(shifted[id] == base[id]) }
      let doubled = try all(x.map { $0 * 2 })
      for id in ["median_nn", "iqr_nn", "mad_nn", "madrr", "min_nn"] as [MetricID] {
        #expect(doubled[id] == base[id].map { $0 * 2 })
      }
      for id in ["cvnn", "cvsd"] as [MetricID] { #expect(doubled[id] == base[id]) }
      // Twice the interval and twice the RMSSD: a half after the correction by the square.
      #expect(doubled["rmssd_hr_corrected"] == base["rmssd_hr_corrected"].map { $0 / 2 })
    }
    // At 60 bpm there is nothing to correct.
    let minute = try uncorrected([990, 1010, 990, 1010])
    #expect(values(["rmssd_hr_corrected"], minute) == values(["rmssd"], minute))
  }
}
