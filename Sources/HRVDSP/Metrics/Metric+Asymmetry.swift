internal import HRVModel

extension Metric {
  /// The rows of this file, in the order of a report.
  ///
  /// Each is unchanged by a scale, and turns into 100 less itself when time is reversed. At 50,
  /// decelerations and accelerations weigh the same.
  static let asymmetry: [Metric] = [.portaIndex, .guzikIndex, .slopeIndex, .areaIndex]

  /// Share of the accelerations among the changes.
  static let portaIndex = Metric(
    "porta_index", symbol: "Porta's index", unit: "%", family: .nonlinear,
    summary: "share of the accelerations among the changes of the interval",
    formula: "100 · number of Δ < 0 / number of Δ ≠ 0, over the differences inside runs",
    source: """
      A. Porta et al., Am. J. Physiol. Regul. Integr. Comp. Physiol. 295(2), 2008, \
      pp. R550–R557. doi:10.1152/ajpregu.00129.2008
      """,
    needs: "1 difference that is not 0"
  ) { input, workspace throws(MetricError) in
    let sums = try input.asymmetry(&workspace)
    return 100 * Double(sums.shorter) / Double(sums.shorter + sums.longer)
  }

  /// Share of the decelerations in the sum of squared differences.
  static let guzikIndex = Metric(
    "guzik_index", symbol: "Guzik's index", unit: "%", family: .nonlinear,
    summary: "share of the decelerations in the squared distances from the line of identity",
    formula: """
      100 · Σ Δ² over Δ > 0 / Σ Δ², over the differences inside runs (NeuroKit2 sums |Δ| here, \
      and gives this as C1d)
      """,
    source: """
      P. Guzik et al., Biomed. Tech. 51(4), 2006, pp. 272–275. doi:10.1515/BMT.2006.054
      """,
    needs: "1 difference that is not 0"
  ) { input, workspace throws(MetricError) in
    let sums = try input.asymmetry(&workspace)
    return 100 * sums.longerSquares / sums.squares
  }

  /// Share of the decelerations in the angles from the line of identity.
  static let slopeIndex = Metric(
    "slope_index", symbol: "slope index", unit: "%", family: .nonlinear,
    summary: "share of the decelerations in the angles from the line of identity",
    formula: """
      100 · Σ θ over Δ > 0 / Σ θ, θ = |45° − arctan( NNᵢ₊₁ / NNᵢ )|, over the pairs inside runs
      """,
    source: """
      C. K. Karmakar, A. Khandoker, M. Palaniswami, Australas. Phys. Eng. Sci. Med. 35(4), 2012, \
      pp. 465–474, as in C. Yan et al., Biomed. Eng. Online 16:112, 2017. \
      doi:10.1186/s12938-017-0402-3
      """,
    needs: "1 difference that is not 0"
  ) { input, workspace throws(MetricError) in
    _ = try input.asymmetry(&workspace)
    let sums = workspace.intervals.sectors(input)
    return 100 * sums.anglesAbove / sums.angles
  }

  /// Share of the decelerations in the areas of the sectors at the line of identity.
  static let areaIndex = Metric(
    "area_index", symbol: "area index", unit: "%", family: .nonlinear,
    summary: "share of the decelerations in the areas between points and line of identity",
    formula: """
      100 · Σ S over Δ > 0 / Σ S, S = θ r² / 2 with θ as in the slope index and \
      r² = NNᵢ² + NNᵢ₊₁², over the pairs inside runs
      """,
    source: """
      C. Yan et al., Biomed. Eng. Online 16:112, 2017. doi:10.1186/s12938-017-0402-3
      """,
    needs: "1 difference that is not 0"
  ) { input, workspace throws(MetricError) in
    _ = try input.asymmetry(&workspace)
    let sums = workspace.intervals.sectors(input)
    return 100 * sums.areasAbove / sums.areas
  }
}

extension MetricInput {
  fileprivate func asymmetry(
    _ workspace: inout MetricWorkspace
  ) throws(MetricError) -> Kernels.AsymmetrySums {
    _ = try statistics(withDifferences: 1)
    let sums = workspace.intervals.asymmetry(self)
    guard sums.squares > 0 else {
      throw .undefined("all successive intervals are equal: the heart neither slows nor quickens")
    }
    return sums
  }
}
