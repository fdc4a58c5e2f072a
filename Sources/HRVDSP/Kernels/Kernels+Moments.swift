extension Kernels {
  /// Eight elements from `i` on.
  @inline(__always)
  static func eight(_ x: borrowing Span<Double>, _ i: Int) -> SIMD8<Double> {
    // The bounds are checked once for all.
    let part = x.extracting(i..<(i &+ 8))
    return SIMD8(part[0], part[1], part[2], part[3], part[4], part[5], part[6], part[7])
  }

  /// The sum of the lanes, in the order of ``Kernels``.
  @inline(__always)
  static func total(_ lanes: SIMD8<Double>) -> Double {
    let four = lanes.lowHalf + lanes.highHalf
    return (four[0] + four[1]) + (four[2] + four[3])
  }

  /// Σ (xᵢ − `pivot`).
  package static func sum(_ x: borrowing Span<Double>, about pivot: Double) -> Double {
    var sums = SIMD8<Double>.zero
    var i = 0
    while i &+ 8 <= x.count {
      sums += eight(x, i) - pivot
      i &+= 8
    }
    while i < x.count {
      sums[0] += x[i] - pivot
      i &+= 1
    }
    return total(sums)
  }

  /// Σ (xᵢ − `pivot`) and Σ (xᵢ − `pivot`)².
  package static func powerSums(
    _ x: borrowing Span<Double>, about pivot: Double
  ) -> PowerSums {
    var (sums, squares) = (SIMD8<Double>.zero, SIMD8<Double>.zero)
    var i = 0
    while i &+ 8 <= x.count {
      let d = eight(x, i) - pivot
      sums += d
      squares += d * d
      i &+= 8
    }
    while i < x.count {
      let d = x[i] - pivot
      sums[0] += d
      squares[0] += d * d
      i &+= 1
    }
    var result = PowerSums()
    result.sum = total(sums)
    result.sumOfSquares = total(squares)
    return result
  }

  /// Σ (Δᵢ − `pivot`) and Σ (Δᵢ − `pivot`)² of the successive differences Δᵢ = xᵢ₊₁ − xᵢ.
  package static func powerSumsOfDifferences(
    _ x: borrowing Span<Double>, about pivot: Double
  ) -> PowerSums {
    let differences = x.count - 1
    var (sums, squares) = (SIMD8<Double>.zero, SIMD8<Double>.zero)
    var i = 0
    while i &+ 8 <= differences {
      let d = eight(x, i &+ 1) - eight(x, i) - pivot
      sums += d
      squares += d * d
      i &+= 8
    }
    while i < differences {
      let d = x[i &+ 1] - x[i] - pivot
      sums[0] += d
      squares[0] += d * d
      i &+= 1
    }
    var result = PowerSums()
    result.sum = total(sums)
    result.sumOfSquares = total(squares)
    return result
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

  /// How many successive differences are greater in size than `low`, and than `high`: equal
  /// does not count.
  package static func countsOfDifferences(
    _ x: borrowing Span<Double>, greaterThan low: Double, and high: Double
  ) -> (low: Int, high: Int) {
    var (overLow, overHigh) = (0, 0)
    var i = 1
    while i < x.count {
      let size = abs(x[i] - x[i &- 1])
      overLow &+= size > low ? 1 : 0
      overHigh &+= size > high ? 1 : 0
      i &+= 1
    }
    return (overLow, overHigh)
  }
}
