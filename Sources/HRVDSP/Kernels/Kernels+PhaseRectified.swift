extension Kernels {
  /// The middle of a phase-rectified signal average, before division.
  package struct PhaseRectifiedSums: Equatable, Sendable {
    /// The anchors.
    package var anchors = 0
    /// Σ (xᵢ + xᵢ₊₁ − xᵢ₋₁ − xᵢ₋₂) over the anchors *i*.
    package var steps = 0.0

    package init() {}
  }

  /// Adds the anchors of one run at which the interval grows (`deceleration`), and those at which
  /// it shrinks, by a twentieth of the interval before at most.
  ///
  /// An anchor has two intervals before and one after it in its run.
  package static func addAnchors(
    _ x: borrowing Span<Double>, decelerations: inout PhaseRectifiedSums,
    accelerations: inout PhaseRectifiedSums
  ) {
    var (longer, shorter) = (decelerations, accelerations)
    var i = 2
    while i &+ 1 < x.count {
      let change = x[i] - x[i &- 1]
      let step = x[i] + x[i &+ 1] - x[i &- 1] - x[i &- 2]
      let isSmall = 20 * abs(change) <= x[i &- 1]
      let (isLonger, isShorter) = (isSmall && change > 0, isSmall && change < 0)
      longer.anchors &+= isLonger ? 1 : 0
      longer.steps += isLonger ? step : 0
      shorter.anchors &+= isShorter ? 1 : 0
      shorter.steps += isShorter ? step : 0
      i &+= 1
    }
    (decelerations, accelerations) = (longer, shorter)
  }
}
