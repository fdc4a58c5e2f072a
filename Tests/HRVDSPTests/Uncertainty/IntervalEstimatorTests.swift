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

private let estimator = IntervalEstimator()
private let welch = WelchEstimator()

/// The intervals of these beats.
private func intervals(_ nn: NNSeries) -> [MetricID: Result<MetricInterval, MetricError>] {
  var workspace = SpectralWorkspace()
  let spectrum = welch.estimate(of: nn, using: &workspace)
  let results = estimator(nn, spectrum: spectrum, using: &workspace)
  return Dictionary(uniqueKeysWithValues: results.map { ($0.id, $0.interval) })
}

private func intervals(
  _ intervalsMs: [Double]
) throws -> [MetricID: Result<MetricInterval, MetricError>] {
  intervals(try uncorrected(intervalsMs))
}

private func reason(_ result: Result<MetricInterval, MetricError>?) -> MetricError? {
  guard case .failure(let error) = result else { return nil }
  return error
}

@Suite("Intervals of metrics")
struct IntervalEstimatorTests {
  private let rest = sinusRhythm(count: 400, seed: 3)

  @Test("every interval is about its metric")
  func aroundValue() throws {
    let nn = try uncorrected(rest)
    let values = evaluateAll(nn)
    for id in IntervalEstimator.metrics where id != "pnn50" {
      let value = try #require(try values[id]?.get())
      let interval = try #require(try intervals(nn)[id]?.get())
      #expect(interval.lower < value && value < interval.upper, "\(id)")
      #expect(interval.level == 0.95)
    }
  }

  @Test("ln RMSSD has the logarithms of the ends of RMSSD")
  func logarithm() throws {
    let all = try intervals(rest)
    let (plain, logs) = (try all["rmssd"]?.get(), try all["ln_rmssd"]?.get())
    #expect(logs?.lower == plain.map { log($0.lower) })
    #expect(logs?.upper == plain.map { log($0.upper) })
  }

  // The cosines of a reversed series change signs only; sums of whole ms² are exact, cosines
  // round.
  @Test("time reversed, time-domain intervals stay")
  func reversal() throws {
    let (forth, back) = (try intervals(rest), try intervals(rest.reversed()))
    for id: MetricID in ["mean_nn", "sdnn", "rmssd", "ln_rmssd"] {
      let (a, b) = (try #require(try forth[id]?.get()), try #require(try back[id]?.get()))
      #expect(Tolerance.relative(1e-8).accepts(a.lower, b.lower), "\(id)")
      #expect(Tolerance.relative(1e-8).accepts(a.upper, b.upper), "\(id)")
    }
  }

  @Test("deviations doubled, SDNN and RMSSD double and the mean stays in the middle")
  func scale() throws {
    let mean = rest.reduce(0, +) / Double(rest.count)
    let (once, twice) = (try intervals(rest), try intervals(rest.map { 2 * $0 - mean }))
    for id: MetricID in ["sdnn", "rmssd"] {
      let (a, b) = (try #require(try once[id]?.get()), try #require(try twice[id]?.get()))
      #expect(Tolerance.relative(1e-6).accepts(b.lower, 2 * a.lower), "\(id)")
      #expect(Tolerance.relative(1e-6).accepts(b.upper, 2 * a.upper), "\(id)")
    }
    let interval = try #require(try once["mean_nn"]?.get())
    #expect(Tolerance.relative(1e-12).accepts((interval.lower + interval.upper) / 2, mean))
  }

  @Test("pNN50 stays between 0 and 100, and has none when all beats are of one kind")
  func shares() throws {
    // Differences alternate between ±30 and ±70 ms in blocks of irregular length.
    var generator = SplitMix64(seed: 8)
    var wide = false
    let mixed = (0..<400).map { i in
      if generator.nextUniform() < 0.2 { wide.toggle() }
      return 900 + (i.isMultiple(of: 2) ? 1 : -1) * (wide ? 35.0 : 15)
    }
    let interval = try #require(try intervals(mixed)["pnn50"]?.get())
    #expect(0 < interval.lower && interval.upper < 100)
    let quiet = randomIntervalsMs(400, meanMs: 900, spreadMs: 20, seed: 4)
    guard case .undefined(let text) = reason(try intervals(quiet)["pnn50"]) else {
      Issue.record("an interval from no large difference")
      return
    }
    #expect(text.hasPrefix("no successive difference"))
  }

  @Test("short recordings have none, mean NN none below five minutes")
  func short() throws {
    // 150 intervals of some 900 ms: 135 s.
    let two = try intervals(Array(rest.prefix(150)))
    #expect(try two["rmssd"]?.get() != nil)
    guard case .tooShort(let neededS, let gotS) = reason(two["mean_nn"]) else {
      Issue.record("an interval of mean NN from two minutes")
      return
    }
    #expect(neededS == 290 && (130..<140).contains(gotS))
    for result in try intervals(Array(rest.prefix(100))).values {
      #expect(reason(result) != nil)
    }
  }

  @Test("what does not vary has none")
  func constant() throws {
    for result in try intervals([Double](repeating: 900, count: 400)).values {
      #expect(reason(result) != nil)
    }
  }

  @Test("one corrected interval in eighteen is too many")
  func corrected() throws {
    let (spoilt, _) = injected(.premature(0.3), into: rest, every: 36)
    let nn = try ArtefactCorrection()(recording(spoilt))
    try #require(nn.correctedFraction > 0.05)
    for result in intervals(nn).values {
      #expect(
        reason(result)
          == .tooManyCorrections(allowedFraction: 0.05, gotFraction: nn.correctedFraction))
    }
  }

  @Test("a recording in pieces has intervals in the time domain only")
  func pieces() throws {
    var broken = rest
    for i in [100, 200, 300] { broken[i] = .nan }
    let all = try intervals(broken)
    #expect(try all["rmssd"]?.get() != nil)
    for id: MetricID in ["lf_power", "hf_power", "lf_hf_ratio"] {
      guard case .noContiguousStretch = reason(all[id]) else {
        Issue.record("\(id) across gaps")
        continue
      }
    }
  }

  @Test("the same bits from a workspace that served before")
  func reuse() throws {
    let nn = try uncorrected(rest)
    let other = try uncorrected(randomIntervalsMs(900, meanMs: 800, spreadMs: 60, seed: 1))
    var workspace = SpectralWorkspace()
    let spectrum = welch.estimate(of: nn, using: &workspace)
    let fresh = estimator(nn, spectrum: spectrum, using: &workspace)
    _ = estimator(other, spectrum: spectrum, using: &workspace)
    #expect(estimator(nn, spectrum: spectrum, using: &workspace) == fresh)
  }
}
