internal import HRVModel

private let sampleEntropy = SampleEntropy()
private let approximateEntropy = ApproximateEntropy()
private let fuzzyEntropy = FuzzyEntropy()

extension Metric {
  /// The rows of this file, in the order of a report.
  static let entropy: [Metric] = [
    .sampEn, .apEn, .fuzzyEn,
  ]

  /// Sample entropy.
  static let sampEn = Metric(
    "sampen", symbol: "SampEn", unit: "nats", family: .nonlinear,
    summary: "sample entropy: how rarely what is alike for 2 intervals stays alike for a third",
    formula: """
      −ln (A / B), A and B being the numbers of pairs of the N − 2 templates that match over 3 and \
      over 2 intervals: all |difference| <= r = 0.2 SDNN; no template spans a gap
      """,
    source: """
      J. S. Richman, J. R. Moorman, Am. J. Physiol. Heart Circ. Physiol. 278(6), 2000, \
      pp. H2039–H2049. doi:10.1152/ajpheart.2000.278.6.H2039
      """,
    needs: "100 intervals, not all equal, with two stretches of 3 that match"
  ) { input, workspace throws(MetricError) in
    try sampleEntropy.value(input.nn, input.statistics, using: &workspace.nonlinear.matcher)
  }

  /// Approximate entropy.
  static let apEn = Metric(
    "apen", symbol: "ApEn", unit: "nats", family: .nonlinear,
    summary: "approximate entropy, which counts self-matches: for recordings of one length",
    formula: """
      Φ(2) − Φ(3), Φ(m) = Σ ln Cᵢ / (N − m + 1), Cᵢ = share of the N − m + 1 stretches of m \
      intervals, itself included, of which all |difference| <= r = 0.2 SDNN; none spans a gap
      """,
    source: """
      S. M. Pincus, Proc. Natl. Acad. Sci. USA 88(6), 1991, pp. 2297–2301. \
      doi:10.1073/pnas.88.6.2297
      """,
    needs: "100 intervals, not all equal, with a run of 3"
  ) { input, workspace throws(MetricError) in
    try approximateEntropy.value(
      input.nn, input.statistics, using: &workspace.nonlinear.matcher)
  }

  /// Fuzzy entropy.
  static let fuzzyEn = Metric(
    "fuzzyen", symbol: "FuzzyEn", unit: "nats", family: .nonlinear,
    summary: "fuzzy entropy: sample entropy with matches that fade with the difference",
    formula: """
      ln φ(2) − ln φ(3), φ(m) = mean of exp(−(d / r)²) over the pairs of the N − 2 templates, d = \
      greatest |difference| of m intervals less their mean, r = 0.2 SDNN; none spans a gap
      """,
    source: """
      W. Chen et al., IEEE Trans. Neural Syst. Rehabil. Eng. 15(2), 2007, pp. 266–272. \
      doi:10.1109/TNSRE.2007.897025
      """,
    needs: "100 to 5000 intervals, not all equal, with two stretches of 3"
  ) { input, workspace throws(MetricError) in
    try fuzzyEntropy.value(input.nn, input.statistics, using: &workspace.nonlinear.fuzzy)
  }
}
