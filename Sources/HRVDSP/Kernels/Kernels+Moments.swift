extension Kernels {
  /// Σ (xᵢ − `pivot`).
  package static func sum(_ x: borrowing Span<Double>, about pivot: Double) -> Double {
    var (a, b, c, d) = (0.0, 0.0, 0.0, 0.0)
    var i = 0
    while i &+ 4 <= x.count {
      a += x[i] - pivot
      b += x[i &+ 1] - pivot
      c += x[i &+ 2] - pivot
      d += x[i &+ 3] - pivot
      i &+= 4
    }
    while i < x.count {
      a += x[i] - pivot
      i &+= 1
    }
    return (a + b) + (c + d)
  }

  /// Σ (xᵢ − `pivot`) and Σ (xᵢ − `pivot`)².
  package static func powerSums(
    _ x: borrowing Span<Double>, about pivot: Double
  ) -> PowerSums {
    var (s0, s1, s2, s3) = (0.0, 0.0, 0.0, 0.0)
    var (q0, q1, q2, q3) = (0.0, 0.0, 0.0, 0.0)
    var i = 0
    while i &+ 4 <= x.count {
      let (d0, d1) = (x[i] - pivot, x[i &+ 1] - pivot)
      let (d2, d3) = (x[i &+ 2] - pivot, x[i &+ 3] - pivot)
      s0 += d0
      s1 += d1
      s2 += d2
      s3 += d3
      q0 += d0 * d0
      q1 += d1 * d1
      q2 += d2 * d2
      q3 += d3 * d3
      i &+= 4
    }
    while i < x.count {
      let d0 = x[i] - pivot
      s0 += d0
      q0 += d0 * d0
      i &+= 1
    }
    var sums = PowerSums()
    sums.sum = (s0 + s1) + (s2 + s3)
    sums.sumOfSquares = (q0 + q1) + (q2 + q3)
    return sums
  }

  /// Σ (Δᵢ − `pivot`) and Σ (Δᵢ − `pivot`)² of the successive differences Δᵢ = xᵢ₊₁ − xᵢ.
  package static func powerSumsOfDifferences(
    _ x: borrowing Span<Double>, about pivot: Double
  ) -> PowerSums {
    let differences = x.count - 1
    var (s0, s1, s2, s3) = (0.0, 0.0, 0.0, 0.0)
    var (q0, q1, q2, q3) = (0.0, 0.0, 0.0, 0.0)
    var i = 0
    while i &+ 4 <= differences {
      let d0 = x[i &+ 1] - x[i] - pivot
      let d1 = x[i &+ 2] - x[i &+ 1] - pivot
      let d2 = x[i &+ 3] - x[i &+ 2] - pivot
      let d3 = x[i &+ 4] - x[i &+ 3] - pivot
      s0 += d0
      s1 += d1
      s2 += d2
      s3 += d3
      q0 += d0 * d0
      q1 += d1 * d1
      q2 += d2 * d2
      q3 += d3 * d3
      i &+= 4
    }
    while i < differences {
      let d0 = x[i &+ 1] - x[i] - pivot
      s0 += d0
      q0 += d0 * d0
      i &+= 1
    }
    var sums = PowerSums()
    sums.sum = (s0 + s1) + (s2 + s3)
    sums.sumOfSquares = (q0 + q1) + (q2 + q3)
    return sums
  }

  /// The number of successive differences whose size is greater than `limit`: equal does not
  /// count.
  package static func countOfDifferences(
    _ x: borrowing Span<Double>, greaterThan limit: Double
  ) -> Int {
    var count = 0
    var i = 1
    while i < x.count {
      count &+= abs(x[i] - x[i &- 1]) > limit ? 1 : 0
      i &+= 1
    }
    return count
  }
}
