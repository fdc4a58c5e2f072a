internal import HRVModel

extension Metric {
  /// The slope of the spectrum of a day in log–log coordinates.
  ///
  /// - Deviation: the source fits its line by a robust method, which it does not specify; here it
  ///   is ordinary least squares.
  static let spectralSlope = Metric(
    "spectral_slope", symbol: "β", unit: "", family: .frequency,
    summary: "slope of log power on log frequency between 0.0001 and 0.01 Hz; near −1 in health",
    formula: """
      least-squares slope of log₁₀ S on log₁₀ f, where S and f are means over cells of 1/60 decade \
      from 10⁻⁴ to 10⁻² Hz that hold at least one bin
      """,
    source: """
      J. T. Bigger et al., Circulation 93(12), 1996, pp. 2142–2151. doi:10.1161/01.CIR.93.12.2142
      """,
    needs: """
      intervals that cover 18 hours, and segments of 10,000 s or more, as of the methods \
      lomb-scargle and periodogram
      """
  ) { input, _ throws(MetricError) in
    let spectrum = try input.dayLongSpectrum()
    guard let slope = spectrum.logarithmicSlope() else {
      throw .undefined("the spectrum has no power between 0.0001 and 0.01 Hz")
    }
    return slope
  }
}

extension Spectrum {
  private static let cells = 120
  // 10^(1/60).
  private static let cellRatio = 1.0391223038351691

  /// The slope over 10⁻⁴ … 10⁻² Hz; nil when fewer than two cells hold power.
  func logarithmicSlope() -> Double? {
    var (n, sx, sy, sxx, sxy) = (0.0, 0.0, 0.0, 0.0, 0.0)
    var k = Int((1e-4 / resolutionHz - 1e-9).rounded(.up))
    var endHz = 1e-4
    for _ in 1...Self.cells {
      endHz *= Self.cellRatio
      var (power, hz, count) = (0.0, 0.0, 0.0)
      while k < densityMs2PerHz.count, Double(k) * resolutionHz < endHz {
        power += densityMs2PerHz[k]
        hz += Double(k) * resolutionHz
        count += 1
        k += 1
      }
      guard count > 0, power > 0 else { continue }
      let x = naturalLogarithm(hz / count)
      let y = naturalLogarithm(power / count)
      n += 1
      sx += x
      sy += y
      sxx += x * x
      sxy += x * y
    }
    guard n >= 2 else { return nil }
    return (n * sxy - sx * sy) / (n * sxx - sx * sx)
  }
}
