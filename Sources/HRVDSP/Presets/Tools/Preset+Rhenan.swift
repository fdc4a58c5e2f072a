internal import HRVModel

private let welch = PresetSpectrum.welch(
  PresetGrid(
    curve: .cubic, rateHz: 4, clock: .msThenSeconds, startsAtZero: true, end: .stepBeyondOnCurve),
  .none, PresetWelch(taper: .hann, segment: .samples(256)))

private let bands = PresetBandSet(vlfHz: 0, upperEdges: .left, rule: .trapezoid)

extension Preset {
  /// Rhenan Bartels' `hrv`, as Python calls it.
  static let rhenan = Preset(
    PresetDefinition(
      id: "rhenan", name: "hrv (Bartels)", version: "0.2.10",
      call: "time_domain, frequency_domain, non_linear, of an RRi",
      summary: "4 Hz cubic tachogram, Welch segments of 64 s",
      evidence: .executed,
      quirks: [
        "pNN50 divides by the number of intervals.",
        "Segments of 64 s resolve no VLF, which begins at 0 Hz.",
        "The tachogram runs up to a step beyond the last beat, on the last cubic.",
      ]),
    metrics: time + frequency + nonlinear)

  private static let time: [PresetMetric] = [
    PresetMetric("mean_nn", "mrri", "ms", .mean),
    PresetMetric("sdnn", "sdnn", "ms", .deviation(.nMinus1)),
    PresetMetric("rmssd", "rmssd", "ms", .rmssd),
    PresetMetric("sdsd", "sdsd", "ms", .deviationOfDifferences(.nMinus1)),
    PresetMetric("nn50", "nn50", "", .differencesAbove(50)),
    PresetMetric(
      "pnn50", "pnn50", "%", 100 * .shareOfIntervals(above: 50),
      cause: "divisor: the number of intervals, not of differences"),
    PresetMetric(
      "mean_hr", "mhr", "bpm", .seen(as: .rates, .mean),
      cause: "the mean of the rates of the intervals, not the rate of their mean"),
  ]

  private static let frequency = bands.rows(
    welch,
    .init(
      vlf: "vlf", lf: "lf", hf: "hf", total: "total_power", lfShare: "lfnu", hfShare: "hfnu",
      ratio: "lf_hf"),
    cause: """
      window: Hann segments of 64 s, which smear LF and VLF; VLF begins at 0 Hz; trapezia \
      inside a band leave out its last bin's width
      """)

  private static let nonlinear: [PresetMetric] = [
    PresetMetric("sd1", "sd1", "ms", .sd1(.nMinus1)),
    PresetMetric("sd2", "sd2", "ms", .sd2(.nMinus1)),
  ]
}
