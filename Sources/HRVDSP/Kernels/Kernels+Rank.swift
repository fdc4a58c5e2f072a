/// Elements of a rank among few, found by counting: a vector at a time, and without a branch on the
/// data, which a processor could not foresee. ``RankSelection`` is for many.
extension Kernels {
  /// How many elements of `x` are less than `limit`.
  ///
  /// - Complexity: O(*n*), no allocation.
  package static func count(_ x: borrowing Span<Double>, below limit: Double) -> Int {
    var counts = SIMD4<Int64>()
    var i = 0
    while i &+ 4 <= x.count {
      counts.replace(with: counts &+ 1, where: x.four(at: i) .< limit)
      i &+= 4
    }
    var below = Int(counts.wrappedSum())
    while i < x.count {
      below &+= x[i] < limit ? 1 : 0
      i &+= 1
    }
    return below
  }

  /// The element that would stand at `rank`, from 0, if `x` were sorted; `x` stays as it is.
  ///
  /// The range of the values that it can be is divided into four parts, and the elements below each
  /// are counted, until two elements are left or the range is as narrow as it need be; then the
  /// values are taken one after another from below.
  ///
  /// - Precondition: `x` holds `rank`; its elements are finite.
  /// - Complexity: O(*n*) for values that are spread evenly, O(*n*²) at worst; no allocation.
  package static func element(ofRank rank: Int, of x: borrowing Span<Double>) -> Double {
    precondition(x.indices.contains(rank))
    // The element is not less than `low`, and less than `high` where that is known.
    var (low, high) = extremes(x)
    var (below, under) = (0, x.count)
    var rounds = 0
    while under &- below > 2, rounds < mostRounds {
      let quarter = (high - low) / 4
      let pivots = (low + quarter, low + 2 * quarter, low + 3 * quarter)
      let counts = self.counts(x, below: pivots)
      // From the highest down: where the element is not less than a pivot, it is above it.
      if counts.2 <= rank {
        (low, below) = (pivots.2, counts.2)
      } else if counts.1 <= rank {
        (low, below, high, under) = (pivots.1, counts.1, pivots.2, counts.2)
      } else if counts.0 <= rank {
        (low, below, high, under) = (pivots.0, counts.0, pivots.1, counts.1)
      } else {
        (high, under) = (pivots.0, counts.0)
      }
      rounds &+= 1
    }
    while true {
      let value = least(of: x, from: low)
      if rank == below { return value }
      low = value.nextUp
      below = count(x, below: low)
      if rank < below { return value }
    }
  }

  /// After so many rounds the range is 4⁻⁶ of what it was: narrower than intervals are measured.
  private static let mostRounds = 6

  private static func counts(
    _ x: borrowing Span<Double>, below limits: (Double, Double, Double)
  ) -> (Int, Int, Int) {
    var (first, second, third) = (SIMD4<Int64>(), SIMD4<Int64>(), SIMD4<Int64>())
    var i = 0
    while i &+ 4 <= x.count {
      let four = x.four(at: i)
      first.replace(with: first &+ 1, where: four .< limits.0)
      second.replace(with: second &+ 1, where: four .< limits.1)
      third.replace(with: third &+ 1, where: four .< limits.2)
      i &+= 4
    }
    var counts = (
      Int(first.wrappedSum()), Int(second.wrappedSum()), Int(third.wrappedSum())
    )
    while i < x.count {
      counts.0 &+= x[i] < limits.0 ? 1 : 0
      counts.1 &+= x[i] < limits.1 ? 1 : 0
      counts.2 &+= x[i] < limits.2 ? 1 : 0
      i &+= 1
    }
    return counts
  }

  /// The least element that is not less than `low`; infinity when there is none.
  private static func least(of x: borrowing Span<Double>, from low: Double) -> Double {
    var leasts = SIMD4<Double>(repeating: .infinity)
    var i = 0
    while i &+ 4 <= x.count {
      let four = x.four(at: i)
      leasts.replace(with: four, where: (four .>= low) .& (four .< leasts))
      i &+= 4
    }
    var least = min(min(leasts[0], leasts[1]), min(leasts[2], leasts[3]))
    while i < x.count {
      if x[i] >= low { least = min(least, x[i]) }
      i &+= 1
    }
    return least
  }
}
