internal import HRVModel

private let grid = PresetGrid(
  curve: .cubic, rateHz: 4, clock: .ms, startsAtZero: true, end: .beforeLastBeat)

private let welch = PresetSpectrum.welch(
  grid, .mean,
  PresetWelch(
    taper: .hamming,
    segment: .samplesByLength(below: 300_000, 4096, else: 300), padding: .to(4096)))
private let lomb = PresetSpectrum.leastSquares(PresetLomb(form: .pyHRV))
private let autoregressive = PresetSpectrum.autoregressive(
  grid, .none, PresetAutoregression(order: 16, transformLength: 4096))

private let bands = PresetBandSet(vlfHz: 0, upperEdges: .shared, rule: .rectangle)

private let welchCause = """
  window: one Hamming segment below 300 s, segments of 75 s from there on, so that powers jump \
  at 300 s; band edges: bins on an edge count in both bands, VLF begins at 0
  """

extension Preset {
  /// pyHRV, as Python calls it.
  static let pyHRV = Preset(
    PresetDefinition(
      id: "pyhrv", name: "pyHRV", version: "0.5.0",
      call: """
        the functions of time_domain, geometrical_parameters(), welch_psd, lomb_psd and \
        ar_psd(mode="dev"), poincare, sample_entropy, of nni=intervals
        """,
      summary: "4 Hz cubic tachogram, one segment below 300 s, 75-s segments above",
      evidence: .executed,
      quirks: [
        "SDSD is the standard deviation of the sizes of the differences, without their signs.",
        "Welch segments change from the whole record to 300 samples at 300 s.",
        "geometrical_parameters has bins of 7.815 ms, a slip for 7.8125; time_domain has the latter.",
        "TINN is fitted to a histogram under a Gaussian of two bins.",
        "Lomb takes 2π/f for the angular frequency and ms for s: its powers mean nothing.",
        "AR sums decibels times 1000 as if they were ms²/Hz.",
        "Values are all below 10: it takes them for seconds, and cuts ms after the point.",
        "DFA exponents come from RANSAC without a seed and differ from call to call.",
      ]),
    metrics: time + geometric + frequency + nonlinear)

  private static let time: [PresetMetric] = [
    PresetMetric("mean_nn", "nni_mean", "ms", .mean),
    PresetMetric("min_nn", "nni_min", "ms", .minimum),
    PresetMetric("max_nn", "nni_max", "ms", .maximum),
    PresetMetric("sdnn", "sdnn", "ms", .deviation(.nMinus1)),
    PresetMetric("rmssd", "rmssd", "ms", .rmssd),
    PresetMetric(
      "sdsd", "sdsd", "ms", .seen(as: .absoluteDifferences, .deviation(.nMinus1)),
      cause: "of the sizes of the differences, without their signs"),
    PresetMetric("nn50", "nn50", "", .differencesAbove(50)),
    PresetMetric("pnn50", "pnn50", "%", 100 * .shareOfDifferences(above: 50)),
    PresetMetric("nn20", "nn20", "", .differencesAbove(20)),
    PresetMetric("pnn20", "pnn20", "%", 100 * .shareOfDifferences(above: 20)),
    PresetMetric(
      "sdann_5min", "sdann", "ms",
      .windowed(.filled(seconds: 300), each: .mean, all: .deviation(.nMinus1)),
      cause: "windows: the rest after the last full one counts as one, too"),
    PresetMetric(
      "sdnni_5min", "sdnn_index", "ms",
      .windowed(.filled(seconds: 300), each: .deviation(.nMinus1), all: .mean),
      cause: "windows: the rest after the last full one counts as one, too"),
    PresetMetric(
      "mean_hr", "hr_mean", "bpm", .seen(as: .rates, .mean),
      cause: "the mean of the rates of the intervals, not the rate of their mean"),
    PresetMetric("min_hr", "hr_min", "bpm", .seen(as: .rates, .minimum)),
    PresetMetric("max_hr", "hr_max", "bpm", .seen(as: .rates, .maximum)),
    PresetMetric("sd_hr", "hr_std", "bpm", .seen(as: .rates, .deviation(.nMinus1))),
  ]

  private static let geometric: [PresetMetric] = {
    let fit = PresetTriangle.leastSquares(smoothedBy: 2, reach: .lastCount)
    return [
      PresetMetric(
        "hti", "tri_index", "", .histogramIndex(.fromZero(widthMs: 7.815)),
        cause: "bins of 7.815 ms instead of 7.8125"),
      PresetMetric(
        "tinn", "tinn", "ms", .triangle(.fromZero(widthMs: 7.815), fit),
        cause: "bins of 7.815 ms; the histogram is smoothed before the fit"),
      PresetMetric(
        "hti_time_domain", "time_domain()['tri_index']", "",
        .histogramIndex(.fromZero(widthMs: 7.8125))),
      PresetMetric(
        "tinn_time_domain", "time_domain()['tinn']", "ms",
        .triangle(.fromZero(widthMs: 7.8125), fit),
        cause: "the histogram is smoothed before the fit"),
    ]
  }()

  private static let frequency: [PresetMetric] =
    bands.rows(
      welch,
      .init(
        vlf: "fft_abs[0]", lf: "fft_abs[1]", hf: "fft_abs[2]", total: "fft_total",
        lfShare: "fft_norm[0]", hfShare: "fft_norm[1]", ratio: "fft_ratio"),
      cause: welchCause)
    + bands.peakRows(
      welch, "fft_peak[1]", "fft_peak[2]",
      cause: "the greatest bin of a spectrum padded to 4096, without a parabola")
    + others

  /// The powers of the other two spectra.
  private static let others: [PresetMetric] = [
    ("lomb", lomb, "the angular frequency is taken to be 2π/f, and ms for s"),
    ("ar", autoregressive, "decibels times 1000, summed as if they were ms²/Hz"),
  ].flatMap { name, spectrum, cause in
    let powers = [bands.vlf, bands.lf, bands.hf].map { PresetQuantity.power(spectrum, $0) }
    let rows = zip(["vlf", "lf", "hf"], powers.indices).map { band, i in
      PresetMetric(
        MetricID(rawValue: "\(band)_power_\(name)"), "\(name)_abs[\(i)]", "", powers[i],
        cause: cause)
    }
    return rows + [
      PresetMetric(
        MetricID(rawValue: "lf_hf_ratio_\(name)"), "\(name)_ratio", "", powers[1] / powers[2],
        cause: cause)
    ]
  }

  private static let nonlinear: [PresetMetric] = {
    let sd1 = PresetQuantity.rotated(along: false, .n)
    let sd2 = PresetQuantity.rotated(along: true, .n)
    let random = "RANSAC fits the exponent from random subsets without a seed: no call repeats"
    return [
      PresetMetric("sd1", "sd1", "ms", sd1, cause: "divisor n"),
      PresetMetric("sd2", "sd2", "ms", sd2, cause: "divisor n, of the points themselves"),
      PresetMetric("sd1_sd2_ratio", "1/sd_ratio", "", sd1 / sd2, cause: "it prints SD2/SD1"),
      PresetMetric("sd_area", "ellipse_area", "ms²", .pi * sd1 * sd2, cause: "divisor n"),
      PresetMetric(
        "sampen", "sampen", "",
        .sampleEntropy(
          PresetEntropy(share: 0.2, divisor: .nPlus1, closed: false, counting: .richman)),
        cause: "tolerance: of a variance divided by n + 1; ties at it do not match"),
      PresetMetric("dfa_alpha1", "dfa_alpha1", "", .missing(random), cause: random),
      PresetMetric("dfa_alpha2", "dfa_alpha2", "", .missing(random), cause: random),
    ]
  }()
}
