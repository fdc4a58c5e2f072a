internal import HRVModel

private func first(_ quantity: PresetQuantity) -> PresetQuantity {
  .seen(as: .firstTwice, quantity)
}

private let twice = "the first interval counts twice"
private let windows = PresetWindows.wholeByBeat(seconds: 300)

private let shortTime = PresetSpectrum.shortTime(PresetShortTime(windowS: 300, shiftS: 30))

private func power(_ lowerHz: Double, _ upperHz: Double) -> PresetQuantity {
  .power(shortTime, PresetBand(lowerHz: lowerHz, upperHz: upperHz, rule: .sum))
}

extension Preset {
  /// RHRV, without its filter.
  static let rhrv = Preset(
    PresetDefinition(
      id: "rhrv", name: "RHRV", version: "5.0.0",
      call: """
        BuildNIHR, CreateTimeAnalysis(size=300, interval=7.8125); InterpolateNIHR, \
        CalculatePowerBand(size=300, shift=30), mean over the windows
        """,
      summary: "a duplicated first interval, heart rates on lines at 4 Hz, windows of 300 s",
      evidence: .source,
      quirks: [
        "The first interval is entered twice, so that n + 1 intervals are analysed.",
        "TINN is twice the area over the height of the histogram; no triangle is fitted.",
        "Bins of the histogram hit the middle of the range, and are closed on the right.",
        "The default bands are ULF to 0.03, VLF to 0.05, LF to 0.15 and HF to 0.4 Hz.",
        "Power is 1.586 · Σ|X|² / (2 L²) with L half the transform: no density, no mean square.",
        "Heart rate is interpolated and turned into intervals afterwards.",
        "FilterNIHR, which its scripts mostly call first, is not part of this preset.",
      ]),
    metrics: time + frequency + nonlinear)

  private static let time: [PresetMetric] = [
    PresetMetric("sdnn", "SDNN", "ms", first(.deviation(.nMinus1)), cause: twice),
    PresetMetric("rmssd", "rMSSD", "ms", first(.rmssd), cause: twice),
    PresetMetric("sdsd", "SDSD", "ms", first(.deviationOfDifferences(.nMinus1)), cause: twice),
    PresetMetric(
      "pnn50", "pNN50", "%", first(100 * .shareOfDifferences(above: 50)),
      cause: "divisor: one difference more, since \(twice)"),
    PresetMetric(
      "sdann_5min", "SDANN", "ms",
      first(.windowed(windows, each: .mean, all: .deviation(.nMinus1))), cause: twice),
    PresetMetric(
      "sdnni_5min", "SDNNIDX", "ms",
      first(.windowed(windows, each: .deviation(.nMinus1), all: .mean)), cause: twice),
    PresetMetric(
      "irrr", "IRRR", "ms", first(.quantile(0.75) - .quantile(0.25)), cause: twice),
    PresetMetric(
      "madrr", "MADRR", "ms", first(.seen(as: .absoluteDifferences, .median)), cause: twice),
    PresetMetric(
      "hti", "HRVi", "", first(.histogramIndex(.aroundMidrange(widthMs: 7.8125))),
      cause: "bins hit the middle of the range; \(twice)"),
    PresetMetric(
      "tinn", "TINN", "ms",
      first(.triangle(.aroundMidrange(widthMs: 7.8125), .twiceAreaOverHeight)),
      cause: "twice the area over the height: no triangle is fitted"),
  ]

  private static let frequency: [PresetMetric] = {
    let cause = """
      bands: VLF 0.03–0.05, LF 0.05–0.15 Hz; scale: 1.586 Σ|X|²/(2 L²), no density; \
      interpolation: of heart rate, on lines
      """
    let (lf, hf) = (power(0.05, 0.15), power(0.15, 0.4))
    return [
      PresetMetric("ulf_power", "ULF", "ms²", power(0, 0.03), cause: cause),
      PresetMetric("vlf_power", "VLF", "ms²", power(0.03, 0.05), cause: cause),
      PresetMetric("lf_power", "LF", "ms²", lf, cause: cause),
      PresetMetric("hf_power", "HF", "ms²", hf, cause: cause),
      PresetMetric("total_power", "HRV", "ms²", power(0, 2), cause: cause),
      PresetMetric(
        "lf_hf_ratio", "LF/HF", "", lf / hf,
        cause: "the ratio of the means over the windows; \(cause)"),
    ]
  }()

  private static let nonlinear: [PresetMetric] = [
    PresetMetric("sd1", "SD1", "ms", first(.sd1(.nMinus1)), cause: twice),
    PresetMetric("sd2", "SD2", "ms", first(.sd2(.nMinus1)), cause: twice),
  ]
}
