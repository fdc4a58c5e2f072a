internal import HRVModel

private let grid = PresetGrid(
  curve: .cubic, rateHz: 4, clock: .ms, startsAtZero: true, end: .beforeLastBeat)

private let lambda = 500.0

private let welch = PresetSpectrum.welch(
  grid, .smooth(lambda: lambda, stretch: Int.max),
  PresetWelch(taper: .hann, segment: .seconds(300)))

private let bands = PresetBandSet(vlfHz: 0, upperEdges: .left, rule: .rectangle)

private let levelled = "the smooth trend (λ = 500 at 4 Hz) is removed first"

private func level(_ quantity: PresetQuantity) -> PresetQuantity {
  .seen(as: .levelled, quantity)
}

extension Preset {
  /// Kubios HRV, as far as its guides and those who compared with it tell.
  static let kubios = Preset(
    PresetDefinition(
      id: "kubios", name: "Kubios HRV", version: "Standard/Premium 3.x, Scientific 4.x",
      call: "defaults, without beat correction",
      summary: "smoothness priors λ = 500 before everything, 4 Hz cubic, Welch segments of 300 s",
      evidence: .published,
      quirks: [
        "The smooth trend is removed for the time domain, too: SDNN comes out far below the "
          + "standard deviation of the intervals.",
        "Normalized units divide by total power less VLF.",
        "The guide of 3.x has segments of 300 s; 180 s were reported for 4.3: compare with the "
          + "header of an export before trusting powers to better than a few percent.",
        "Rates of minimum and maximum heart rate are means of five beats.",
        "The window, the edges of bands and what is detrended for nonlinear indices are not "
          + "published to the digit; no number here is claimed to six digits.",
        "Its automatic beat correction (Lipponen and Tarvainen) is not part of this preset.",
      ]),
    preparation: .kubios, metrics: time + geometric + frequency + nonlinear)

  private static let time: [PresetMetric] = [
    PresetMetric("mean_nn", "Mean RR", "ms", .mean),
    PresetMetric("sdnn", "STD RR (SDNN)", "ms", level(.deviation(.nMinus1)), cause: levelled),
    PresetMetric("mean_hr", "Mean HR", "bpm", .number(60_000) / .mean),
    PresetMetric(
      "min_hr", "Min HR", "bpm", .seen(as: .meanRates(of: 5), .minimum),
      cause: "of means over five beats"),
    PresetMetric(
      "max_hr", "Max HR", "bpm", .seen(as: .meanRates(of: 5), .maximum),
      cause: "of means over five beats"),
    PresetMetric("rmssd", "RMSSD", "ms", level(.rmssd), cause: levelled),
    PresetMetric("nn50", "NN50", "", level(.differencesAbove(50)), cause: levelled),
    PresetMetric(
      "pnn50", "pNN50", "%", level(100 * .shareOfDifferences(above: 50)), cause: levelled),
  ]

  private static let geometric: [PresetMetric] = [
    PresetMetric(
      "hti", "RR triangular index", "", .histogramIndex(.fromZero(widthMs: 7.8125))),
    PresetMetric(
      "tinn", "TINN", "ms",
      .triangle(
        .fromZero(widthMs: 7.8125), .leastSquares(smoothedBy: 0, reach: .lastEdge))),
  ]

  private static let frequency: [PresetMetric] = {
    let cause = "\(levelled); window: segments of 300 s; VLF begins at 0 Hz"
    return bands.rows(
      welch,
      .init(
        vlf: "VLF (FFT)", lf: "LF (FFT)", hf: "HF (FFT)", total: "Total power (FFT)",
        lfShare: "LF n.u.", hfShare: "HF n.u.", ratio: "LF/HF ratio"),
      cause: cause)
      + bands.peakRows(
        welch, "LF peak", "HF peak", cause: "the greatest bin, without a parabola; \(levelled)")
  }()

  private static let nonlinear: [PresetMetric] = {
    let (sd1, sd2) = (PresetQuantity.sd1(.nMinus1), PresetQuantity.sd2(.nMinus1))
    return [
      PresetMetric("sd1", "SD1", "ms", sd1),
      PresetMetric("sd2", "SD2", "ms", sd2),
      PresetMetric("sd1_sd2_ratio", "1/(SD2/SD1)", "", sd1 / sd2, cause: "it prints SD2/SD1"),
      PresetMetric(
        "sampen", "SampEn", "",
        .sampleEntropy(
          PresetEntropy(share: 0.2, divisor: .nMinus1, closed: false, counting: .richman)),
        cause: "ties at the tolerance do not match"),
    ]
  }()
}

extension PresetPreparation {
  /// Takes the smooth trend of the 4 Hz tachogram away at the beats, and leaves the mean.
  fileprivate static let kubios = PresetPreparation { recorded throws(MetricError) in
    guard recorded.count >= 4 else { return PresetSeries(recorded) }
    let tachogram = try grid.tachogram(of: recorded)
    let rest = PresetLevelling.removed(
      from: tachogram.samples, lambda: lambda, stretch: Int.max)
    let trend = zip(tachogram.samples, rest).map { $0 - $1 }
    let mean = recorded.reduce(0, +) / Double(recorded.count)
    var timeS = -recorded[0] / 1000
    let levelled = recorded.map { interval in
      timeS += interval / 1000
      let place = min(max(timeS * tachogram.rateHz, 0), Double(trend.count - 1))
      let below = Int(place)
      let above = min(below + 1, trend.count - 1)
      let share = place - Double(below)
      return interval - (trend[below] + share * (trend[above] - trend[below])) + mean
    }
    return PresetSeries(recorded, levelled: levelled)
  }
}
