internal import HRVModel

private let taskForce = """
  Task Force of the ESC and NASPE, Circulation 93(5), 1996, Table 2. \
  doi:10.1161/01.CIR.93.5.1043
  """

extension Metric {
  /// The rows of the spectrum, in the order of a report.
  static let frequencyDomain: [Metric] =
    [
      .vlfPower, .lfPower, .hfPower, .totalPower, .lfNormalized, .hfNormalized, .lfHFRatio, .lfPeak,
      .hfPeak, .vlfPeak, .respirationRate, .spectralSlope,
    ] + frequencyBands

  /// Power in the very-low-frequency band.
  static let vlfPower = Metric(
    "vlf_power", symbol: "VLF power", unit: "ms²", family: .frequency, from: .powers,
    summary: "power in the very-low-frequency band, 0.0033–0.04 Hz unless set otherwise",
    formula: "Σ S(f) · Δf over the bins with lower edge <= f < upper edge",
    source: taskForce,
    needs: """
      10 minutes without a gap (lomb-scargle: in all), and segments of at least one period of the \
      lower edge (304 s)
      """
  ) { input, _ throws(MetricError) in
    try input.vlfPowerMs2()
  }

  /// Power in the low-frequency band.
  ///
  /// Interpolation costs next to nothing here: a sine of amplitude A sampled by beats gives
  /// A²/2 to 0.2 % for mean intervals of 700–1000 ms, to 0.4 % at 1200 ms.
  static let lfPower = Metric(
    "lf_power", symbol: "LF power", unit: "ms²", family: .frequency, from: .powers,
    summary: "power in the low-frequency band, 0.04–0.15 Hz unless set otherwise",
    formula: """
      Σ S(f) · Δf over the bins with lower edge <= f < upper edge; cubic interpolation takes \
      less than 0.2 % of a rhythm in the band at mean intervals up to 1000 ms, less than 0.5 % \
      at 1200 ms
      """,
    source: taskForce,
    needs: "a stretch without a gap that is long enough for one segment"
  ) { input, _ throws(MetricError) in
    try input.powers.get().lf.get()
  }

  /// Power in the high-frequency band.
  ///
  /// Beats sample the rhythm of breathing only a few times a breath, and the cubic between them
  /// is flatter than the sine that they were taken from. Of the A²/2 of a sine of amplitude A,
  /// the spectrum misses, measured over 600 s with A = 10 and 40 ms alike:
  ///
  ///     mean NN    0.20 Hz   0.25 Hz   0.27 Hz   0.30 Hz   0.35 Hz
  ///      700 ms     0.2 %     0.5 %     0.8 %     1.2 %     2.6 %
  ///      850 ms     0.5 %     1.3 %     1.9 %     3.2 %     6.9 %
  ///     1000 ms     1.0 %     2.9 %     4.2 %     7.2 %    16.1 %
  ///     1200 ms     2.3 %     7.2 %    10.8 %    18.6 %    39.9 %
  ///
  /// A second rhythm in LF changes these figures by less than 0.1 %: what the uneven sampling
  /// by the beats themselves adds between two rhythms is small.
  static let hfPower = Metric(
    "hf_power", symbol: "HF power", unit: "ms²", family: .frequency, from: .powers,
    summary: "power in the high-frequency band, 0.15–0.4 Hz unless set otherwise",
    formula: """
      Σ S(f) · Δf over the bins with lower edge <= f < upper edge; cubic interpolation lowers the \
      power of a rhythm at 0.25 Hz by 0.5 % at a mean interval of 700 ms, 1.3 % at 850 ms, 2.9 % \
      at 1000 ms and 7 % at 1200 ms, and by more above 0.25 Hz
      """,
    source: taskForce,
    needs: "a stretch without a gap that is long enough for one segment"
  ) { input, _ throws(MetricError) in
    try input.powers.get().hf.get()
  }

  /// Power in all three bands.
  static let totalPower = Metric(
    "total_power", symbol: "total power", unit: "ms²", family: .frequency, from: .powers,
    summary: "power in the three bands together",
    formula: "VLF + LF + HF",
    source: taskForce,
    needs: "what VLF, LF and HF power need"
  ) { input, _ throws(MetricError) in
    try input.threePowersMs2().total
  }

  /// Low-frequency power in normalized units.
  static let lfNormalized = Metric(
    "lf_nu", symbol: "LF", unit: "n.u.", family: .frequency, from: .powers,
    summary: "LF power as a share of LF and HF",
    formula: "100 · LF / (LF + HF)",
    source: taskForce,
    needs: "LF and HF power, not both 0"
  ) { input, _ throws(MetricError) in
    let (lf, hf) = try input.lfAndHFMs2()
    guard lf + hf > 0 else { throw .undefined("there is no power in LF or HF") }
    return 100 * lf / (lf + hf)
  }

  /// High-frequency power in normalized units.
  static let hfNormalized = Metric(
    "hf_nu", symbol: "HF", unit: "n.u.", family: .frequency, from: .powers,
    summary: "HF power as a share of LF and HF",
    formula: "100 · HF / (LF + HF)",
    source: taskForce,
    needs: "LF and HF power, not both 0"
  ) { input, _ throws(MetricError) in
    let (lf, hf) = try input.lfAndHFMs2()
    guard lf + hf > 0 else { throw .undefined("there is no power in LF or HF") }
    return 100 * hf / (lf + hf)
  }

  /// The ratio of LF to HF power.
  static let lfHFRatio = Metric(
    "lf_hf_ratio", symbol: "LF/HF", unit: "", family: .frequency, from: .powers,
    summary: "ratio of LF to HF power",
    formula: "LF / HF",
    source: taskForce,
    needs: "LF and HF power; HF not 0"
  ) { input, _ throws(MetricError) in
    let (lf, hf) = try input.lfAndHFMs2()
    guard hf > 0 else { throw .undefined("there is no power in HF to divide by") }
    return lf / hf
  }
}

extension MetricInput {
  /// The shortest recording with VLF power, in s: some two periods of the slowest rhythm.
  private static let vlfRecordingS = 600.0

  func vlfPowerMs2() throws(MetricError) -> Double {
    // A microsecond is allowed for the rounding of end times.
    let neededS = Self.vlfRecordingS
    guard statistics.coveredS + 1e-6 >= neededS else {
      throw .tooShort(neededS: neededS, gotS: statistics.coveredS)
    }
    guard statistics.longestRunS + 1e-6 >= neededS || spansGaps else {
      throw .noContiguousStretch(neededS: neededS, longestS: statistics.longestRunS)
    }
    return try powers.get().vlf.get()
  }

  private var spansGaps: Bool { (try? powers.get())?.estimate.spansGaps ?? false }

  func lfAndHFMs2() throws(MetricError) -> (Double, Double) {
    let powers = try powers.get()
    return (try powers.lf.get(), try powers.hf.get())
  }
}
