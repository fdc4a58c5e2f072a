extension Kernels {
  /// Reorders `x` within `range` so that the element that would stand at `k` if the range were
  /// sorted stands there, none before it is greater and none after it is smaller.
  ///
  /// - Source: C. A. R. Hoare, "Algorithm 65: Find", Comm ACM 4 (1961) 321–322.
  /// - Precondition: `range` lies in `x` and holds `k`; no element is NaN.
  /// - Complexity: O(*n*) as a rule, no allocation.
  package static func select(_ k: Int, of x: inout MutableSpan<Double>, in range: Range<Int>) {
    precondition(range.contains(k) && range.lowerBound >= 0 && range.upperBound <= x.count)
    var (low, high) = (range.lowerBound, range.upperBound - 1)
    while low < high {
      let pivot = middle(x[low], x[(low &+ high) / 2], x[high])
      var (i, j) = (low, high)
      repeat {
        while x[i] < pivot { i &+= 1 }
        while x[j] > pivot { j &-= 1 }
        if i <= j {
          (x[i], x[j]) = (x[j], x[i])
          i &+= 1
          j &-= 1
        }
      } while i <= j
      if k <= j {
        high = j
      } else if k >= i {
        low = i
      } else {
        return
      }
    }
  }

  /// The median of the first `count` elements, the mean of the two middle ones when their number is
  /// even; reorders them.
  ///
  /// - Precondition: `count` is not 0 and not more than there are; no element is NaN.
  /// - Complexity: O(*count*) as a rule, no allocation.
  package static func median(of x: inout MutableSpan<Double>, count: Int) -> Double {
    let upper = count / 2
    select(upper, of: &x, in: 0..<count)
    guard count % 2 == 0 else { return x[upper] }
    var lower = x[0]
    for i in 1..<max(1, upper) { lower = max(lower, x[i]) }
    return (lower + x[upper]) / 2
  }

  /// Half the distance between the quartiles of the first `count` elements; reorders them.
  ///
  /// Quartiles are interpolated between the elements at (*count* − 1) / 4 and 3 (*count* − 1) / 4
  /// (definition 7 of Hyndman and Fan 1996).
  ///
  /// - Precondition: `count` is not 0 and not more than there are; no element is NaN.
  /// - Complexity: O(*count*) as a rule, no allocation.
  package static func quartileDeviation(of x: inout MutableSpan<Double>, count: Int) -> Double {
    let first = quartile(1, of: &x, in: 0..<count)
    let third = quartile(3, of: &x, in: ((count - 1) / 4)..<count)
    return (third - first) / 2
  }

  /// A quartile of the first `range.upperBound` elements, of which those below `range` are known to
  /// be the smallest.
  private static func quartile(
    _ number: Int, of x: inout MutableSpan<Double>, in range: Range<Int>
  ) -> Double {
    let quarters = number * (range.upperBound - 1)
    let k = quarters / 4
    select(k, of: &x, in: range)
    guard quarters % 4 != 0 else { return x[k] }
    var next = x[k + 1]
    for i in (k + 1)..<range.upperBound { next = min(next, x[i]) }
    return x[k] + (next - x[k]) * (Double(quarters % 4) / 4)
  }

  private static func middle(_ a: Double, _ b: Double, _ c: Double) -> Double {
    max(min(a, b), min(max(a, b), c))
  }
}
