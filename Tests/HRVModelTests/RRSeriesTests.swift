import HRVModel
import HRVTestSupport
import Testing

@Suite("RR series")
struct RRSeriesTests {
  // Hand: 800 + 810, then 19,815 ms that no heart makes, then 790 + 805.
  @Test("an impossible value becomes a gap that lasts as long as it says")
  func impossibleValue() throws {
    var builder = RRSeries.Builder()
    for value in [800.0, 810, 19_815, 790, 805] { builder.append(intervalMs: value) }
    let rr = try builder.finish()
    #expect(rr.intervalsMs == [800, 810, 790, 805])
    #expect(rr.runs == [0..<2, 2..<4])
    #expect(rr.runStartsMs == [0, 21_425])
    #expect(rr.endTimesS() == [0.8, 1.61, 22.215, 23.02])
    #expect(rr.durationS == 23.02)
    #expect(
      rr.gaps == [
        Gap(
          beforeInterval: 2, startS: 1.61, durationS: 19.815,
          cause: .impossibleInterval(recordedMs: 19_815))
      ])
  }

  @Test("what is an interval depends on the species, which the series keeps")
  func species() throws {
    var builder = RRSeries.Builder(species: .rat)
    for value in [196.0, 193, 812, 192] { builder.append(intervalMs: value) }
    let rr = try builder.finish()
    #expect(rr.species == .rat && rr.intervalsMs == [196, 193, 192])
    #expect(rr.gaps.map(\.cause) == [.impossibleInterval(recordedMs: 812)])
    #expect(try RRSeries(intervalsMs: [90, 110], species: .mouse).species == .mouse)
    #expect(try RRSeries(intervalsMs: [812]).species == .human)
    #expect(throws: ModelError.invalidInterval(index: 0, valueMs: 196)) {
      try RRSeries(intervalsMs: [196])
    }
  }

  @Test("a lead-in moves the first beat and is no gap")
  func leadIn() throws {
    var builder = RRSeries.Builder()
    builder.leadIn(durationMs: 400)
    builder.append(intervalMs: 800)
    let rr = try builder.finish()
    #expect(rr.gaps.isEmpty)
    #expect(rr.endTimesS() == [1.2])
    #expect(rr.durationS == 1.2)
  }

  @Test("gaps at either end and side by side keep their time and make no empty run")
  func edges() throws {
    var builder = RRSeries.Builder()
    builder.append(intervalMs: 0)
    builder.addGap(durationMs: 500, cause: .dropout)
    builder.append(intervalMs: 1000)
    builder.append(intervalMs: -5)
    builder.append(intervalMs: .nan)
    let rr = try builder.finish()
    #expect(rr.runs == [0..<1])
    #expect(rr.endTimesS() == [1.5])
    #expect(rr.gaps.map(\.beforeInterval) == [0, 0, 1, 1])
    #expect(rr.durationS == 1.5)
  }

  @Test("a value longer than a day says nothing of time", arguments: [1e9, 1e308, .infinity])
  func absurdValue(valueMs: Double) throws {
    var builder = RRSeries.Builder()
    builder.append(intervalMs: 800)
    for _ in 0..<9 { builder.append(intervalMs: valueMs) }
    let rr = try builder.finish()
    #expect(rr.durationS == 0.8)
    #expect(rr.gaps.count == 9)
  }

  @Test(
    "a series takes what is believable, its ends included, and names the first that is not",
    arguments: [
      199.999_999, 3000.000_001, 0, -0.0, -812, -1e308, 1e308, .infinity, -.infinity, .nan,
      .leastNonzeroMagnitude,
    ])
  func bounds(valueMs: Double) throws {
    let series = try RRSeries(intervalsMs: [200, 3000, 812.5])
    #expect(series.durationS == 4.0125)
    let error = #expect(throws: ModelError.self) {
      try RRSeries(intervalsMs: [800, 200, valueMs, 3000, valueMs])
    }
    guard case .invalidInterval(index: 2, _)? = error else {
      Issue.record("\(valueMs): \(error.debugDescription)")
      return
    }
  }

  @Test("nothing believable is an error")
  func empty() {
    #expect(throws: ModelError.emptySeries) { try RRSeries(intervalsMs: []) }
    #expect(throws: ModelError.emptySeries) {
      var builder = RRSeries.Builder()
      builder.append(intervalMs: 65_535)
      _ = try builder.finish()
    }
    #expect(throws: ModelError.invalidInterval(index: 1, valueMs: 199)) {
      try RRSeries(intervalsMs: [800, 199])
    }
  }

  @Test("no interval and no time is lost, whatever comes", arguments: 0..<40 as Range<UInt64>)
  func conservation(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    var builder = RRSeries.Builder()
    var (total, believable, gaps) = (0.0, 1, 0)
    builder.append(intervalMs: 800)
    for _ in 0..<200 {
      let value = Double(Int(generator.nextUniform() * 4000))
      builder.append(intervalMs: value)
      total += value
      if RRSeries.believableMs.contains(value) { believable += 1 } else { gaps += 1 }
    }
    let rr = try builder.finish()
    #expect(rr.intervalsMs.count == believable)
    #expect(rr.gaps.count == gaps)
    #expect(rr.runs.flatMap { Array($0) } == Array(0..<believable))
    // Whole milliseconds are exact in a Double.
    #expect(rr.durationS == (total + 800) / 1000)
    #expect(rr.endTimesS() == rr.endTimesS().sorted())
  }
}

@Suite("Spectrum and bands")
struct SpectrumTests {
  private let estimate = SpectralEstimate(
    method: "test", samplingRateHz: 4, segmentS: 180, segmentCount: 1)

  // Hand: with 4/720 Hz bins, bin 27 stands at exactly 0.15 Hz and bin 72 at 0.4 Hz.
  @Test("a bin on an edge belongs to the band above it")
  func edges() {
    let flat = Spectrum(
      densityMs2PerHz: [Double](repeating: 1, count: 361), resolutionHz: 4.0 / 720,
      estimate: estimate)
    #expect(flat.bins(in: .lf) == 8..<27)
    #expect(flat.bins(in: .hf) == 27..<72)
    #expect(flat.powerMs2(in: .hf) == 45.0 * (4.0 / 720))
  }

  @Test("bands are refused when they overlap")
  func overlap() throws {
    let wide = try FrequencyBand("LF", lowerHz: 0.04, upperHz: 0.2)
    #expect(throws: ModelError.self) { try FrequencyBands(lf: wide) }
    #expect(throws: ModelError.self) { try FrequencyBand("x", lowerHz: 0.2, upperHz: 0.2) }
    #expect(throws: ModelError.self) { try FrequencyBand("x", lowerHz: .nan, upperHz: 1) }
  }
}
