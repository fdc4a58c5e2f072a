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

@Suite("Shares, logarithms and the slope")
struct SpectrumMetricTests {
  private func value(_ id: MetricID, _ input: MetricInput) throws -> Result<Double, MetricError> {
    let metric = try #require(Metric.named(id))
    return try #require(Metric.evaluate([metric], input).first).value
  }

  /// Intervals of one second for `hours`, and a spectrum in segments of `segmentS`.
  private func input(
    seconds: Int, resolutionHz: Double, segmentS: Double, bands: FrequencyBands = .standard,
    _ density: (Double) -> Double
  ) throws -> MetricInput {
    let bins = Int(0.5 / resolutionHz) + 1
    return MetricInput(
      nn: try uncorrected([Double](repeating: 1000, count: seconds)),
      spectrum: .success(
        Spectrum(
          densityMs2PerHz: (0..<bins).map { $0 == 0 ? 0 : density(Double($0) * resolutionHz) },
          resolutionHz: resolutionHz,
          estimate: SpectralEstimate(
            method: "test", samplingRateHz: 4, segmentS: segmentS, segmentCount: 1))),
      bands: bands)
  }

  // By hand: S = 100 ms²/Hz, bins 0.0001 Hz apart; VLF has 367 bins from 0.0033 to 0.0399, LF 1100,
  // HF 2500, VHF 1000.
  @Test("by hand on a flat spectrum")
  func flat() throws {
    let input = try input(seconds: 64_800, resolutionHz: 1e-4, segmentS: 10_000) { _ in 100 }
    let near = Tolerance.relative(1e-12)
    #expect(near.accepts(try value("vlf_relative", input).get(), 100 * 367 / 3967.0))
    #expect(near.accepts(try value("lf_relative", input).get(), 100 * 1100 / 3967.0))
    #expect(near.accepts(try value("hf_relative", input).get(), 100 * 2500 / 3967.0))
    #expect(near.accepts(try value("ln_vlf_power", input).get(), log(3.67)))
    #expect(near.accepts(try value("ln_lf_power", input).get(), log(11)))
    #expect(near.accepts(try value("ln_hf_power", input).get(), log(25)))
    #expect(near.accepts(try value("vhf_power", input).get(), 10))
    #expect(near.accepts(try value("ulf_power", input).get(), 0.32))
    #expect(abs(try value("spectral_slope", input).get()) < 1e-12)
  }

  @Test("a power law has its exponent", arguments: [-1.5, -1.1, -0.5, 0.3])
  func slope(exponent: Double) throws {
    let input = try input(seconds: 64_800, resolutionHz: 1e-5, segmentS: 100_000) {
      pow($0, exponent)
    }
    // Means over cells of 4 % and single bins differ by less than 0.1 % in slope.
    #expect(Tolerance.absolute(1e-3).accepts(try value("spectral_slope", input).get(), exponent))
  }

  @Test("what a day is needed for says so, sharply", arguments: ["ulf_power", "spectral_slope"])
  func day(id: String) throws {
    let id = MetricID(rawValue: id)
    func of(_ seconds: Int, _ segmentS: Double) throws -> Result<Double, MetricError> {
      try value(
        id, input(seconds: seconds, resolutionHz: 1 / segmentS, segmentS: segmentS) { _ in 1 })
    }
    guard case .success = try of(64_800, 10_000) else {
      Issue.record("18 hours")
      return
    }
    #expect(try of(64_799, 10_000) == .failure(.tooShort(neededS: 64_800, gotS: 64_799)))
    #expect(
      try of(64_800, 9_999)
        == .failure(.unresolved(band: "ULF", lowerEdgeHz: 1e-4, resolutionHz: 1.0 / 9_999)))
  }

  @Test("bands that are not in force, and logarithms of nothing, have a reason")
  func missing() throws {
    let bands = try FrequencyBands(
      vlf: FrequencyBand("VLF", lowerHz: 0, upperHz: 0.04),
      hf: FrequencyBand("HF", lowerHz: 0.15, upperHz: 0.5))
    let none = try input(seconds: 700, resolutionHz: 0.002, segmentS: 500, bands: bands) { _ in 0 }
    for id in [
      "ulf_power", "vhf_power", "ln_lf_power", "ln_hf_power", "ln_vlf_power", "lf_relative",
      "vlf_peak", "respiration_rate",
    ] as [MetricID] {
      guard case .failure(.undefined) = try value(id, none) else {
        Issue.record("\(id)")
        continue
      }
    }
    #expect(bands.ulf == nil && bands.vhf == nil)
  }

  // By hand: the vertex of the parabola through 1, 3, 2 lies 1/6 of a bin above the middle.
  @Test("the VLF peak is the vertex of a parabola")
  func vlfPeak() throws {
    let input = try input(seconds: 700, resolutionHz: 0.002, segmentS: 500) { hz in
      [1.0, 3, 2][max(0, min(2, Int((hz / 0.002).rounded()) - 9))]
    }
    #expect(
      Tolerance.relative(1e-12).accepts(try value("vlf_peak", input).get(), 0.02 + 0.002 / 6))
  }

  @Test("a spectrum across gaps has VLF power from ten minutes in all")
  func gaps() throws {
    let second = [Double](repeating: 1000, count: 300)
    let nn = try uncorrected(second + [.nan] + second)
    let lomb = MetricInput(
      nn: nn, spectrum: .success(try LombScargleEstimator().spectrum(of: nn)))
    guard case .success(let power) = try value("vlf_power", lomb) else {
      Issue.record("VLF power of two stretches")
      return
    }
    #expect(power < 1e-15)
  }
}
