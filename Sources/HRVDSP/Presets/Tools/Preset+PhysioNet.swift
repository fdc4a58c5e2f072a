internal import HRVModel

private let lomb = PresetSpectrum.leastSquares(PresetLomb(form: .physioNet))
private let bands = PresetBandSet(vlfHz: 0.0033, upperEdges: .shared, rule: .rectangle)

extension Preset {
  /// The PhysioNet Cardiovascular Signal Toolbox, of the whole recording as one window.
  static let physioNet = Preset(
    PresetDefinition(
      id: "physionet", name: "PhysioNet toolbox", version: "1.0.1 (HEAD of 2022-10)",
      call: """
        EvalTimeDomainHRVstats, EvalFrequencyDomainHRVstats ('lomb'), EvalEntropyMetrics, \
        EvalPoincareOnWindows of one window that holds all NN intervals
        """,
      summary: "sums of squares of sines at the beats, without the factor of a density",
      evidence: .source,
      quirks: [
        "pNN50 counts 50 ms as above 50 ms, and is a share.",
        "Powers of the Lomb periodogram lack the factor 2/n: they grow with the number of beats.",
        "Bins on an edge count in both bands; LF/HF is rounded to two decimals.",
        "Sample entropy has a tolerance of 0.15 SD, and compares shares of pairs.",
        "By default windows of 300 s move by 30 s; this preset has one window for all.",
        "Its removal of spikes and of intervals outside 375–2000 ms is not part of this preset.",
      ]),
    metrics: time + frequency + nonlinear)

  private static let time: [PresetMetric] = [
    PresetMetric("mean_nn", "NNmean", "ms", .mean),
    PresetMetric("median_nn", "NNmedian", "ms", .median),
    PresetMetric("sdnn", "SDNN", "ms", .deviation(.nMinus1)),
    PresetMetric("rmssd", "RMSSD", "ms", .rmssd),
    PresetMetric(
      "pnn50", "pnn50", "",
      .seen(
        as: .seconds,
        .shareOfDifferences(above: 0.05, orEqual: true)),
      cause: "ties: 50 ms count as above, as far as rounding of s leaves them; a share, not %"),
  ]

  private static let frequency: [PresetMetric] = {
    let cause = """
      spectrum: squares of sines at the beats, without the factor 2/n; band edges: bins on an \
      edge count in both bands
      """
    let names = PresetBandSet.Names(vlf: "vlf", lf: "lf", hf: "hf")
    let (lf, hf) = (PresetQuantity.power(lomb, bands.lf), PresetQuantity.power(lomb, bands.hf))
    let ulf = PresetQuantity.power(
      lomb,
      PresetBand(lowerHz: 0, upperHz: 0.0033, holdsUpper: true, rule: .rectangle))
    return [PresetMetric("ulf_power", "ulf", "ms²", ulf, cause: cause)]
      + bands.rows(lomb, names, cause: cause)
      + [
        PresetMetric(
          "total_power", "ttlpwr", "ms²", ulf + .power(lomb, bands.vlf) + lf + hf,
          cause: cause),
        PresetMetric(
          "lf_hf_ratio", "lfhf", "", .rounded(lf / hf, decimals: 2),
          cause: "rounded to two decimals; \(cause)"),
      ]
  }()

  private static let nonlinear: [PresetMetric] = {
    let (sd1, sd2) = (PresetQuantity.sd1(.nMinus1), PresetQuantity.sd2(.nMinus1))
    return [
      PresetMetric("sd1", "SD1", "ms", sd1),
      PresetMetric("sd2", "SD2", "ms", sd2),
      PresetMetric("sd1_sd2_ratio", "SD1SD2", "", sd1 / sd2),
      PresetMetric(
        "sampen", "SampEn", "",
        .sampleEntropy(
          PresetEntropy(share: 0.15, divisor: .nMinus1, closed: false, counting: .shares)),
        cause: "tolerance 0.15 SD instead of 0.2; one template of two more, in shares of pairs"),
    ]
  }()
}
