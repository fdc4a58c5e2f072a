internal import HRVModel

private let brennan = """
  M. Brennan, M. Palaniswami, P. Kamen, IEEE Trans. Biomed. Eng. 48(11), 2001, pp. 1342–1347. \
  doi:10.1109/10.959330
  """

extension Metric {
  /// The rows of this file, in the order of a report.
  static let poincare: [Metric] = [
    .sd1, .sd2,
  ]

  /// Width of the Poincaré plot, across the line of identity.
  static let sd1 = Metric(
    "sd1", symbol: "SD1", unit: "ms", family: .nonlinear,
    summary: "width of the Poincaré plot: short-term variability",
    formula: """
      SDSD / √2, where SDSD = √( Σ (Δ − mean Δ)² / (m − 1) ) over the m differences of \
      neighbouring intervals of one run
      """,
    source: brennan,
    needs: "2 differences"
  ) { input, _ throws(MetricError) in
    (try input.sdsdSquaredMs2() / 2).squareRoot()
  }

  /// Length of the Poincaré plot, along the line of identity.
  static let sd2 = Metric(
    "sd2", symbol: "SD2", unit: "ms", family: .nonlinear,
    summary: "length of the Poincaré plot: short- and long-term variability",
    formula: "√( 2 SDNN² − SDSD² / 2 )",
    source: brennan,
    needs: "2 differences, and 2 SDNN² not below SDSD² / 2"
  ) { input, _ throws(MetricError) in
    let sdsdSquaredMs2 = try input.sdsdSquaredMs2()
    let sdnnMs = try input.sdnnMs()
    let squareMs2 = 2 * sdnnMs * sdnnMs - sdsdSquaredMs2 / 2
    guard squareMs2 >= 0 else {
      throw .undefined("intervals alternate so that 2 SDNN² is below SDSD² / 2")
    }
    return squareMs2.squareRoot()
  }
}

extension MetricInput {
  fileprivate func sdsdSquaredMs2() throws(MetricError) -> Double {
    let statistics = try statistics(withDifferences: 2)
    return statistics.squaredDifferenceDeviationsMs2 / Double(statistics.differenceCount - 1)
  }
}
