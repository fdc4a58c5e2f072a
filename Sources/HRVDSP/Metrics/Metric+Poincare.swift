internal import HRVModel

private let toichi = """
  M. Toichi et al., J. Auton. Nerv. Syst. 62(1–2), 1997, pp. 79–84. \
  doi:10.1016/S0165-1838(96)00112-9
  """

private let brennan = """
  M. Brennan, M. Palaniswami, P. Kamen, IEEE Trans. Biomed. Eng. 48(11), 2001, pp. 1342–1347. \
  doi:10.1109/10.959330
  """

extension Metric {
  /// The rows of this file, in the order of a report.
  static let poincare: [Metric] = [
    .sd1, .sd2, .sd1SD2Ratio, .sdArea, .csi, .csiModified, .cvi,
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
    try input.sd2Ms()
  }

  /// Short-term over long-term variability. Unchanged by a shift, a scale and reversing time.
  static let sd1SD2Ratio = Metric(
    "sd1_sd2_ratio", symbol: "SD1/SD2", unit: "", family: .nonlinear,
    summary: "width over length of the Poincaré plot",
    formula: "SD1 / SD2 (some programs give its inverse, which is csi)",
    source: brennan,
    needs: "SD1 and SD2; SD2 not 0"
  ) { input, _ throws(MetricError) in
    let (sd1, sd2) = try input.poincareMs()
    guard sd2 > 0 else { throw .undefined("SD2 is 0: there is nothing to divide by") }
    return sd1 / sd2
  }

  /// Area of the ellipse with the half-axes SD1 and SD2.
  static let sdArea = Metric(
    "sd_area", symbol: "S", unit: "ms²", family: .nonlinear,
    summary: "area of the ellipse of the Poincaré plot",
    formula: "π · SD1 · SD2",
    source: brennan,
    needs: "SD1 and SD2"
  ) { input, _ throws(MetricError) in
    let (sd1, sd2) = try input.poincareMs()
    return .pi * sd1 * sd2
  }

  /// Toichi's cardiac sympathetic index.
  static let csi = Metric(
    "csi", symbol: "CSI", unit: "", family: .nonlinear,
    summary: "cardiac sympathetic index: length over width of the Lorenz plot",
    formula: "L / T = SD2 / SD1, the axes being L = 4 · SD2 and T = 4 · SD1",
    source: toichi,
    needs: "SD1 and SD2; SD1 not 0"
  ) { input, _ throws(MetricError) in
    let (sd1, sd2) = try input.poincareMs()
    guard sd1 > 0 else { throw .undefined("SD1 is 0: there is nothing to divide by") }
    return sd2 / sd1
  }

  /// Jeppesen's modification of the cardiac sympathetic index.
  static let csiModified = Metric(
    "csi_modified", symbol: "modified CSI", unit: "ms", family: .nonlinear,
    summary: "cardiac sympathetic index with the length squared",
    formula: "L² / T = 4 · SD2² / SD1",
    source: """
      J. Jeppesen et al., Proc. IEEE EMBC, 2014, pp. 4563–4566. \
      doi:10.1109/EMBC.2014.6944639
      """,
    needs: "SD1 and SD2; SD1 not 0"
  ) { input, _ throws(MetricError) in
    let (sd1, sd2) = try input.poincareMs()
    guard sd1 > 0 else { throw .undefined("SD1 is 0: there is nothing to divide by") }
    return 4 * sd2 * sd2 / sd1
  }

  /// Toichi's cardiac vagal index.
  static let cvi = Metric(
    "cvi", symbol: "CVI", unit: "lg ms²", family: .nonlinear,
    summary: "cardiac vagal index: logarithm of the extent of the Lorenz plot",
    formula: "lg( L · T / 1 ms² ) = lg( 16 · SD1 · SD2 / 1 ms² )",
    source: toichi,
    needs: "SD1 and SD2, neither 0"
  ) { input, _ throws(MetricError) in
    let (sd1, sd2) = try input.poincareMs()
    guard sd1 > 0, sd2 > 0 else {
      throw .undefined("SD1 or SD2 is 0: the logarithm of their product is undefined")
    }
    return decimalLogarithm(16 * sd1 * sd2)
  }
}

extension MetricInput {
  /// The variance of the successive differences, in ms².
  func sdsdSquaredMs2() throws(MetricError) -> Double {
    let statistics = try statistics(withDifferences: 2)
    return statistics.squaredDifferenceDeviationsMs2 / Double(statistics.differenceCount - 1)
  }

  fileprivate func sd2Ms() throws(MetricError) -> Double {
    let sdsdSquaredMs2 = try sdsdSquaredMs2()
    let sdnnMs = try sdnnMs()
    let squareMs2 = 2 * sdnnMs * sdnnMs - sdsdSquaredMs2 / 2
    guard squareMs2 >= 0 else {
      throw .undefined("intervals alternate so that 2 SDNN² is below SDSD² / 2")
    }
    return squareMs2.squareRoot()
  }

  fileprivate func poincareMs() throws(MetricError) -> (sd1: Double, sd2: Double) {
    ((try sdsdSquaredMs2() / 2).squareRoot(), try sd2Ms())
  }
}
