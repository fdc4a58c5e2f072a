extension Kernels {
  /// The number of successive elements that make a vector in
  /// ``squaredDistances(_:lag:into:_:)``.
  package static let embeddingDimension = 10

  /// `d[i]` = Σ (xᵢ₊ₖ − xᵢ₊ₖ₊ₗ)² over k < 10: the square of the Euclidean distance between the
  /// vector of ten elements at `i` and the one `lag` later, for every i where both fit.
  ///
  /// Sums of two, four, eight and ten are formed one from the other, 4 additions an element, and
  /// in the same order for every element.
  ///
  /// - Precondition: `d` and `pairs` hold `x.count − lag` elements or more.
  /// - Returns: the number of distances.
  /// - Complexity: O(*n*), no allocation.
  package static func squaredDistances(
    _ x: borrowing Span<Double>, lag: Int, into d: inout MutableSpan<Double>,
    _ pairs: inout MutableSpan<Double>
  ) -> Int {
    let n = x.count - lag
    let vectors = n - embeddingDimension + 1
    guard vectors > 0 else { return 0 }
    for i in 0..<n {
      let difference = x[i] - x[i &+ lag]
      d[i] = difference * difference
    }
    for i in 0..<(n &- 1) { pairs[i] = d[i] + d[i &+ 1] }
    for i in 0..<(n &- 3) { d[i] = pairs[i] + pairs[i &+ 2] }
    for i in 0..<vectors { d[i] = (d[i] + d[i &+ 4]) + pairs[i &+ 8] }
    return vectors
  }
}
