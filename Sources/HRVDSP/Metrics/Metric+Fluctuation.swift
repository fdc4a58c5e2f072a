internal import HRVModel

private let peng = """
  C.-K. Peng et al., Chaos 5(1), 1995, pp. 82–87. doi:10.1063/1.166141; boxes from both ends: \
  J. W. Kantelhardt et al., Physica A 316, 2002, pp. 87–114. doi:10.1016/S0378-4371(02)01383-3
  """

private let pengFormula = """
  slope of least squares of ln F(s) against ln s, over all whole s of the range; F(s) = root mean \
  square of the profile Σ (NN − mean NN) less its line of least squares in boxes of s beats, cut \
  from both ends of each run; no box spans a gap
  """

private let shortTerm = DetrendedFluctuation(boxLengths: 4...16)
private let longTerm = DetrendedFluctuation(boxLengths: 16...64)

extension Metric {
  /// The rows of this file, in the order of a report.
  static let fluctuation: [Metric] = [
    .dfaAlpha1, .dfaAlpha2,
  ]

  /// Short-term exponent of detrended fluctuation analysis.
  static let dfaAlpha1 = Metric(
    "dfa_alpha1", symbol: "DFA α1", unit: "", family: .nonlinear,
    summary: "short-term fractal exponent, boxes of 4–16 beats: 0.5 white, 1 1/f, 1.5 Brownian",
    formula: pengFormula,
    source: peng,
    needs: "64 intervals, four times the longest box, in runs of 16 or more that vary"
  ) { input, workspace throws(MetricError) in
    try shortTerm.exponent(of: input.nn, using: &workspace.nonlinear.fluctuation)
  }

  /// Long-term exponent of detrended fluctuation analysis.
  static let dfaAlpha2 = Metric(
    "dfa_alpha2", symbol: "DFA α2", unit: "", family: .nonlinear,
    summary: "long-term fractal exponent, boxes of 16–64 beats",
    formula: pengFormula,
    source: peng,
    needs: "256 intervals, four times the longest box, in runs of 64 or more that vary"
  ) { input, workspace throws(MetricError) in
    try longTerm.exponent(of: input.nn, using: &workspace.nonlinear.fluctuation)
  }
}
