extension Kernels {
  /// The number of elements that ``localMedians(_:in:into:)`` looks at.
  package static let medianWindow = 9

  /// `m[i]` = the median of the nine elements nearest to `x[i]`, itself included, for every `i`
  /// of `range`; elements outside `range` are not looked at.
  ///
  /// The window is centred; near the ends it is moved inwards, so that it always holds nine.
  /// A shorter range is its own window, with the mean of the two middle elements when their
  /// number is even.
  ///
  /// - Precondition: `m` is as long as `x` or longer, `x` holds `range`; no element is NaN.
  /// - Complexity: O(*n*), no allocation.
  package static func localMedians(
    _ x: borrowing Span<Double>, in range: Range<Int>, into m: inout MutableSpan<Double>
  ) {
    precondition(x.count <= m.count && range.lowerBound >= 0 && range.upperBound <= x.count)
    guard range.count >= medianWindow else { return fillWithMedianOfFew(x, range, &m) }
    let half = medianWindow / 2
    let first = range.lowerBound + half
    let last = range.upperBound - 1 - half
    for i in first...last {
      m[i] = medianOfNine(
        (x[i &- 4], x[i &- 3], x[i &- 2]), (x[i &- 1], x[i], x[i &+ 1]),
        (x[i &+ 2], x[i &+ 3], x[i &+ 4]))
    }
    for i in range.lowerBound..<first { m[i] = m[first] }
    for i in (last + 1)..<range.upperBound { m[i] = m[last] }
  }

  /// The median of nine without a branch: with the triples sorted, it is the middle one of the
  /// greatest minimum, the median of the medians and the least maximum.
  private static func medianOfNine(_ a: Triple, _ b: Triple, _ c: Triple) -> Double {
    let (a, b, c) = (sorted(a), sorted(b), sorted(c))
    let greatestMinimum = max(max(a.0, b.0), c.0)
    let leastMaximum = min(min(a.2, b.2), c.2)
    return sorted((greatestMinimum, sorted((a.1, b.1, c.1)).1, leastMaximum)).1
  }

  private typealias Triple = (Double, Double, Double)

  private static func sorted(_ t: Triple) -> Triple {
    let (low, high) = (min(t.0, t.1), max(t.0, t.1))
    let middle = min(high, t.2)
    return (min(low, middle), max(low, middle), max(high, t.2))
  }

  private static func fillWithMedianOfFew(
    _ x: borrowing Span<Double>, _ range: Range<Int>, _ m: inout MutableSpan<Double>
  ) {
    guard !range.isEmpty else { return }
    let median = medianOfFew(x, in: range)
    for i in range { m[i] = median }
  }
}
