import HRVDSP
import HRVModel
import HRVTestSupport
import Testing

@Suite("Time-domain and Poincaré metrics")
struct TimeMetricTests {
  private func value(_ id: MetricID, _ x: [Double]) throws -> Double {
    try evaluate(id, uncorrected(x)).get()
  }

  // By hand: mean 3290/4; squared deviations 506.25 + 6.25 + 306.25 + 56.25 = 875; differences
  // 20, 20, −10 with squares 900 and, about their mean 10, 600.
  @Test(
    "golden by hand",
    arguments: [
      ("mean_nn", 822.5), ("mean_hr", 72.94832826747721), ("sdnn", (875.0 / 3).squareRoot()),
      ("rmssd", 17.320508075688775), ("ln_rmssd", 2.8518912373281006), ("pnn50", 0),
      ("sd1", 12.24744871391589), ("sd2", 20.816659994661325),
    ] as [(MetricID, Double)])
  func golden(id: MetricID, expected: Double) throws {
    #expect(Tolerance.relative(2e-16).accepts(try value(id, [800, 820, 840, 830]), expected))
  }

  // By hand: the differences are 50, −50, 51, −51 and 0.
  @Test("a difference of exactly 50 ms does not count")
  func ties() throws {
    #expect(try value("pnn50", [800, 850, 800, 851, 800, 800]) == 40)
    // 64/1024 s and 51/1024 s: 62.5 and 49.8 ms.
    #expect(try value("pnn50", [1000, 1062.5, 1012.6953125]) == 50)
  }

  // By hand: 100 inside the first run, 10 inside the second; 900 → 1000 spans the gap.
  @Test("no difference spans a gap")
  func gap() throws {
    let x = [800, 900, .nan, 1000, 1010]
    #expect(try value("rmssd", x) == 5050.0.squareRoot())
    #expect(try value("pnn50", x) == 50)
    // Differences 100 and 10 about 55: 2 · 45² = 4050 over 1.
    #expect(try value("sd1", x) == 2025.0.squareRoot())
    // Deviations from 927.5: 127.5² + 27.5² + 72.5² + 82.5² = 29 075, over 3.
    #expect(
      Tolerance.relative(2e-16).accepts(
        try value("sdnn", x), (29_075.0 / 3).squareRoot()))
    #expect(try value("mean_nn", x) == 927.5)
  }

  @Test("gaps between single beats leave no difference at all")
  func singleBeats() throws {
    let nn = try uncorrected([800, .nan, 900, .nan, 1000])
    #expect(evaluate("rmssd", nn) == .failure(.tooFewDifferences(needed: 1, got: 0)))
    #expect(evaluate("sdnn", nn) == .success(100))
  }

  @Test("declared minima are sharp")
  func minima() throws {
    let x = [800.0, 820, 845, 830]
    func error(_ id: MetricID, _ count: Int) throws -> MetricError? {
      guard case .failure(let error) = evaluate(id, try uncorrected(Array(x.prefix(count)))) else {
        return nil
      }
      return error
    }
    for id in ["mean_nn", "mean_hr"] as [MetricID] { #expect(try error(id, 1) == nil) }
    #expect(try error("sdnn", 1) == .tooFewIntervals(needed: 2, got: 1))
    #expect(try error("sdnn", 2) == nil)
    for id in ["rmssd", "ln_rmssd", "pnn50"] as [MetricID] {
      #expect(try error(id, 1) == .tooFewDifferences(needed: 1, got: 0))
      #expect(try error(id, 2) == nil)
    }
    for id in ["sd1", "sd2"] as [MetricID] {
      #expect(try error(id, 2) == .tooFewDifferences(needed: 2, got: 1))
      #expect(try error(id, 3) == nil)
    }
  }

  @Test("equal intervals: no deviation, whatever their digits, and no logarithm of it")
  func constant() throws {
    let nn = try uncorrected([Double](repeating: 812.3, count: 400))
    for id in ["sdnn", "rmssd", "pnn50", "sd1", "sd2"] as [MetricID] {
      #expect(evaluate(id, nn) == .success(0))
    }
    for id in ["ln_rmssd", "lf_nu", "hf_nu", "lf_hf_ratio", "lf_peak", "hf_peak"] as [MetricID] {
      guard case .failure(.undefined) = evaluate(id, nn) else {
        Issue.record("\(id) of a constant")
        continue
      }
    }
    #expect(evaluate("lf_power", nn) == .success(0))
  }

  // By hand: 800, 900, 800: SDNN² = 10 000/3, differences ±100, SDSD² = 20 000.
  // By hand: SD1² = 150, SD2² = 2 · 875/3 − 150 = 1300/3 (see the golden above).
  @Test("shapes of the Poincaré plot follow from SD1 and SD2")
  func shapes() throws {
    let x: [Double] = [800, 820, 840, 830]
    let (sd1, sd2) = (150.0.squareRoot(), (1300.0 / 3).squareRoot())
    let expected: [(MetricID, Double)] = [
      ("sd1_sd2_ratio", (4.5 / 13).squareRoot()), ("csi", (13 / 4.5).squareRoot()),
      ("sd_area", .pi * (65_000.0).squareRoot()), ("csi_modified", 4 * sd2 * sd2 / sd1),
      // lg(16 · 254.95…) by another way: half the logarithm of 256 · 65,000.
      ("cvi", 7.221153321954705 / 2),
    ]
    for (id, expected) in expected {
      #expect(Tolerance.relative(1e-15).accepts(try value(id, x), expected), "\(id)")
    }
    // A constant has an ellipse of no area, and no ratios; an even climb no width.
    let ratios: [MetricID] = ["sd1_sd2_ratio", "csi", "csi_modified", "cvi"]
    let constant = values(ratios + ["sd_area"], try uncorrected([800, 800, 800]))
    #expect(constant.last == .success(0))
    for result in constant.dropLast() {
      guard case .failure(.undefined) = result else {
        Issue.record("a ratio of a constant")
        continue
      }
    }
    #expect(try value("sd1_sd2_ratio", [700, 703, 706, 709]) == 0)
    for id in ratios + ["sd_area"] {
      #expect(
        values([id], try uncorrected([800, 810]))
          == [.failure(.tooFewDifferences(needed: 2, got: 1))])
    }
  }

  @Test("SD2 of intervals that alternate has no value")
  func alternating() throws {
    guard case .failure(.undefined) = evaluate("sd2", try uncorrected([800, 900, 800])) else {
      Issue.record("SD2 exists")
      return
    }
    #expect(try value("sd1", [800, 900, 800]) == 100)
  }

  @Test("an even climb has RMSSD but no SD1, whatever its digits")
  func climb() throws {
    let whole = (0..<200).map { 700 + 3 * Double($0) }
    #expect(try value("rmssd", whole) == 3)
    #expect(try value("sd1", whole) == 0)
    for slope in stride(from: 0.1, to: 4, by: 0.1) {
      let fraction = (0..<200).map { 700 + slope * Double($0) }
      #expect(Tolerance.relative(1e-12).accepts(try value("rmssd", fraction), slope))
      // Differences are equal but for the rounding of values of some 1000, 10⁻¹³.
      #expect(try value("sd1", fraction) < 1e-12)
    }
  }

  @Test(
    "whole milliseconds: a shift or reversed time changes no bit, doubling doubles",
    arguments: 0..<50 as Range<UInt64>)
  func laws(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let count = 4 + Int(generator.nextUniform() * 400)
    let x = randomIntervalsMs(count, meanMs: 900, spreadMs: 300, seed: seed)
    let base = evaluateAll(try uncorrected(x))
    let shifted = evaluateAll(try uncorrected(x.map { $0 + 64 }))
    let reversed = evaluateAll(try uncorrected(x.reversed()))
    let doubled = evaluateAll(try uncorrected(x.map { $0 * 2 }))
    for id in ["sdnn", "rmssd", "sd1", "sd2"] as [MetricID] {
      #expect(base[id] != nil)
      #expect(shifted[id] == base[id])
      #expect(reversed[id] == base[id])
      #expect(doubled[id]?.map { $0 / 2 } == base[id])
    }
    #expect(shifted["pnn50"] == base["pnn50"])
    #expect(reversed["pnn50"] == base["pnn50"])
  }

  // 100 000 intervals with fractions, drifting, against sums in twice the precision.
  @Test("a day of beats is as exact as sums in twice the precision")
  func day() throws {
    var generator = SplitMix64(seed: 1)
    let x = (0..<100_000).map { i in
      700 + 0.004 * Double(i) + 80 * (generator.nextUniform() - 0.5)
    }
    let n = Double(x.count)
    let mean = Naive.sum(x) / n
    let variance = Naive.sum(x.lazy.map { ($0 - mean) * ($0 - mean) }) / (n - 1)
    let differences = zip(x.dropFirst(), x).map { $0 - $1 }
    let meanDifference = Naive.sum(differences) / (n - 1)
    let square = Naive.sum(differences.lazy.map { $0 * $0 }) / (n - 1)
    let sdsdSquared =
      Naive.sum(
        differences.lazy.map { ($0 - meanDifference) * ($0 - meanDifference) }) / (n - 2)
    let expected: [MetricID: Double] = [
      "mean_nn": mean, "sdnn": variance.squareRoot(), "rmssd": square.squareRoot(),
      "sd1": (sdsdSquared / 2).squareRoot(),
      "sd2": (2 * variance - sdsdSquared / 2).squareRoot(),
    ]
    let noSpectrum = MetricError.undefined("not asked for")
    let input = MetricInput(nn: try uncorrected(x), spectrum: .failure(noSpectrum))
    for result in Metric.evaluate(Metric.all, input) {
      guard let expected = expected[result.definition.id] else { continue }
      let value = try result.value.get()
      #expect(Tolerance.relative(1e-12).accepts(value, expected), "\(result.definition.id)")
    }
  }
}
