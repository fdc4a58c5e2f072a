internal import HRVModel

private let periodogram = PresetSpectrum.welch(
  PresetGrid(
    curve: .linear, rateHz: 4, clock: .msThenSeconds, startsAtZero: true, end: .beforeLastBeat),
  .none, PresetWelch(taper: .none, segment: .wholeSeconds))

private let bands = PresetBandSet(vlfHz: 0.0033, upperEdges: .held, rule: .trapezoid)

private let inSeconds = "in s, not ms"

extension Preset {
  /// sleepecg's features of one window that holds the whole recording.
  static let sleepECG = Preset(
    PresetDefinition(
      id: "sleepecg", name: "sleepecg", version: "0.6.0",
      call: """
        the hrv-time features of one window over all intervals in s, and the hrv-frequency \
        features of one from the first beat on
        """,
      summary: "seconds everywhere, straight lines at 4 Hz, one periodogram without a window",
      evidence: .executed,
      quirks: [
        "Differences are compared with 0.05 s after intervals were divided by 1000: rounding "
          + "decides ties at 50 ms.",
        "cvSD divides SDSD by the mean difference, which is near 0.",
        "Bins on an edge belong to the lower band.",
        "The first window of extract_features holds no whole tachogram and gets no powers.",
      ]),
    metrics: time + frequency + nonlinear)

  private static func s(_ quantity: PresetQuantity) -> PresetQuantity {
    .seen(as: .seconds, quantity)
  }

  private static let time: [PresetMetric] = {
    let ties = "ties: rounding of s decides whether 50 ms are above 0.05; a share, not %"
    let differences = PresetQuantity.seen(as: .differences, .mean)
    return [
      PresetMetric("mean_nn", "meanNN", "s", s(.mean), cause: inSeconds),
      PresetMetric("median_nn", "medianNN", "s", s(.median), cause: inSeconds),
      PresetMetric("min_nn", "minNN", "s", s(.minimum), cause: inSeconds),
      PresetMetric("max_nn", "maxNN", "s", s(.maximum), cause: inSeconds),
      PresetMetric("range_nn", "rangeNN", "s", s(.maximum - .minimum), cause: inSeconds),
      PresetMetric("sdnn", "SDNN", "s", s(.deviation(.nMinus1)), cause: inSeconds),
      PresetMetric("rmssd", "RMSSD", "s", s(.rmssd), cause: inSeconds),
      PresetMetric("sdsd", "SDSD", "s", s(.deviationOfDifferences(.nMinus1)), cause: inSeconds),
      PresetMetric("nn50", "NN50", "", s(.differencesAbove(0.05)), cause: ties),
      PresetMetric("nn20", "NN20", "", s(.differencesAbove(0.02)), cause: ties),
      PresetMetric("pnn50", "pNN50", "", s(.shareOfDifferences(above: 0.05)), cause: ties),
      PresetMetric("pnn20", "pNN20", "", s(.shareOfDifferences(above: 0.02)), cause: ties),
      PresetMetric("mad_nn", "madNN", "s", s(.medianDeviation), cause: inSeconds),
      PresetMetric("iqr_nn", "iqrNN", "s", s(.quantile(0.75) - .quantile(0.25)), cause: inSeconds),
      PresetMetric(
        "cvnn", "cvNN", "", s(.deviation(.nMinus1) / .mean)),
      PresetMetric(
        "cvsd", "cvSD", "", s(.deviationOfDifferences(.nMinus1) / differences),
        cause: "divides SDSD by the mean difference instead of RMSSD by the mean interval"),
      PresetMetric("mean_hr", "meanHR", "bpm", s(.number(60) / .mean)),
      PresetMetric("min_hr", "minHR", "bpm", s(.number(60) / .maximum)),
      PresetMetric("max_hr", "maxHR", "bpm", s(.number(60) / .minimum)),
      PresetMetric("sd_hr", "stdHR", "bpm", .seen(as: .rates, .deviation(.nMinus1))),
    ]
  }()

  private static let frequency: [PresetMetric] = bands.rows(
    .inSeconds(periodogram),
    .init(
      vlf: "VLF", lf: "LF", hf: "HF", lfShare: "LF_norm", hfShare: "HF_norm", ratio: "LF_HF_ratio"),
    unit: "s²",
    cause: """
      interpolation: straight lines; window: one periodogram of the whole recording, without a \
      window; in s², not ms²; band edges: on an edge, to the lower band
      """)

  private static let nonlinear: [PresetMetric] = {
    let (sd1, sd2) = (PresetQuantity.sd1(.nMinus1), PresetQuantity.sd2(.nMinus1))
    return [
      PresetMetric("sd1", "SD1", "s", s(sd1), cause: inSeconds),
      PresetMetric("sd2", "SD2", "s", s(sd2), cause: inSeconds),
      PresetMetric("sd1_sd2_ratio", "SD1_SD2_ratio", "", s(sd1 / sd2)),
      PresetMetric("sd_area", "S", "s²", s(.pi * sd1 * sd2), cause: "in s², not ms²"),
      PresetMetric("csi", "CSI", "", s(sd2 / sd1)),
      PresetMetric(
        "cvi", "CVI", "", s(.decimalLogarithm(16 * sd1 * sd2)), cause: "of values in s"),
    ]
  }()
}
