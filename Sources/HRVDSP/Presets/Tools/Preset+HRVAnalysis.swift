internal import HRVModel

private let welch = PresetSpectrum.welch(
  PresetGrid(
    curve: .linear, rateHz: 4, clock: .msThenSeconds, startsAtZero: true, end: .beforeLastBeat),
  .mean,
  PresetWelch(taper: .hann, segment: .samples(256), padding: .to(4096)))

private let lomb = PresetSpectrum.astropyOfBeats(
  AstropyPeriodogram(upperHz: 0.4), fromHz: 0.003)

private let bands = PresetBandSet(vlfHz: 0.003, upperEdges: .left, rule: .trapezoid)

/// The tolerance of nolds 0.6 for templates of two, as a share of the standard deviation.
private let tolerance = 0.1164 * (0.5627 * naturalLogarithm(2) + 1.3334)

extension Preset {
  /// hrv-analysis, as Python calls it.
  static let hrvAnalysis = Preset(
    PresetDefinition(
      id: "hrv-analysis", name: "hrv-analysis", version: "1.0.6",
      call: "get_time_domain_features … get_sampen, of a list of ms",
      summary: "4 Hz straight lines, Welch segments of 64 s padded to 4096",
      evidence: .executed,
      quirks: [
        "Straight lines between beats take power out of HF.",
        "Segments of 64 s resolve no VLF; zero padding makes it look as if they did.",
        "The histogram of HTI runs from 300 to 1996 ms in 8-ms bins; what lies outside is dropped.",
        "TINN is None.",
        "SDSD divides by n, SDNN by n − 1.",
        "method=\"lomb\" is as with astropy 8; earlier versions approximate its sums on a grid.",
        "Sample entropy is that of nolds 0.6.3, whose tolerance for two dimensions is 0.2006 SD.",
      ]),
    metrics: time + geometric + frequency + ofBeats + nonlinear)

  private static let time: [PresetMetric] = [
    PresetMetric("mean_nn", "mean_nni", "ms", .mean),
    PresetMetric("median_nn", "median_nni", "ms", .median),
    PresetMetric("sdnn", "sdnn", "ms", .deviation(.nMinus1)),
    PresetMetric("rmssd", "rmssd", "ms", .rmssd),
    PresetMetric(
      "sdsd", "sdsd", "ms", .deviationOfDifferences(.n), cause: "divisor n instead of n − 1"),
    PresetMetric("cvnn", "cvnni", "", .deviation(.nMinus1) / .mean),
    PresetMetric("cvsd", "cvsd", "", .rmssd / .mean),
    PresetMetric("range_nn", "range_nni", "ms", .maximum - .minimum),
    PresetMetric("nn50", "nni_50", "", .differencesAbove(50)),
    PresetMetric("pnn50", "pnni_50", "%", 100 * .shareOfDifferences(above: 50)),
    PresetMetric("nn20", "nni_20", "", .differencesAbove(20)),
    PresetMetric("pnn20", "pnni_20", "%", 100 * .shareOfDifferences(above: 20)),
    PresetMetric(
      "mean_hr", "mean_hr", "bpm", .seen(as: .rates, .mean),
      cause: "the mean of the rates of the intervals, not the rate of their mean"),
    PresetMetric("min_hr", "min_hr", "bpm", .seen(as: .rates, .minimum)),
    PresetMetric("max_hr", "max_hr", "bpm", .seen(as: .rates, .maximum)),
    PresetMetric("sd_hr", "std_hr", "bpm", .seen(as: .rates, .deviation(.n))),
  ]

  private static let geometric: [PresetMetric] = [
    PresetMetric(
      "hti", "triangular_index", "", .histogramIndex(.between(300, 2000, widthMs: 8)),
      cause: "bins of 8 ms from 300 ms instead of 7.8125 from 0; outside 300–1996 ms not counted"),
    PresetMetric("tinn", "tinn", "ms", .missing("it gives None for TINN")),
  ]

  private static let frequency = bands.rows(
    welch,
    .init(
      vlf: "vlf", lf: "lf", hf: "hf", total: "total_power", lfShare: "lfnu", hfShare: "hfnu",
      ratio: "lf_hf_ratio"),
    cause: """
      interpolation: straight lines, which lower HF; window: 64-s segments, which smear LF and \
      VLF; VLF begins at 0.003 Hz
      """)

  private static let ofBeats = bands.rows(
    lomb,
    .init(
      vlf: "vlf (lomb)", lf: "lf (lomb)", hf: "hf (lomb)", total: "total_power (lomb)",
      lfShare: "lfnu (lomb)", hfShare: "hfnu (lomb)", ratio: "lf_hf_ratio (lomb)"),
    suffix: "_lomb",
    cause: """
      spectrum: method="lomb", astropy's power at the beats, which is no density and grows with \
      their number; VLF begins at 0.003 Hz
      """)

  private static let nonlinear: [PresetMetric] = {
    let (sd1, sd2) = (PresetQuantity.sd1(.nMinus1), PresetQuantity.sd2(.nMinus1))
    return [
      PresetMetric("sd1", "sd1", "ms", sd1),
      PresetMetric("sd2", "sd2", "ms", sd2),
      PresetMetric("sd1_sd2_ratio", "1/ratio_sd2_sd1", "", sd1 / sd2, cause: "it prints SD2/SD1"),
      PresetMetric("csi", "csi", "", sd2 / sd1),
      PresetMetric("cvi", "cvi", "", .decimalLogarithm(16 * sd1 * sd2)),
      PresetMetric("csi_modified", "Modified_csi", "ms", 4 * sd2.squared / sd1),
      PresetMetric(
        "sampen", "sampen", "",
        .sampleEntropy(
          PresetEntropy(
            share: tolerance, divisor: .nMinus1, closed: false, counting: .richman)),
        cause: "tolerance: 0.2006 SD, nolds' for two dimensions, not 0.2; ties at it do not match"),
    ]
  }()
}
