internal import HRVModel

private let segments = PresetWelch(taper: .hann, segment: .seconds(240))
private let welch = PresetSpectrum.welchOfSmoothedTachogram(segments, restarts: true)
/// As above, with the splines of SciPy 1.18.
private let newerWelch = PresetSpectrum.welchOfSmoothedTachogram(segments, restarts: false)

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
        "SciPy 1.18 seeks the knots of the spline in another way, which moves powers in the third "
          + "digit: rows ending in scipy118 are those; the others hold for SciPy to 1.17.",
        "process_rr squares the spectrum unless told not to; process does not.",
      ]),
    metrics: time + frequency + newerFrequency + nonlinear)

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

  /// The powers with SciPy 1.18 or later.
  private static let newerFrequency: [PresetMetric] = {
    let cause = "as the row without scipy118, with the knots that SciPy 1.18 finds"
    let (lf, hf) = (
      PresetQuantity.power(newerWelch, bands.lf), PresetQuantity.power(newerWelch, bands.hf)
    )
    return [
      PresetMetric(
        "vlf_power_scipy118", "vlf", "ms²", .power(newerWelch, bands.vlf), cause: cause),
      PresetMetric("lf_power_scipy118", "lf", "ms²", lf, cause: cause),
      PresetMetric("hf_power_scipy118", "hf", "ms²", hf, cause: cause),
      PresetMetric("lf_hf_ratio_scipy118", "lf/hf", "", lf / hf, cause: cause),
    ]
  }()

  private static let nonlinear: [PresetMetric] = {
    let sd1 = PresetQuantity.rotated(along: false, .n)
    let sd2 = PresetQuantity.rotated(along: true, .n)
    return [
      PresetMetric("sd1", "sd1", "ms", sd1, cause: "divisor n"),
      PresetMetric("sd2", "sd2", "ms", sd2, cause: "divisor n, of the points themselves"),
      PresetMetric("sd1_sd2_ratio", "sd1/sd2", "", sd1 / sd2, cause: "divisor n"),
      PresetMetric("sd_area", "s", "ms²", .pi * sd1 * sd2, cause: "divisor n"),
    ]
  }()
}
