extension Kernels {
  /// Sums over the differences that lengthen the interval and over all.
  package struct AsymmetrySums: Equatable, Sendable {
    /// Differences above 0: the heart slows down.
    package var longer = 0
    /// Differences below 0.
    package var shorter = 0
    /// Σ Δ² over Δ > 0.
    package var longerSquares = 0.0
    /// Σ Δ².
    package var squares = 0.0

    package init() {}
  }

  /// Adds the differences of one run.
  package static func addAsymmetry(
    _ x: borrowing Span<Double>, to sums: inout AsymmetrySums
  ) {
    var total = sums
    var i = 1
    while i < x.count {
      let difference = x[i] - x[i &- 1]
      let square = difference * difference
      total.longer &+= difference > 0 ? 1 : 0
      total.shorter &+= difference < 0 ? 1 : 0
      total.longerSquares += difference > 0 ? square : 0
      total.squares += square
      i &+= 1
    }
    sums = total
  }

  /// Sums over the points of a Poincaré plot, above the line of identity and all.
  package struct SectorSums: Equatable, Sendable {
    /// Σ θ over the points above, θ being the angle between a point and the line, in rad.
    package var anglesAbove = 0.0
    /// Σ θ.
    package var angles = 0.0
    /// Σ θ r² over the points above, r being the distance of a point from the origin.
    package var areasAbove = 0.0
    /// Σ θ r².
    package var areas = 0.0

    package init() {}
  }

  /// Adds the points (xᵢ, xᵢ₊₁) of one run.
  ///
  /// The angle between (a, b) and the line b = a is `arctan(|b − a| / (a + b))`.
  ///
  /// - Precondition: all elements are greater than 0.
  package static func addSectors(_ x: borrowing Span<Double>, to sums: inout SectorSums) {
    var total = sums
    var i = 1
    while i < x.count {
      let (a, b) = (x[i &- 1], x[i])
      let angle = arcTangent(abs(b - a) / (a + b))
      let area = angle * (a * a + b * b)
      total.angles += angle
      total.areas += area
      total.anglesAbove += b > a ? angle : 0
      total.areasAbove += b > a ? area : 0
      i &+= 1
    }
    sums = total
  }
}
