internal import HRVModel

private let costa = """
  M. D. Costa, R. B. Davis, A. L. Goldberger, Front. Physiol. 8:255, 2017. \
  doi:10.3389/fphys.2017.00255
  """

extension Metric {
  /// The rows of this file, in the order of a report.
  ///
  /// Intervals are counted, not segments; each stands for its difference Δ from the one before.
  /// A segment is a stretch, inside a run, of differences of one sign (an acceleration or a
  /// deceleration); a difference of 0 belongs to none. All are unchanged by a shift, a scale and
  /// by reversing time.
  static let fragmentation: [Metric] = [.pip, .ials, .pss, .pas]

  /// Percentage of inflection points.
  static let pip = Metric(
    "pip", symbol: "PIP", unit: "%", family: .nonlinear,
    summary: "percentage of inflection points: heart rate changes the sign of its acceleration",
    formula: "100 · number of Δᵢ · Δᵢ₊₁ <= 0 / n, over pairs inside runs and all n intervals",
    source: costa,
    needs: "3 neighbouring intervals that are not all equal"
  ) { input, workspace throws(MetricError) in
    let signs = try input.signs(&workspace)
    return 100 * Double(signs.inflections) / Double(input.statistics.count)
  }

  /// Inverse of the average length of the segments.
  static let ials = Metric(
    "ials", symbol: "IALS", unit: "", family: .nonlinear,
    summary: "inverse of the average length of acceleration and deceleration segments",
    formula: "number of segments / number of intervals in them",
    source: costa,
    needs: "3 neighbouring intervals that are not all equal"
  ) { input, workspace throws(MetricError) in
    let signs = try input.signs(&workspace)
    return Double(signs.segments) / Double(signs.moving)
  }

  /// Percentage of intervals outside long segments.
  static let pss = Metric(
    "pss", symbol: "PSS", unit: "%", family: .nonlinear,
    summary: "percentage of intervals in short segments",
    formula: """
      100 − 100 · number of intervals in segments of 3 or more / n, over all n intervals \
      (NeuroKit2 counts segments instead)
      """,
    source: costa,
    needs: "3 neighbouring intervals that are not all equal"
  ) { input, workspace throws(MetricError) in
    let signs = try input.signs(&workspace)
    return 100 - 100 * Double(signs.inLongSegments) / Double(input.statistics.count)
  }

  /// Percentage of intervals in alternation segments; never more than PSS.
  static let pas = Metric(
    "pas", symbol: "PAS", unit: "%", family: .nonlinear,
    summary: "percentage of intervals in alternation segments",
    formula: """
      100 · number of intervals in stretches of 4 or more neighbouring segments of one interval \
      each / n, over all n intervals (NeuroKit2 counts stretches instead)
      """,
    source: costa,
    needs: "3 neighbouring intervals that are not all equal"
  ) { input, workspace throws(MetricError) in
    let signs = try input.signs(&workspace)
    return 100 * Double(signs.inAlternation) / Double(input.statistics.count)
  }
}

extension MetricInput {
  fileprivate func signs(
    _ workspace: inout MetricWorkspace
  ) throws(MetricError) -> Kernels.SignPatterns {
    _ = try statistics(withDifferences: 2)
    let signs = workspace.intervals.signs(self)
    guard signs.pairs > 0 else { throw .undefined("no three intervals follow one another") }
    guard signs.moving > 0 else {
      throw .undefined("all successive intervals are equal: the heart neither slows nor quickens")
    }
    return signs
  }
}
