internal import HRVModel

private let twice = "the first interval counts twice"
private let windows = PresetWindows.wholeByBeat(seconds: 300)
private let shortTime = PresetShortTime(windowS: 300, shiftS: 30)

private let call = """
  LoadBeatRR(scale=0.001), BuildNIHR, CreateTimeAnalysis(size=300, interval=7.8125), \
  PoincarePlot; InterpolateNIHR, CalculatePowerBand(size=300, shift=30), mean over the windows; \
  CalculatePSD(method="pgram"|"ar"|"lomb"), CalculateEnergyInPSDBands
  """

private let quirks = [
  "The first interval is entered twice, so that n + 1 intervals are analysed.",
  "Intervals are formed anew from times in s: differences of 50 ms fall on either side of it.",
  "TINN is twice the area over the height of the histogram; no triangle is fitted.",
  "Bins of the histogram hit the middle of the range, and are closed on the right.",
  "SDNNIDX is 0 where there is no whole window.",
  "The default bands are ULF to 0.03, VLF to 0.05, LF to 0.15 and HF to 0.4 Hz.",
  "Heart rate is interpolated and turned into intervals afterwards.",
  "Power in windows is 1.586 · Σ|X|² / (2 L²) with L half the transform, no density; a "
    + "recording shorter than a window is filled up with zeros before the mean is taken off.",
  "Densities of pgram and ar are two-sided, so that their powers are half of other programs'.",
  "lomb is a share of the sum of squares times the variance, summed over bins of 1/span: what "
    + "the power in the band divided by the span in s comes to.",
]

extension Preset {
  /// RHRV, without its filter.
  static let rhrv = Preset(
    PresetDefinition(
      id: "rhrv", name: "RHRV", version: "5.0.0", call: call,
      summary: "a duplicated first interval, heart rates on lines at 4 Hz, windows of 300 s",
      evidence: .executed,
      quirks: quirks + ["FilterNIHR, which its scripts mostly call first, is in rhrv-filtered."]),
    preparation: PresetPreparation { recorded throws(MetricError) in
      try RHRVBeats.table(of: recorded)
    },
    metrics: metrics)

  /// RHRV with its filter, as its scripts mostly call it.
  static let rhrvFiltered = Preset(
    PresetDefinition(
      id: "rhrv-filtered", name: "RHRV with FilterNIHR", version: "5.0.0",
      call: call.replacing("BuildNIHR,", with: "BuildNIHR, FilterNIHR,"),
      summary: "as rhrv, without beats whose rate is far from those around it and from the mean",
      evidence: .executed,
      quirks: quirks + [
        "The filter takes beats away and leaves their time empty; the last beat always goes."
      ]),
    preparation: PresetPreparation { recorded throws(MetricError) in
      try RHRVBeats.filtered(RHRVBeats.table(of: recorded))
    },
    metrics: metrics)

  private static let metrics: [PresetMetric] =
    time + frequency + density("pgram", pgram, .periodogram(PresetPeriodogram(tapered: 0.1)))
    + density("ar", autoregression, .orderSearch(PresetOrderSearch(frequencies: 500)))
    + density("lomb", lomb, .leastSquares(PresetLomb(form: .rhrv))) + nonlinear

  private static let time: [PresetMetric] = [
    PresetMetric("sdnn", "SDNN", "ms", .deviation(.nMinus1), cause: twice),
    PresetMetric("rmssd", "rMSSD", "ms", .rmssd, cause: twice),
    PresetMetric("sdsd", "SDSD", "ms", .deviationOfDifferences(.nMinus1), cause: twice),
    PresetMetric(
      "pnn50", "pNN50", "%", 100 * .shareOfDifferences(above: 50),
      cause: "divisor: one difference more, since \(twice)"),
    PresetMetric(
      "sdann_5min", "SDANN", "ms", .windowed(windows, each: .mean, all: .deviation(.nMinus1)),
      cause: twice),
    PresetMetric(
      "sdnni_5min", "SDNNIDX", "ms", .windowed(windows, each: .deviation(.nMinus1), all: .mean),
      cause: twice),
    PresetMetric("irrr", "IRRR", "ms", .quantile(0.75) - .quantile(0.25), cause: twice),
    PresetMetric("madrr", "MADRR", "ms", .seen(as: .absoluteDifferences, .median), cause: twice),
    PresetMetric(
      "hti", "HRVi", "", .histogramIndex(.aroundMidrange(widthMs: 7.8125)),
      cause: "bins hit the middle of the range; \(twice)"),
    PresetMetric(
      "tinn", "TINN", "ms", .triangle(.aroundMidrange(widthMs: 7.8125), .twiceAreaOverHeight),
      cause: "twice the area over the height: no triangle is fitted"),
  ]

  private static let frequency: [PresetMetric] = {
    let cause = """
      bands: VLF 0.03–0.05, LF 0.05–0.15 Hz; scale: 1.586 Σ|X|²/(2 L²), no density; \
      interpolation: of heart rate, on lines
      """
    func band(_ lowerHz: Double, _ upperHz: Double) -> PresetBand {
      PresetBand(lowerHz: lowerHz, upperHz: upperHz, rule: .sum)
    }
    func power(_ band: PresetBand) -> PresetQuantity { .power(.shortTime(shortTime), band) }
    let (lf, hf) = (band(0.05, 0.15), band(0.15, 0.4))
    return [
      PresetMetric("ulf_power", "ULF", "ms²", power(band(0, 0.03)), cause: cause),
      PresetMetric("vlf_power", "VLF", "ms²", power(band(0.03, 0.05)), cause: cause),
      PresetMetric("lf_power", "LF", "ms²", power(lf), cause: cause),
      PresetMetric("hf_power", "HF", "ms²", power(hf), cause: cause),
      PresetMetric("total_power", "HRV", "ms²", power(band(0, 2)), cause: cause),
      PresetMetric(
        "lf_hf_ratio", "LF/HF", "", power(lf) / power(hf),
        cause: "the ratio of the means over the windows; \(cause)"),
      PresetMetric(
        "lf_hf_ratio_by_window", "LFHF", "", .meanRatio(shortTime, lf, over: hf),
        cause: "the mean of the ratios of the windows; \(cause)"),
    ]
  }()

  private static let pgram = """
    bands: VLF 0.03–0.05, LF 0.05–0.15 Hz; band edges: in both bands; window: one, a tenth of it \
    tapered at either end; scale: the half of the power at positive frequencies
    """
  private static let autoregression = """
    bands: VLF 0.03–0.05, LF 0.05–0.15 Hz; a model of the order of the least AIC; scale: the half \
    of the power at positive frequencies
    """
  private static let lomb = """
    bands: VLF 0.03–0.05, LF 0.05–0.15 Hz; band edges: in both bands; scale: a share of the sum \
    of squares, not of a density
    """

  private static func density(
    _ method: String, _ cause: String, _ spectrum: PresetSpectrum
  ) -> [PresetMetric] {
    func row(_ id: String, _ unit: String, _ quantity: PresetQuantity) -> PresetMetric {
      let name = id == "lf_hf_ratio" ? "LF/HF" : String(id.prefix { $0 != "_" }).uppercased()
      return PresetMetric(
        MetricID(rawValue: "\(id)_\(method)"), "\(name) (\(method))", unit, quantity,
        cause: cause)
    }
    func power(_ lowerHz: Double, _ upperHz: Double) -> PresetQuantity {
      .power(
        spectrum,
        PresetBand(
          lowerHz: lowerHz, upperHz: upperHz, holdsUpper: true, rule: .rectangle,
          emptyIsMissing: true))
    }
    let (ulf, vlf) = (power(0, 0.03), power(0.03, 0.05))
    // It gives none of the four where one has no bin.
    let none = 0 * (ulf + vlf)
    let (lf, hf) = (power(0.05, 0.15) + none, power(0.15, 0.4) + none)
    let unit = method == "lomb" ? "ms² Hz" : "ms²"
    return [
      row("ulf_power", unit, ulf + none), row("vlf_power", unit, vlf + none),
      row("lf_power", unit, lf), row("hf_power", unit, hf), row("lf_hf_ratio", "", lf / hf),
    ]
  }

  private static let nonlinear: [PresetMetric] = [
    PresetMetric("sd1", "SD1", "ms", .sd1(.nMinus1), cause: twice),
    PresetMetric("sd2", "SD2", "ms", .sd2(.nMinus1), cause: twice),
  ]
}
