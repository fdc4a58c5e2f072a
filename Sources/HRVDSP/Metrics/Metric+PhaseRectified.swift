internal import HRVModel

private let bauer = """
  A. Bauer et al., Lancet 367(9523), 2006, pp. 1674–1681. \
  doi:10.1016/S0140-6736(06)68735-7
  """

private let average = """
  ( X₀ + X₁ − X₋₁ − X₋₂ ) / 4, X being the mean over the anchors i of NNᵢ₊ₖ (T = 1, s = 2). The \
  curve farther out is not used, so an anchor needs two intervals before and one after it in its \
  run, whatever length L others cut segments to
  """

extension Metric {
  /// The rows of this file, in the order of a report.
  static let phaseRectified: [Metric] = [.decelerationCapacity, .accelerationCapacity]

  /// Deceleration capacity, by phase-rectified signal averaging.
  static let decelerationCapacity = Metric(
    "dc", symbol: "DC", unit: "ms", family: .nonlinear,
    summary: "deceleration capacity: how far the interval grows around decelerations",
    formula: "\(average); anchors are NNᵢ > NNᵢ₋₁, by 5 % at most",
    source: bauer,
    needs: "1 anchor"
  ) { input, workspace throws(MetricError) in
    try capacityMs(input.anchors(&workspace).decelerations, "decelerations")
  }

  /// Acceleration capacity, by phase-rectified signal averaging; below 0.
  static let accelerationCapacity = Metric(
    "ac", symbol: "AC", unit: "ms", family: .nonlinear,
    summary: "acceleration capacity: how far the interval shrinks around accelerations",
    formula: "\(average); anchors are NNᵢ < NNᵢ₋₁, by 5 % at most",
    source: bauer,
    needs: "1 anchor"
  ) { input, workspace throws(MetricError) in
    try capacityMs(input.anchors(&workspace).accelerations, "accelerations")
  }

  private static func capacityMs(
    _ sums: Kernels.PhaseRectifiedSums, _ kind: String
  ) throws(MetricError) -> Double {
    guard sums.anchors > 0 else {
      throw .undefined("there are no \(kind) of 5 % or less with two intervals before, one after")
    }
    return sums.steps / (4 * Double(sums.anchors))
  }
}

extension MetricInput {
  fileprivate func anchors(
    _ workspace: inout MetricWorkspace
  ) throws(MetricError) -> IntervalWorkspace.Anchors {
    guard statistics.count >= 4 else {
      throw .tooFewIntervals(needed: 4, got: statistics.count)
    }
    return workspace.intervals.anchors(self)
  }
}
