import HRVDSP
import HRVModel
import HRVTestSupport
import Testing

@Suite("Frequency-domain metrics")
struct FrequencyMetricTests {
  private let estimate = SpectralEstimate(
    method: "test", samplingRateHz: 4, segmentS: 10, segmentCount: 1)

  /// A spectrum with bins 0.1 Hz apart, up to 2 Hz.
  private func input(_ density: [Double], bands: FrequencyBands) throws -> MetricInput {
    let padded = density + [Double](repeating: 0, count: 21 - density.count)
    return MetricInput(
      nn: try uncorrected([800, 810, 820]),
      spectrum: .success(
        Spectrum(densityMs2PerHz: padded, resolutionHz: 0.1, estimate: estimate)),
      bands: bands)
  }

  private func value(_ id: MetricID, _ input: MetricInput) throws -> Result<Double, MetricError> {
    try #require(Metric.evaluate(Metric.all, input).first { $0.definition.id == id }).value
  }

  private func bands(lf: ClosedRange<Double>, hf: ClosedRange<Double>) throws -> FrequencyBands {
    try FrequencyBands(
      vlf: FrequencyBand("VLF", lowerHz: 0, upperHz: lf.lowerBound),
      lf: FrequencyBand("LF", lowerHz: lf.lowerBound, upperHz: lf.upperBound),
      hf: FrequencyBand("HF", lowerHz: hf.lowerBound, upperHz: hf.upperBound))
  }

  // By hand: bins at 0.3, 0.4, 0.5 Hz are LF, at 0.6 … 0.9 HF.
  @Test("powers are sums of bins, ratios are ratios of powers")
  func golden() throws {
    let input = try input(
      [9, 9, 9, 1, 2, 3, 4, 5, 6, 9, 9], bands: bands(lf: 0.3...0.6, hf: 0.6...1))
    let near = Tolerance.relative(1e-15)
    #expect(near.accepts(try value("lf_power", input).get(), 0.6))
    #expect(near.accepts(try value("hf_power", input).get(), 2.4))
    #expect(near.accepts(try value("lf_hf_ratio", input).get(), 0.25))
    #expect(near.accepts(try value("lf_nu", input).get(), 20))
    #expect(near.accepts(try value("hf_nu", input).get(), 80))
  }

  @Test("a ratio to nothing has no value")
  func zero() throws {
    let input = try input([0, 0, 0, 1, 2, 3], bands: bands(lf: 0.3...0.6, hf: 0.6...1))
    guard case .failure(.undefined) = try value("lf_hf_ratio", input) else {
      Issue.record("LF/HF without HF")
      return
    }
    #expect(try value("lf_nu", input) == .success(100))
    #expect(try value("hf_power", input) == .success(0))
  }

  // By hand: the parabola through (3, 1), (4, 3), (5, 2) has its vertex at
  // 4 + ½ (1 − 2)/(1 − 6 + 2) = 4 + 1/6.
  @Test("a peak is the vertex of the parabola through three bins")
  func peak() throws {
    let input = try input(
      [0, 0, 0, 1, 3, 2, 1, 1, 4, 4, 1], bands: bands(lf: 0.3...0.6, hf: 0.6...1.1))
    #expect(
      Tolerance.relative(1e-14).accepts(
        try value("lf_peak", input).get(), 0.1 * (4 + 1.0 / 6)))
    // A level top of two bins peaks between them.
    #expect(Tolerance.relative(1e-14).accepts(try value("hf_peak", input).get(), 0.85))
  }

  @Test("the slope of a peak outside is no peak; the highest real one counts")
  func slopes() throws {
    // LF falls from a peak below it, HF rises to one above it.
    let slopes = try input(
      [0, 0, 9, 5, 4, 3, 4, 5, 6, 7, 9, 3], bands: bands(lf: 0.3...0.6, hf: 0.6...1))
    for id in ["lf_peak", "hf_peak"] as [MetricID] {
      guard case .failure(.undefined) = try value(id, slopes) else {
        Issue.record("\(id) on a slope")
        continue
      }
    }
    // In LF 5 is highest but falls from 9; 4 is a peak. In HF 2 and 3 are.
    let both = try input(
      [0, 0, 9, 5, 4, 3, 4, 3, 2, 1, 2, 1, 3, 1], bands: bands(lf: 0.3...0.8, hf: 0.9...1.4))
    #expect(Tolerance.relative(1e-14).accepts(try value("lf_peak", both).get(), 0.6))
    #expect(Tolerance.relative(1e-14).accepts(try value("hf_peak", both).get(), 1.2))
  }

  @Test("a peak on the lower edge is not moved out of the band")
  func edge() throws {
    // The vertex of (4, 2.9), (5, 3), (6, 1) lies at 4.547, below the edge.
    let input = try input(
      [0, 0, 0, 1, 2.9, 3, 1], bands: bands(lf: 0.5...0.7, hf: 0.8...1))
    #expect(try value("lf_peak", input) == .success(0.5))
  }

  @Test("a rhythm is found where it is, to a tenth of a bin", arguments: [0.07, 0.1, 0.24, 0.31])
  func rhythm(hz: Double) throws {
    let x = sinusoidalIntervalsMs(meanMs: 800, amplitudeMs: 30, hz: hz, durationS: 600)
    let id: MetricID = hz < 0.15 ? "lf_peak" : "hf_peak"
    let peakHz = try evaluate(id, uncorrected(x)).get()
    // The parabola on the density of a Hann window is off by up to 0.07 bins.
    #expect(abs(peakHz - hz) < 0.1 * 4 / 720)
  }

  @Test("bands tile: LF and HF n.u. add up to 100, the parts to the total")
  func tiling() throws {
    let options = try WelchOptions(segmentS: 304)
    let nn = try uncorrected(randomIntervalsMs(900, meanMs: 850, spreadMs: 90, seed: 3))
    func value(_ id: MetricID) throws -> Double { try evaluate(id, nn, options).get() }
    #expect(Tolerance.relative(1e-15).accepts(try value("lf_nu") + value("hf_nu"), 100))
    let parts = try value("vlf_power") + value("lf_power") + value("hf_power")
    #expect(Tolerance.relative(1e-15).accepts(try value("total_power"), parts))
    let whole = try WelchEstimator(options).spectrum(of: nn)
      .powerMs2(in: FrequencyBand("all", lowerHz: 0.0033, upperHz: 0.4))
    #expect(Tolerance.relative(1e-14).accepts(parts, whole))
  }

  @Test(
    "VLF and total power need ten minutes and a resolution to match",
    arguments: [
      "vlf_power", "total_power",
    ] as [MetricID])
  func veryLowFrequency(id: MetricID) throws {
    let options = try WelchOptions(segmentS: 304)
    func after(_ x: [Double], _ options: WelchOptions) throws -> Result<Double, MetricError> {
      evaluate(id, try uncorrected(x), options)
    }
    let second = [Double](repeating: 1000, count: 700)
    #expect(
      try after(Array(second.prefix(599)), options) == .failure(.tooShort(neededS: 600, gotS: 599)))
    #expect(try after(Array(second.prefix(600)), options) == .success(0))
    #expect(
      try after(second + [.nan] + second.prefix(100), .standard)
        == .failure(
          .unresolved(band: "VLF", lowerEdgeHz: 0.0033, resolutionHz: 4.0 / 720)))
    #expect(
      try after(second.prefix(500) + [.nan] + second.prefix(400), options)
        == .failure(.noContiguousStretch(neededS: 600, longestS: 500)))
  }

  @Test("a band that the tachogram cannot hold has no power")
  func nyquist() throws {
    let nn = try uncorrected(randomIntervalsMs(300, meanMs: 850, spreadMs: 90, seed: 3))
    let wide = try FrequencyBands(hf: FrequencyBand("HF", lowerHz: 0.15, upperHz: 0.6))
    let slow = try WelchOptions(resampleHz: 1)
    guard case .failure(.undefined(let reason)) = evaluate("hf_power", nn, slow, bands: wide)
    else {
      Issue.record("HF beyond the Nyquist frequency")
      return
    }
    #expect(reason == "HF reaches to 0.6 Hz, the resampled tachogram to 0.5 Hz")
    guard case .success = evaluate("hf_power", nn, slow) else {
      Issue.record("HF below the Nyquist frequency")
      return
    }
  }

  /// Rows that ask for long recordings before they look at a spectrum.
  private static let needingTime: Set<MetricID> = [
    "vlf_power", "total_power", "vlf_peak", "ulf_power", "spectral_slope", "vlf_relative",
    "lf_relative", "hf_relative", "ln_vlf_power",
  ]

  @Test("without a spectrum every frequency metric gives the estimator's reason")
  func noSpectrum() throws {
    let nn = try uncorrected(
      [Double](repeating: 800, count: 700).enumerated().map {
        $0.offset % 50 == 49 ? .nan : $0.element
      })
    var workspace = SpectralWorkspace()
    let spectrum = WelchEstimator().estimate(of: nn, using: &workspace)
    guard case .failure(let reason) = spectrum else {
      Issue.record("a spectrum of stretches of 40 s")
      return
    }
    for result in Metric.evaluate(Metric.all, MetricInput(nn: nn, spectrum: spectrum))
    where result.definition.family == .frequency
      && !Self.needingTime.contains(result.definition.id)
    {
      #expect(result.value == .failure(reason))
    }
  }
}
