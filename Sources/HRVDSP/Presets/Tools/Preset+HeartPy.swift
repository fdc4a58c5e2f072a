internal import HRVModel

private let welch = PresetSpectrum.welchOfSmoothedTachogram(
  PresetWelch(taper: .hann, segment: .seconds(240)))

private let bands = PresetBandSet(vlfHz: 0.0033, upperEdges: .left, rule: .trapezoid)

extension Preset {
  /// HeartPy, as Python calls it.
  static let heartPy = Preset(
    PresetDefinition(
      id: "heartpy", name: "HeartPy", version: "1.2.7",
      call: "process_rr(intervals, calc_freq=True, square_spectrum=False)",
      summary: "a smoothing spline sampled four times a beat, Welch segments of 240 s",
      evidence: .executed,
      quirks: [
        "The tachogram is a smoothing spline that may miss the beats by 1 ms (root mean square).",
        "Its rate is four times the mean heart rate, so frequencies differ from file to file.",
        "SDSD is the standard deviation of the sizes of the differences; every divisor is n.",
        "pNN20 and pNN50 are shares.",
        "process_rr squares the spectrum unless told not to; process does not.",
      ]),
    metrics: time + frequency + nonlinear)

  private static let time: [PresetMetric] = [
    PresetMetric("mean_nn", "ibi", "ms", .mean),
    PresetMetric(
      "sdnn", "sdnn", "ms", .deviation(.n), cause: "divisor n instead of n − 1"),
    PresetMetric("rmssd", "rmssd", "ms", .rmssd),
    PresetMetric(
      "sdsd", "sdsd", "ms", .seen(as: .absoluteDifferences, .deviation(.n)),
      cause: "of the sizes of the differences, without their signs; divisor n"),
    PresetMetric("pnn50", "pnn50", "", .shareOfDifferences(above: 50), cause: "a share, not %"),
    PresetMetric("pnn20", "pnn20", "", .shareOfDifferences(above: 20), cause: "a share, not %"),
    PresetMetric("mad_nn", "hr_mad", "ms", .medianDeviation),
    PresetMetric("mean_hr", "bpm", "bpm", .number(60_000) / .mean),
  ]

  private static let frequency = bands.rows(
    welch,
    .init(
      vlf: "vlf", lf: "lf", hf: "hf", total: "p_total", lfShare: "lf_nu", hfShare: "hf_nu",
      ratio: "lf/hf"),
    cause: """
      interpolation: a smoothing spline at four samples a beat; window: Hann segments of 240 s; \
      trapezia inside a band leave out its last bin's width
      """)

  private static let nonlinear: [PresetMetric] = {
    let sd1 = PresetQuantity.rotated(along: false, .n)
    let sd2 = PresetQuantity.rotated(along: true, .n)
    return [
      PresetMetric("sd1", "sd1", "ms", sd1, cause: "divisor n"),
      PresetMetric("sd2", "sd2", "ms", sd2, cause: "divisor n, of the points themselves"),
      PresetMetric("sd1_sd2_ratio", "sd1/sd2", "", sd1 / sd2, cause: "divisor n"),
      PresetMetric("ellipse_area", "s", "ms²", .pi * sd1 * sd2, cause: "divisor n"),
    ]
  }()
}
