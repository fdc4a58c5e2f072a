extension Kernels {
  /// `m[j]` = the median of the eleven elements `x[j - 5] … x[j + 5]`, for every `j` of `range`.
  ///
  /// Four medians are found at a time, each in its lane, without a branch: of seven elements the
  /// least and the greatest cannot be the median of eleven; of those left and the next one neither
  /// can the least and the greatest; and so on until three are left, of which it is the middle one.
  ///
  /// - Source: J. L. Smith, "Implementing median filters in XC4000E FPGAs", Xcell 23 (1996), p. 16.
  /// - Precondition: `x` holds five elements before and behind `range`; `m` holds `range`; no
  ///   element is NaN.
  /// - Complexity: O(*range*), no allocation.
  package static func mediansOfEleven(
    _ x: borrowing Span<Double>, in range: Range<Int>, into m: inout MutableSpan<Double>
  ) {
    precondition(range.lowerBound >= 5 && range.upperBound <= x.count - 5)
    precondition(range.upperBound <= m.count)
    var j = range.lowerBound
    while j &+ 4 <= range.upperBound {
      m.set(four: fourMedians(x, at: j), at: j)
      j &+= 4
    }
    // The last ones again, with some before them: there are no four more elements to load.
    if j < range.upperBound, range.count >= 4 {
      j = range.upperBound - 4
      m.set(four: fourMedians(x, at: j), at: j)
      return
    }
    while j < range.upperBound {
      m[j] = medianOfFew(x, in: (j - 5)..<(j + 6))
      j &+= 1
    }
  }

  /// The median of up to eleven elements, the mean of the two middle ones when their number is
  /// even.
  ///
  /// - Precondition: `range` lies in `x` and is not empty; no element is NaN.
  package static func medianOfFew(_ x: borrowing Span<Double>, in range: Range<Int>) -> Double {
    var ordered = InlineArray<11, Double>(repeating: 0)
    for (count, i) in range.enumerated() {
      var place = count
      while place > 0, ordered[place - 1] > x[i] {
        ordered[place] = ordered[place - 1]
        place -= 1
      }
      ordered[place] = x[i]
    }
    return (ordered[(range.count - 1) / 2] + ordered[range.count / 2]) / 2
  }

  @inline(__always)
  private static func fourMedians(_ x: borrowing Span<Double>, at j: Int) -> SIMD4<Double> {
    var (a, b, c) = (x.four(at: j &- 5), x.four(at: j &- 4), x.four(at: j &- 3))
    var (d, e, f) = (x.four(at: j &- 2), x.four(at: j &- 1), x.four(at: j))
    var g = x.four(at: j &+ 1)
    // The least of seven goes to a, the greatest to g, and both are forgotten.
    order(&a, &d)
    order(&b, &e)
    order(&c, &f)
    order(&a, &b)
    order(&a, &c)
    order(&a, &g)
    order(&e, &f)
    order(&d, &f)
    order(&f, &g)
    a = x.four(at: j &+ 2)
    // Of six: a, b, c, d, e, f.
    order(&a, &d)
    order(&b, &e)
    order(&c, &f)
    order(&a, &b)
    order(&a, &c)
    order(&e, &f)
    order(&d, &f)
    a = x.four(at: j &+ 3)
    // Of five: a, b, c, d, e.
    order(&a, &d)
    order(&b, &e)
    order(&a, &b)
    order(&a, &c)
    order(&d, &e)
    order(&c, &e)
    a = x.four(at: j &+ 4)
    // Of four: a, b, c, d.
    order(&a, &c)
    order(&b, &d)
    order(&a, &b)
    order(&c, &d)
    a = x.four(at: j &+ 5)
    // The middle one of a, b, c.
    order(&b, &c)
    order(&a, &b)
    order(&b, &c)
    return b
  }

  /// Puts the lesser of two into `a` and the greater into `b`, lane by lane.
  @inline(__always)
  private static func order(_ a: inout SIMD4<Double>, _ b: inout SIMD4<Double>) {
    let isGreater = b .< a
    let least = a.replacing(with: b, where: isGreater)
    b.replace(with: a, where: isGreater)
    a = least
  }
}
