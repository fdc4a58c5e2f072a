extension Kernels {
  /// Adds to `sums` the cosine sums of a stretch of a longer series:
  ///
  ///     sums[k] += Σᵢ y[i] · cos(π (k + 1) (first + i + ½) / length),   k = 0 … 3
  ///
  /// The cosines are turned on from element to element; the error grows by some 10⁻¹⁶ an
  /// element.
  ///
  /// - Parameters:
  ///   - starts: cos and sin of the angles at `first`.
  ///   - turns: cos and sin of the angle between neighbours.
  package static func addCosineSums(
    of y: borrowing Span<Double>, starts: inout Turn4, turns: Turn4,
    to sums: inout SIMD4<Double>
  ) {
    var (c, s) = (starts.cosine, starts.sine)
    let (dc, ds) = (turns.cosine, turns.sine)
    for i in y.indices {
      sums += c * y[i]
      (c, s) = (c * dc - s * ds, s * dc + c * ds)
    }
    starts = Turn4(cosine: c, sine: s)
  }

  /// `y` = the elements of `x` at even places in order, then those at odd places backwards.
  ///
  /// - Precondition: both have one length.
  package static func interleave(
    _ x: borrowing Span<Double>, into y: inout MutableSpan<Double>
  ) {
    precondition(x.count == y.count)
    let last = x.count &- 1
    for i in x.indices { y[i.isMultiple(of: 2) ? i / 2 : last &- i / 2] = x[i] }
  }

  /// `sums[j] = Σₖ a[k] · a[k + j + 1]`, for every *j* below the length of `sums`.
  package static func laggedProducts(
    _ a: borrowing Span<Double>, into sums: inout MutableSpan<Double>
  ) {
    for j in sums.indices {
      var sum = 0.0
      var k = 0
      while k &+ j &+ 1 < a.count {
        sum += a[k] * a[k &+ j &+ 1]
        k &+= 1
      }
      sums[j] = sum
    }
  }
}

/// Cosines and sines of four angles.
package struct Turn4: Sendable {
  package var cosine: SIMD4<Double>
  package var sine: SIMD4<Double>

  package init(cosine: SIMD4<Double>, sine: SIMD4<Double>) {
    self.cosine = cosine
    self.sine = sine
  }
}
