internal import HRVModel

private let lomb = PresetSpectrum.leastSquares(PresetLomb(form: .physioNet))
private let bands = PresetBandSet(vlfHz: 0.0033, upperEdges: .shared, rule: .rectangle)

private let call = """
  RRIntervalPreprocess, EvalTimeDomainHRVstats, EvalFrequencyDomainHRVstats ('lomb'), prsa, \
  EvalPoincareOnWindows, EvalEntropyMetrics, EvalDFA; of one window that holds all NN intervals, \
  and the means over CreateWindowRRintervals' windows of 300 s every 30 s
  """

private let quirks = [
  "pNN50 counts 50 ms as above 50 ms, and is a share.",
  "Powers of the Lomb periodogram lack the factor 2/n: they grow with the number of beats.",
  "Bins on an edge count in both bands; LF/HF is rounded to two decimals.",
  "Sample entropy has a tolerance of 0.15 SD, and compares shares of pairs.",
  "Approximate entropy takes the logarithm of the mean, not the mean of logarithms.",
  "DFA leaves out beats later than as many seconds as there are beats.",
  "Its windows end up to 30 s after the last beat; one short of 255 s of intervals is left out.",
  "Its table has a row a window; the rows by_window are the means of its columns. The detection "
    + "of fibrillation, which may leave out windows, is not part of this preset.",
]

extension Preset {
  /// The PhysioNet Cardiovascular Signal Toolbox, on the intervals that it leaves.
  static let physioNet = Preset(
    PresetDefinition(
      id: "physionet", name: "PhysioNet toolbox", version: "1.0.1 (HEAD of 2022-10)", call: call,
      summary: "spikes removed; sums of squares of sines at the beats, no density",
      evidence: .executed,
      quirks: [
        "Intervals of 2 s and more, below 0.375 s, or 20 % off the medians of five on both sides "
          + "are removed, and their time stays empty."
      ] + quirks),
    preparation: PresetPreparation { recorded throws(MetricError) in
      try PhysioNetBeats.kept(recorded)
    },
    metrics: metrics)

  /// The same functions on the intervals as recorded.
  static let physioNetRaw = Preset(
    PresetDefinition(
      id: "physionet-raw", name: "PhysioNet toolbox, nothing removed",
      version: "1.0.1 (HEAD of 2022-10)",
      call: call.replacing("RRIntervalPreprocess, ", with: ""),
      summary: "as physionet, without its removal of spikes", evidence: .executed,
      quirks: quirks),
    metrics: metrics)

  private static let metrics: [PresetMetric] =
    rows + fluctuations
    + rows.map { row in
      row.mean(
        over: .sliding(seconds: 300, stepS: 30, share: 0.85), suffix: "_by_window",
        cause: "the mean over windows of 300 s that move by 30 s")
    }

  private static let rows = time + frequency + nonlinear

  private static let time: [PresetMetric] = [
    PresetMetric("mean_nn", "NNmean", "ms", .mean),
    PresetMetric("median_nn", "NNmedian", "ms", .median),
    PresetMetric("mode_nn", "NNmode", "ms", .mode),
    PresetMetric("variance_nn", "NNvariance", "ms²", .deviation(.nMinus1).squared),
    PresetMetric("skewness_nn", "NNskew", "", .standardMoment(3)),
    PresetMetric("kurtosis_nn", "NNkurt", "", .standardMoment(4)),
    PresetMetric(
      "iqr_nn", "NNiqr", "ms", .quantileOfHalves(0.75) - .quantileOfHalves(0.25),
      cause: "quartiles between the shares (k − ½)/n"),
    PresetMetric("sdnn", "SDNN", "ms", .deviation(.nMinus1)),
    PresetMetric("rmssd", "RMSSD", "ms", .rmssd),
    PresetMetric(
      "pnn50", "pnn50", "",
      .seen(
        as: .seconds,
        .shareOfDifferences(above: 0.05, orEqual: true)),
      cause: "ties: 50 ms count as above, as far as rounding of s leaves them; a share, not %"),
    PresetMetric("beat_count", "btsdet", "", .count),
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
    func entropy(closed: Bool, _ counting: PresetEntropy.Counting) -> PresetQuantity {
      .sampleEntropy(
        PresetEntropy(share: 0.15, divisor: .nMinus1, closed: closed, counting: counting))
    }
    let anchors = "anchors: changes of 20 % at most, and none in the first and last 30 intervals"
    return [
      PresetMetric(
        "ac", "ac", "ms", .capacity(PresetCapacity(decelerates: false)), cause: anchors),
      PresetMetric(
        "dc", "dc", "ms", .capacity(PresetCapacity(decelerates: true)), cause: anchors),
      PresetMetric("sd1", "SD1", "ms", sd1),
      PresetMetric("sd2", "SD2", "ms", sd2),
      PresetMetric("sd1_sd2_ratio", "SD1SD2", "", sd1 / sd2),
      PresetMetric(
        "sampen", "SampEn", "", entropy(closed: false, .shares),
        cause: "tolerance 0.15 SD instead of 0.2; one template of two more, in shares of pairs"),
      PresetMetric(
        "apen", "ApEn", "", entropy(closed: true, .sharesWithSelf),
        cause: "tolerance 0.15 SD; the logarithm of the mean share instead of a mean of logarithms"),
    ]
  }()

  private static let fluctuations: [PresetMetric] = [
    PresetMetric(
      "dfa_alpha1", "alpha1", "", .boxSlope(PresetBoxes(from: 2, to: 4)),
      cause: "boxes of 4, 8 and 16 beats"),
    PresetMetric(
      "dfa_alpha2", "alpha2", "", .boxSlope(PresetBoxes(from: 4, to: nil)),
      cause: "boxes of 16 beats up to a quarter of the record, by powers of two"),
  ]
}
