internal import HRVModel

private let costa = """
  M. Costa et al., Phys. Rev. Lett. 89(6), 2002, 068102. doi:10.1103/PhysRevLett.89.068102
  """

private let wu = """
  S.-D. Wu et al., Phys. Lett. A 378(20), 2014, pp. 1369–1374. \
  doi:10.1016/j.physleta.2014.03.034
  """

private let costaFormula = """
  Σ over the scales τ of −ln (A / B) of the means of τ successive intervals, m = 2, r = 0.2 SDNN \
  of the series itself at every scale; no mean spans a gap
  """

private let wuFormula = """
  Σ over the scales τ of −ln (Σ A / Σ B), sums over the τ series of means of τ successive \
  intervals that begin at each of the first τ, m = 2, r = 0.2 SDNN; no mean spans a gap
  """

extension Metric {
  /// The rows of this file, in the order of a report.
  static let multiscale: [Metric] = [
    multiscaleSum(
      "mse_sum_1_5", symbol: "MSE 1–5", MultiscaleEntropy(scales: 1...5),
      summary: "multiscale entropy summed over scales of 1–5 beats", needs: "500 intervals"),
    multiscaleSum(
      "mse_sum_6_20", symbol: "MSE 6–20", MultiscaleEntropy(scales: 6...20),
      summary: "multiscale entropy summed over scales of 6–20 beats", needs: "2000 intervals"),
    multiscaleSum(
      "rcmse_sum_1_5", symbol: "RCMSE 1–5", MultiscaleEntropy(scales: 1...5, isRefined: true),
      summary: "refined composite multiscale entropy summed over scales of 1–5 beats",
      needs: "224 intervals"),
    multiscaleSum(
      "rcmse_sum_6_20", symbol: "RCMSE 6–20",
      MultiscaleEntropy(scales: 6...20, isRefined: true),
      summary: "refined composite multiscale entropy summed over scales of 6–20 beats",
      needs: "448 intervals"),
  ]

  private static func multiscaleSum(
    _ id: MetricID, symbol: String, _ definition: MultiscaleEntropy, summary: String,
    needs: String
  ) -> Metric {
    Metric(
      id, symbol: symbol, unit: "nats", family: .nonlinear, summary: summary,
      formula: definition.isRefined ? wuFormula : costaFormula,
      source: definition.isRefined ? wu : costa,
      needs: "\(needs) in runs of the longest scale, and matches at every scale"
    ) { input, workspace throws(MetricError) in
      try definition.sum(
        of: input.nn, input.statistics, using: &workspace.nonlinear.multiscale)
    }
  }
}
