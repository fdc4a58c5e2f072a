internal import HRVModel

private let grid = PresetGrid(
  curve: .quadratic, rateHz: 100, clock: .seconds, startsAtZero: false, end: .stepBeyondHeld)

private let spectrum = PresetSpectrum.welch(
  grid, .mean,
  PresetWelch(
    taper: .hann, segment: .half, padding: .double, centresSegments: false, showsFrom: 0.5))

private func power(
  _ lowerHz: Double, _ upperHz: Double, _ spectrum: PresetSpectrum = spectrum
) -> PresetQuantity {
  .power(
    spectrum,
    PresetBand(
      lowerHz: lowerHz, upperHz: upperHz, rule: .trapezoid, emptyIsMissing: true))
}

private let (ulf, vlf, lf) = (power(0, 0.0033), power(0.0033, 0.04), power(0.04, 0.15))
private let (hf, vhf) = (power(0.15, 0.4), power(0.4, 0.5))
private let total = PresetQuantity.sumOfDefined([ulf, vlf, lf, hf, vhf])

private let welch = """
  window and interpolation: three half-length Hann segments, zero-padded to twice their length, \
  of a quadratic interpolation at 100 Hz; no mean is taken off a segment; trapezia inside a band \
  leave out its last bin's width
  """

extension Preset {
  /// NeuroKit2, as Python calls it.
  static let neurokit2 = Preset(
    PresetDefinition(
      id: "neurokit2", name: "NeuroKit2", version: "0.2.13",
      call: """
        hrv_time, hrv_frequency(normalize=False), hrv_nonlinear, of {"RRI": intervals}
        """,
      summary: "100 Hz quadratic tachogram, half-length Welch segments, sums over the band's bins",
      evidence: .executed,
      quirks: [
        "pNNx divides by the number of intervals, one more than there are differences.",
        "TINN: the left foot never moves and fits of 2¹⁴ or worse are refused, so that long "
          + "recordings get 0.",
        "Powers are divided by the greatest density unless normalize=False is given; both are here.",
        "LFn and HFn divide by the total of all bands, ULF and VHF included.",
        "SDANN and SDNNI leave out the last beat of each window and round the number of windows.",
        "With psd_method=\"burg\" the order in which 40,000 products are summed decides the sixth "
          + "digit; it is not reproduced.",
        "Given R peaks instead of intervals, it rounds beat times to samples first.",
      ]),
    metrics: time + geometric + frequency + nonlinear)

  private static let time: [PresetMetric] =
    [
      PresetMetric("mean_nn", "HRV_MeanNN", "ms", .mean),
      PresetMetric("median_nn", "HRV_MedianNN", "ms", .median),
      PresetMetric("sdnn", "HRV_SDNN", "ms", .deviation(.nMinus1)),
      PresetMetric("rmssd", "HRV_RMSSD", "ms", .rmssd),
      PresetMetric("sdsd", "HRV_SDSD", "ms", .deviationOfDifferences(.nMinus1)),
      PresetMetric("cvnn", "HRV_CVNN", "", .deviation(.nMinus1) / .mean),
      PresetMetric("cvsd", "HRV_CVSD", "", .rmssd / .mean),
      PresetMetric(
        "pnn50", "HRV_pNN50", "%", 100 * .shareOfIntervals(above: 50),
        cause: "divisor: the number of intervals, not of differences"),
      PresetMetric(
        "pnn20", "HRV_pNN20", "%", 100 * .shareOfIntervals(above: 20),
        cause: "divisor: the number of intervals, not of differences"),
      PresetMetric(
        "mad_nn", "HRV_MadNN", "ms", 1.4826 * .medianDeviation,
        cause: "times 1.4826, which makes it a standard deviation of normal data"),
      PresetMetric(
        "mcvnn", "HRV_MCVNN", "", 1.4826 * .medianDeviation / .median),
      PresetMetric("iqr_nn", "HRV_IQRNN", "ms", .quantile(0.75) - .quantile(0.25)),
      PresetMetric("sdnn_rmssd_ratio", "HRV_SDRMSSD", "", .deviation(.nMinus1) / .rmssd),
      PresetMetric("p20_nn", "HRV_Prc20NN", "ms", .quantile(0.2)),
      PresetMetric("p80_nn", "HRV_Prc80NN", "ms", .quantile(0.8)),
      PresetMetric("min_nn", "HRV_MinNN", "ms", .minimum),
      PresetMetric("max_nn", "HRV_MaxNN", "ms", .maximum),
    ] + windows

  private static let windows: [PresetMetric] = [1, 2, 5].flatMap { minutes in
    let windows = PresetWindows.neuroKit(minutes: Double(minutes))
    let cause = """
      windows: the last beat of each is left out, and their number is the length, rounded; at \
      least three
      """
    return [
      PresetMetric(
        MetricID(rawValue: "sdann_\(minutes)min"), "HRV_SDANN\(minutes)", "ms",
        .windowed(windows, each: .mean, all: .deviation(.nMinus1)), cause: cause),
      PresetMetric(
        MetricID(rawValue: "sdnni_\(minutes)min"), "HRV_SDNNI\(minutes)", "ms",
        .windowed(windows, each: .deviation(.nMinus1), all: .mean), cause: cause),
    ]
  }

  private static let geometric: [PresetMetric] = [
    PresetMetric("hti", "HRV_HTI", "", .histogramIndex(.fromZero(widthMs: 7.8125))),
    PresetMetric(
      "tinn", "HRV_TINN", "ms", .triangle(.fromZero(widthMs: 7.8125), .leftFootFixed),
      cause: "fit: only the right foot is searched for, and a poor fit gives 0"),
  ]

  private static let frequency: [PresetMetric] =
    [
      PresetMetric("ulf_power", "HRV_ULF", "ms²", ulf, cause: welch),
      PresetMetric("vlf_power", "HRV_VLF", "ms²", vlf, cause: welch),
      PresetMetric("lf_power", "HRV_LF", "ms²", lf, cause: welch),
      PresetMetric("hf_power", "HRV_HF", "ms²", hf, cause: welch),
      PresetMetric("vhf_power", "HRV_VHF", "ms²", vhf, cause: welch),
      PresetMetric(
        "total_power", "HRV_TP", "ms²", total,
        cause: "bands: up to 0.5 Hz, whatever of ULF and VHF there is; \(welch)"),
      PresetMetric("lf_hf_ratio", "HRV_LFHF", "", lf / hf, cause: welch),
      PresetMetric(
        "lf_nu", "HRV_LFn", "", lf / total,
        cause: "normalization: LF over the total of all bands, as a share"),
      PresetMetric(
        "hf_nu", "HRV_HFn", "", hf / total,
        cause: "normalization: HF over the total of all bands, as a share"),
      PresetMetric("ln_hf", "HRV_LnHF", "ln ms²", .naturalLogarithm(hf), cause: welch),
    ] + normalized
    + lomb

  private static let lomb: [PresetMetric] = {
    let spectrum = PresetSpectrum.astropyOfGrid(AstropyPeriodogram(upperHz: 0.5), grid)
    let (lf, hf) = (power(0.04, 0.15, spectrum), power(0.15, 0.4, spectrum))
    let rows: [(id: MetricID, name: String, unit: String, quantity: PresetQuantity)] = [
      ("vlf_power_lomb", "VLF", "ms²", power(0.0033, 0.04, spectrum)),
      ("lf_power_lomb", "LF", "ms²", lf), ("hf_power_lomb", "HF", "ms²", hf),
      ("vhf_power_lomb", "VHF", "ms²", power(0.4, 0.5, spectrum)),
      ("lf_hf_ratio_lomb", "LFHF", "", lf / hf),
    ]
    return rows.map { row in
      PresetMetric(
        row.id, "HRV_\(row.name) (lomb)", row.unit, row.quantity,
        cause: """
          psd_method="lomb": astropy's power of the tachogram at 100 Hz, which is no density and \
          grows with its samples
          """)
    }
  }()

  private static let normalized: [PresetMetric] = [
    ("vlf", vlf), ("lf", lf), ("hf", hf), ("vhf", vhf), ("total", total),
  ].map { name, power in
    PresetMetric(
      MetricID(rawValue: "\(name)_power_by_peak"),
      "HRV_\(name == "total" ? "TP" : name.uppercased()) (normalize=True)", "Hz",
      power / .greatestDensity(spectrum),
      cause: "what it prints by default: the power over the greatest density of the spectrum")
  }

  private static let nonlinear: [PresetMetric] = {
    let sd1 = PresetQuantity.rotated(along: false, .nMinus1)
    let sd2 = PresetQuantity.rotated(along: true, .nMinus1)
    return [
      PresetMetric("sd1", "HRV_SD1", "ms", sd1),
      PresetMetric(
        "sd2", "HRV_SD2", "ms", sd2,
        cause: "formula: the spread of the points themselves, not √(2 SDNN² − SDSD²/2)"),
      PresetMetric("sd1_sd2_ratio", "HRV_SD1SD2", "", sd1 / sd2, cause: "SD2 from the points"),
      PresetMetric("sd_area", "HRV_S", "ms²", .pi * sd1 * sd2, cause: "SD2 from the points"),
      PresetMetric("csi", "HRV_CSI", "", sd2 / sd1, cause: "SD2 from the points"),
      PresetMetric(
        "cvi", "HRV_CVI", "", .decimalLogarithm(16 * sd1 * sd2), cause: "SD2 from the points"),
      PresetMetric(
        "csi_modified", "HRV_CSI_Modified", "ms", 4 * sd2.squared / sd1,
        cause: "SD2 from the points"),
      PresetMetric(
        "sampen", "HRV_SampEn", "",
        .sampleEntropy(
          PresetEntropy(share: 0.2, divisor: .nMinus1, closed: true, counting: .richman))),
      PresetMetric(
        "dfa_alpha1", "HRV_DFA_alpha1", "",
        .fluctuationSlope(PresetFluctuation(from: 4, to: 11)),
        cause: "scales 4–11, windows that overlap by half"),
      PresetMetric(
        "dfa_alpha2", "HRV_DFA_alpha2", "",
        .fluctuationSlope(PresetFluctuation(from: 12, to: nil)),
        cause: "scales from 12 to a tenth of the beats, windows that overlap by half"),
    ]
  }()
}

extension PresetQuantity {
  /// The ratio of a circle's circumference to its diameter.
  static let pi = number(.pi)
}
