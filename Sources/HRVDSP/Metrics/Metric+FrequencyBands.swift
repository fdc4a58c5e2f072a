internal import HRVModel

private let taskForce = """
  Task Force of the ESC and NASPE, Circulation 93(5), 1996, Table 2. \
  doi:10.1161/01.CIR.93.5.1043
  """

extension Metric {
  /// The rows of this file, in the order of a report.
  static let frequencyBands: [Metric] = [
    .ulfPower, .vhfPower, .vlfRelative, .lfRelative, .hfRelative, .lnVLFPower, .lnLFPower,
    .lnHFPower,
  ]

  /// Power below VLF.
  static let ulfPower = Metric(
    "ulf_power", symbol: "ULF power", unit: "ms²", family: .frequency,
    summary: "power in the ultra-low-frequency band, below 0.0033 Hz unless set otherwise",
    formula: """
      Σ S(f) · Δf over the bins below the upper edge; rhythms slower than a segment are not in it
      """,
    source: taskForce,
    needs: """
      intervals that cover 18 hours, and segments of 10,000 s or more, as of the methods \
      lomb-scargle and periodogram
      """
  ) { input, _ throws(MetricError) in
    guard let band = input.bands.ulf else { throw .undefined("VLF begins at 0: no ULF is left") }
    return try input.dayLongSpectrum().powerMs2(in: band)
  }

  /// Power above HF.
  static let vhfPower = Metric(
    "vhf_power", symbol: "VHF power", unit: "ms²", family: .frequency, from: .powers,
    summary: "power in the very-high-frequency band, 0.4–0.5 Hz unless set otherwise",
    formula: """
      Σ S(f) · Δf over the bins with lower edge <= f < upper edge; beyond half the mean heart rate \
      there is no rhythm to be seen
      """,
    source: "the band that NeuroKit2 and BioSPPy list; the Task Force names none",
    needs: "a stretch without a gap that is long enough for one segment"
  ) { input, _ throws(MetricError) in
    guard input.bands.vhf != nil else { throw .undefined("HF reaches beyond VHF") }
    return try input.powers.get().vhf.get()
  }

  /// VLF as a share of total power.
  static let vlfRelative = share("vlf_relative", "VLF", "very-low-frequency") { $0.vlf }
  /// LF as a share of total power.
  static let lfRelative = share("lf_relative", "LF", "low-frequency") { $0.lf }
  /// HF as a share of total power.
  static let hfRelative = share("hf_relative", "HF", "high-frequency") { $0.hf }

  private static func share(
    _ id: MetricID, _ band: String, _ name: String,
    _ power: @escaping @Sendable (PowerTriple) -> Double
  ) -> Metric {
    Metric(
      id, symbol: "\(band) share", unit: "%", family: .frequency, from: .powers,
      summary: "\(name) power as a share of total power",
      formula: "100 · \(band) / (VLF + LF + HF)",
      source: taskForce,
      needs: "what VLF, LF and HF power need; not all of them 0"
    ) { input, _ throws(MetricError) in
      let powers = try input.threePowersMs2()
      guard powers.total > 0 else { throw .undefined("there is no power in VLF, LF and HF") }
      return 100 * power(powers) / powers.total
    }
  }

  /// The natural logarithm of VLF power.
  static let lnVLFPower = logarithm("ln_vlf_power", "VLF") { input throws(MetricError) in
    try input.vlfPowerMs2()
  }
  /// The natural logarithm of LF power.
  static let lnLFPower = logarithm("ln_lf_power", "LF") { input throws(MetricError) in
    try input.powers.get().lf.get()
  }
  /// The natural logarithm of HF power.
  static let lnHFPower = logarithm("ln_hf_power", "HF") { input throws(MetricError) in
    try input.powers.get().hf.get()
  }

  private static func logarithm(
    _ id: MetricID, _ band: String,
    _ power: @escaping @Sendable (borrowing MetricInput) throws(MetricError) -> Double
  ) -> Metric {
    Metric(
      id, symbol: "ln \(band) power", unit: "ln ms²", family: .frequency, from: .powers,
      summary: "natural logarithm of \(band) power, whose distribution is less skewed",
      formula: "ln(\(band) power in ms²)",
      source: taskForce,
      needs: "\(band) power, which is not 0"
    ) { input, _ throws(MetricError) in
      let power = try power(input)
      guard power > 0 else { throw .undefined("there is no power in \(band)") }
      return naturalLogarithm(power)
    }
  }
}

/// The powers that add up to the total, in ms².
struct PowerTriple {
  let vlf: Double
  let lf: Double
  let hf: Double
  var total: Double { vlf + lf + hf }
}

extension MetricInput {
  func threePowersMs2() throws(MetricError) -> PowerTriple {
    let (lf, hf) = try lfAndHFMs2()
    return PowerTriple(vlf: try vlfPowerMs2(), lf: lf, hf: hf)
  }

  // Three quarters of a day, and a resolution of 10⁻⁴ Hz.
  private static let dayS = 64_800.0
  private static let slowSegmentS = 10_000.0

  /// The spectrum, if it shows the rhythms of a day.
  func dayLongSpectrum() throws(MetricError) -> Spectrum {
    // A microsecond is allowed for the rounding of end times.
    guard statistics.coveredS + 1e-6 >= Self.dayS else {
      throw .tooShort(neededS: Self.dayS, gotS: statistics.coveredS)
    }
    let spectrum = try spectrum.get()
    guard spectrum.estimate.segmentS * (1 + 1e-9) >= Self.slowSegmentS else {
      throw .unresolved(
        band: "ULF", lowerEdgeHz: 1 / Self.slowSegmentS,
        resolutionHz: 1 / spectrum.estimate.segmentS)
    }
    return spectrum
  }
}
