internal import HRVModel

private let welch = PresetSpectrum.welch(
  PresetGrid(curve: .cubic, rateHz: 5, clock: .ms, startsAtZero: false, end: .beforeLastBeat),
  .none, PresetWelch(taper: .hann, segment: .seconds(256)))

private let sixDecimals = "rounded to six decimals"

private let bands = PresetBandSet(vlfHz: 0.003, upperEdges: .left, rule: .trapezoid)

private let welchCause = """
  window: Hann segments of 256 s of a cubic interpolation at 5 Hz; VLF begins at 0.003 Hz; \
  trapezia inside a band leave out its last bin's width
  """

extension Preset {
  /// systole, as Python calls it.
  static let systole = Preset(
    PresetDefinition(
      id: "systole", name: "systole", version: "0.3.1",
      call: "time_domain, frequency_domain, nonlinear_domain, of a list of ms",
      summary: "5 Hz cubic tachogram, Welch segments of 256 s",
      evidence: .executed,
      quirks: [
        "Values of the time domain, and frequencies of peaks, are rounded to six decimals.",
        "SD1 and SD2 divide by n, SDNN and SDSD by n − 1.",
      ]),
    metrics: time + frequency + nonlinear)

  private static func rounded(_ quantity: PresetQuantity) -> PresetQuantity {
    .rounded(quantity, decimals: 6)
  }

  private static let time: [PresetMetric] = [
    PresetMetric("mean_nn", "MeanRR", "ms", rounded(.mean), cause: sixDecimals),
    PresetMetric("median_nn", "MedianRR", "ms", rounded(.median), cause: sixDecimals),
    PresetMetric("min_nn", "MinRR", "ms", rounded(.minimum), cause: sixDecimals),
    PresetMetric("max_nn", "MaxRR", "ms", rounded(.maximum), cause: sixDecimals),
    PresetMetric("sdnn", "SDNN", "ms", rounded(.deviation(.nMinus1)), cause: sixDecimals),
    PresetMetric("rmssd", "RMSSD", "ms", rounded(.rmssd), cause: sixDecimals),
    PresetMetric(
      "sdsd", "SDSD", "ms", rounded(.deviationOfDifferences(.nMinus1)), cause: sixDecimals),
    PresetMetric("nn50", "nn50", "", .differencesAbove(50)),
    PresetMetric(
      "pnn50", "pnn50", "%", rounded(100 * .shareOfDifferences(above: 50)), cause: sixDecimals),
    PresetMetric(
      "mean_hr", "MeanBPM", "bpm", rounded(.seen(as: .rates, .mean)),
      cause: "the mean of the rates of the intervals, not the rate of their mean"),
    PresetMetric(
      "median_hr", "MedianBPM", "bpm", rounded(.seen(as: .rates, .median)), cause: sixDecimals),
    PresetMetric(
      "min_hr", "MinBPM", "bpm", rounded(.seen(as: .rates, .minimum)), cause: sixDecimals),
    PresetMetric(
      "max_hr", "MaxBPM", "bpm", rounded(.seen(as: .rates, .maximum)), cause: sixDecimals),
  ]

  private static let frequency: [PresetMetric] =
    bands.rows(
      welch,
      .init(
        vlf: "vlf_power", lf: "lf_power", hf: "hf_power", total: "total_power",
        lfShare: "lf_power_nu", hfShare: "hf_power_nu", ratio: "lf_hf_ratio"),
      cause: welchCause)
    + bands.peakRows(
      welch, "lf_peak", "hf_peak", decimals: 6, cause: "the greatest bin, without a parabola")

  private static let nonlinear: [PresetMetric] = [
    PresetMetric("sd1", "SD1", "ms", .sd1(.n), cause: "divisor n instead of n − 1"),
    PresetMetric("sd2", "SD2", "ms", .sd2(.n), cause: "divisor n instead of n − 1"),
  ]
}
