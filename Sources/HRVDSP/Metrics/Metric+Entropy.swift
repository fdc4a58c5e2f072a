internal import HRVModel

private let sampleEntropy = SampleEntropy()

extension Metric {
  /// The rows of this file, in the order of a report.
  static let entropy: [Metric] = [
    .sampEn
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
}
