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

/// What every row of the table of methods must obey.
@Suite("Spectral methods")
struct EstimatorTests {
  static let ids = SpectralMethod.all.map(\.id)

  private func estimator(
    _ id: String, _ settings: SpectralSettings = SpectralSettings()
  ) throws -> any SpectralEstimator {
    try #require(SpectralMethod.named(id)).estimator(settings)
  }

  @Test("ids are a contract, and every row says what it is")
  func rows() {
    #expect(Self.ids == ["welch", "periodogram", "lomb-scargle", "ar"])
    #expect(SpectralMethod.all.allSatisfy { !$0.summary.isEmpty && !$0.source.isEmpty })
    #expect(SpectralMethod.named("wavelet") == nil)
  }

  // Closed form: A²/2 at its own place; what the spline and the window take is below 2 %, and the
  // skirts of a model of finite order hold up to 6 %.
  @Test("a rhythm has its power at its place", arguments: ids, [0.08, 0.1, 0.22])
  func rhythm(id: String, hz: Double) throws {
    let x = sinusoidalIntervalsMs(meanMs: 800, amplitudeMs: 30, hz: hz, durationS: 620)
    let spectrum = try estimator(id).spectrum(of: uncorrected(x))
    let band = try FrequencyBand("rhythm", lowerHz: hz - 0.03, upperHz: hz + 0.03)
    #expect(Tolerance.relative(id == "ar" ? 0.06 : 0.02).accepts(spectrum.powerMs2(in: band), 450))
    let density = spectrum.densityMs2PerHz
    let peak = try #require(density.indices.max { density[$0] < density[$1] })
    #expect(abs(Double(peak) * spectrum.resolutionHz - hz) < 1 / 180)
  }

  @Test("the same bits, whatever the workspace served before", arguments: ids)
  func workspace(id: String) throws {
    let estimator = try estimator(id)
    var workspace = SpectralWorkspace()
    for (i, count) in [700, 200, 431, 1500, 170, 700].enumerated() {
      let x = randomIntervalsMs(count, meanMs: 900, spreadMs: 70, seed: UInt64(i))
      let nn = try uncorrected(
        Array(x.prefix(count / 8)) + [.nan] + Array(x.dropFirst(count / 8)))
      let alone = try estimator.spectrum(of: nn)
      #expect(try estimator.spectrum(of: nn, using: &workspace) == alone)
    }
  }

  @Test("a range is a series of its own, with its gaps", arguments: ids)
  func ranges(id: String) throws {
    let estimator = try estimator(id)
    let x = randomIntervalsMs(1200, meanMs: 900, spreadMs: 70, seed: 5)
    let nn = try uncorrected(
      Array(x[..<300]) + [.nan] + Array(x[300..<700]) + [.nan] + Array(x[700...]))
    var workspace = SpectralWorkspace()
    for range in [0..<300, 100..<900, 310..<690, 0..<1200, 500..<1200] {
      let part = NNSeries(
        intervalsMs: Array(nn.intervalsMs[range]), endTimesS: Array(nn.endTimesS[range]),
        runs: nn.runs.map { $0.clamped(to: range) }.filter { !$0.isEmpty }
          .map { ($0.lowerBound - range.lowerBound)..<($0.upperBound - range.lowerBound) },
        labels: Array(nn.labels[range]), audit: [], recordedCount: range.count,
        durationS: nn.durationS)
      let expected = try estimator.spectrum(of: part)
      #expect(try estimator.spectrum(of: nn, in: range, using: &workspace) == expected)
      let powers = try estimator.bandPowers(
        of: nn, in: range, bands: .standard, using: &workspace)
      #expect(powers == expected.powers(of: .standard))
      #expect(try powers.lf.get() == expected.powerMs2(in: .lf))
      #expect(try powers.hf.get() == expected.powerMs2(in: .hf))
    }
  }

  @Test("bands that are not resolved, or not there, have a reason")
  func unresolved() throws {
    let nn = try uncorrected(randomIntervalsMs(400, meanMs: 900, spreadMs: 70, seed: 5))
    var workspace = SpectralWorkspace()
    let welch = WelchEstimator()
    let powers = try welch.bandPowers(of: nn, in: 0..<400, bands: .standard, using: &workspace)
    #expect(
      powers.vlf
        == .failure(.unresolved(band: "VLF", lowerEdgeHz: 0.0033, resolutionHz: 4.0 / 720)))
    let bands = try FrequencyBands(vlf: FrequencyBand("VLF", lowerHz: 0, upperHz: 0.04))
    let low = try welch.bandPowers(of: nn, in: 0..<400, bands: bands, using: &workspace)
    #expect(low.ulf == .failure(.undefined("no band ULF is in force")))
    let spectrum = try welch.spectrum(of: nn)
    #expect(try low.vlf.get() == spectrum.powerMs2(in: bands.vlf))
  }

  // SciPy 1.17.1, NumPy 2.2.6. x = formula, 700; t = cumsum(x)/1000;
  //   y = CubicSpline(t, x)(t[0] + arange(2380)/4)
  //   periodogram(y, 4, window=w, nfft=2560, detrend='constant', scaling='density')
  @Test(
    "SciPy gives the same periodogram",
    arguments: [
      (
        .hann, 31.68350106081282, 73.77987820320737, 437.0495035325528, 1587.6864372957853
      ),
      (
        .rectangular, 31.07228572347196, 70.84202726962282, 459.0352930707708, 2140.5713346006796
      ),
      (
        .hamming, 31.682673418485344, 73.66484489912268, 438.153901851675, 1718.6795323496387
      ),
      (
        .blackman, 31.55777313613892, 73.18471275989343, 433.281561753381, 1417.2310560082892
      ),
    ] as [(Window, Double, Double, Double, Double)])
  func periodogram(window: Window, vlf: Double, lf: Double, hf: Double, bin45: Double) throws {
    let spectrum = try PeriodogramEstimator(PeriodogramOptions(window: window))
      .spectrum(of: uncorrected(formulaIntervalsMs(700)))
    let near = Tolerance.relative(1e-10)
    #expect(spectrum.resolutionHz == 4.0 / 2560)
    #expect(near.accepts(spectrum.powerMs2(in: .vlf), vlf))
    #expect(near.accepts(spectrum.powerMs2(in: .lf), lf))
    #expect(near.accepts(spectrum.powerMs2(in: .hf), hf))
    #expect(near.accepts(spectrum.densityMs2PerHz[45], bin45))
  }

  // The same y; z = scipy.signal.detrend(y);
  //   welch(z, 4, window='hamming', nperseg=720, noverlap=360, detrend='constant')
  @Test("SciPy gives the same with Hamming's window and without a line")
  func detrendedWelch() throws {
    var settings = SpectralSettings()
    settings.window = .hamming
    settings.detrending = .linear
    let spectrum = try estimator("welch", settings)
      .spectrum(of: uncorrected(formulaIntervalsMs(700)))
    let near = Tolerance.relative(1e-10)
    #expect(near.accepts(spectrum.powerMs2(in: .lf), 68.11740808983603))
    #expect(near.accepts(spectrum.powerMs2(in: .hf), 413.14618280481))
  }

  @Test("the longest stretch makes the periodogram")
  func longest() throws {
    let a = randomIntervalsMs(200, meanMs: 900, spreadMs: 60, seed: 1)
    let b = randomIntervalsMs(300, meanMs: 900, spreadMs: 60, seed: 2)
    let estimator = PeriodogramEstimator()
    let both = try estimator.spectrum(of: uncorrected(a + [.nan] + b + [.nan] + a))
    let alone = try estimator.spectrum(of: uncorrected(b))
    let total = alone.densityMs2PerHz.reduce(0, +)
    // End times are rounded elsewhere.
    #expect(
      mismatch(both.densityMs2PerHz, alone.densityMs2PerHz, .absolute(1e-11 * total)) == nil)
  }
}

@Suite("Autoregressive spectrum")
struct AutoregressiveTests {
  // x[n] = 1.5 x[n−1] − 0.8 x[n−2] + e, e even in ±1: variance 1/3.
  private func process(_ count: Int, seed: UInt64) -> [Double] {
    var generator = SplitMix64(seed: seed)
    var x = [0.0, 0.0]
    while x.count < count + 200 {
      let n = x.count
      x.append(1.5 * x[n - 1] - 0.8 * x[n - 2] + 2 * generator.nextUniform() - 1)
    }
    return Array(x.suffix(count))
  }

  @Test("Burg's method finds the coefficients of a process")
  func coefficients() {
    var model = BurgModel()
    model.begin()
    for seed in 1...3 as ClosedRange<UInt64> {
      let x = process(20_000, seed: seed)
      model.append(x.span)
    }
    model.fit(.fixed(2))
    // The standard error is (1 − a₂²)^½ / √n = 0.6/245.
    #expect(abs(model.coefficients[0] + 1.5) < 0.01)
    #expect(abs(model.coefficients[1] - 0.8) < 0.01)
    #expect(Tolerance.relative(0.02).accepts(model.errorPower, 1.0 / 3))
    // Akaike's criterion does not miss the second.
    model.begin()
    let x = process(20_000, seed: 4)
    model.append(x.span)
    model.fit(.akaike(maximum: 20))
    #expect(model.coefficients.count >= 2)
    #expect(abs(model.coefficients[0] + 1.5) < 0.05)
  }

  // The Python package spectrum 0.10.0, NumPy 2.2.6: y as in the SciPy tests;
  //   ar, rho, ref = spectrum.arburg(y - y.mean(), 16)
  @Test("another program gives the same")
  func arburg() throws {
    let nn = try uncorrected(formulaIntervalsMs(700))
    var spline = CubicSpline()
    spline.fit(x: nn.endTimesS.span, y: nn.intervalsMs.span)
    var y = [Double](repeating: 0, count: 2380 + CubicSpline.slack)
    spline.sample(2380, every: 0.25, into: &y)
    var model = BurgModel()
    model.begin()
    model.append(y.span.extracting(..<2380))
    model.fit(.fixed(16))
    let near = Tolerance.relative(1e-8)
    #expect(near.accepts(model.coefficients[0], -3.0748284032818884))
    #expect(near.accepts(model.coefficients[1], 3.6711860037277693))
    #expect(near.accepts(model.coefficients[2], -0.9021504988264336))
    #expect(near.accepts(model.errorPower, 3.463798189324367))
  }

  // Parseval: the area is the mean square of the tachogram about its mean.
  @Test("the area is the variance, also of a line narrower than a bin")
  func parseval() throws {
    for x in [
      formulaIntervalsMs(700),
      sinusoidalIntervalsMs(meanMs: 800, amplitudeMs: 40, hz: 0.1013, durationS: 600),
    ] {
      let nn = try uncorrected(x)
      let spectrum = try AutoregressiveEstimator().spectrum(of: nn)
      var spline = CubicSpline()
      spline.fit(x: nn.endTimesS.span, y: nn.intervalsMs.span)
      let count = Int((nn.endTimesS[x.count - 1] - nn.endTimesS[0]) * 4 + 1e-9) + 1
      var y = [Double](repeating: 0, count: count + CubicSpline.slack)
      spline.sample(count, every: 0.25, into: &y)
      y.removeLast(CubicSpline.slack)
      let mean = y.reduce(0, +) / Double(count)
      let variance = y.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(count)
      let area = spectrum.densityMs2PerHz.reduce(0, +) * spectrum.resolutionHz
      #expect(Tolerance.relative(1e-10).accepts(area, variance))
    }
  }

  @Test("a constant has no power, and options that make no sense are refused")
  func edges() throws {
    let spectrum = try AutoregressiveEstimator().spectrum(
      of: uncorrected([Double](repeating: 800, count: 300)))
    #expect(spectrum.densityMs2PerHz.allSatisfy { $0 == 0 })
    for order in [0, 129, 100] {
      #expect(throws: ModelError.self) {
        try AutoregressiveOptions(resampleHz: 2, order: .fixed(order), minimumS: 60)
      }
    }
  }

  @Test("every stretch is fitted, none across a gap")
  func gaps() throws {
    let a = randomIntervalsMs(300, meanMs: 900, spreadMs: 60, seed: 1)
    let nn = try uncorrected(a + [.nan] + a.reversed() + [.nan] + a.prefix(50))
    let spectrum = try AutoregressiveEstimator().spectrum(of: nn)
    #expect(spectrum.estimate.segmentCount == 2)
    #expect(throws: MetricError.self) {
      try AutoregressiveEstimator().spectrum(of: uncorrected(Array(a.prefix(100))))
    }
  }
}
