extension CubicSpline {
  /// Solves for the bends of four or more knots.
  ///
  /// With `h` the lengths of the pieces, `d` the slopes of the chords and `c` the bends, the
  /// inner knots obey
  ///
  ///     h[i−1] c[i−1] + 2 (h[i−1] + h[i]) c[i] + h[i] c[i+1] = d[i] − d[i−1]
  ///
  /// and the first end `(c[1] − c[0]) / h[0] = (c[2] − c[1]) / h[1]`, the last its mirror image.
  /// With the ends put into the first and the last inner row, the system is diagonally
  /// dominant, so that elimination is stable without exchanging rows.
  ///
  /// Each step of an elimination waits for the one before. So it runs from both ends at once,
  /// in the two lanes of a vector, and back out again from the row in the middle.
  ///
  /// - Precondition: `count >= 4`; all arrays have room for `count`.
  /// - Complexity: O(*n*), no allocation.
  static func solve(
    _ lengths: [Double], _ chords: [Double], count: Int, bends: inout [Double],
    inverses: inout [Double]
  ) {
    let h = lengths.span.extracting(..<(count - 1))
    let d = chords.span.extracting(..<(count - 1))
    var c = bends.mutableSpan
    var inverse = inverses.mutableSpan
    let last = count - 1
    let rows = last - 1
    // Rows 1…pairs from the left, last − 1…last − pairs from the right; one more from the left
    // when there are rows left for two; then the middle row.
    let pairs = (rows - 1) / 2

    // Lane 0 is the first row, lane 1 the last. `link` is what ties a row to the next one
    // inwards; until the way back, `c` holds what elimination leaves of the right-hand side.
    let outer = SIMD2(h[0], h[last - 1])
    let inner = SIMD2(h[1], h[last - 2])
    let firstLink = inner - outer * outer / inner
    let pivot = (outer + inner) * (2 + outer / inner)
    var rest = SIMD2(d[1] - d[0], d[last - 1] - d[last - 2])
    var (link, before) = (firstLink, inner)
    var reciprocal = 1 / pivot
    if pairs > 0 {
      inverse[last - 1] = reciprocal[1]
      c[last - 1] = rest[1]
    }
    inverse[1] = reciprocal[0]
    c[1] = rest[0]

    // A pivot is p = D − b l / p′, with p′ that of the row before: a division for which the next
    // row waits. As p = D a / a′ it is a = a′ − a″ b l / (D D′), where nothing waits for one.
    var weight = reciprocal
    var (older, newer) = (SIMD2(repeating: 1.0), SIMD2(repeating: 1.0))
    var i = 2
    while i <= pairs {
      let j = last &- i
      let next = SIMD2(h[i], h[j &- 1])
      rest = SIMD2(d[i] - d[i &- 1], d[j] - d[j &- 1]) - before * reciprocal * rest
      let nextWeight = 1 / (2 * (before + next))
      let a = newer - older * (before * link * (nextWeight * weight))
      let ratio = newer / a
      reciprocal = ratio * nextWeight
      inverse[i] = reciprocal[0]
      inverse[j] = reciprocal[1]
      c[i] = rest[0]
      c[j] = rest[1]
      (older, newer, weight, link, before) = (newer, a, nextWeight, next, next)
      // It shrinks, at most by half a row: brought back before it is lost.
      if i & 63 == 0 { (older, newer) = (ratio, SIMD2(repeating: 1)) }
      i &+= 1
    }

    var middle = max(pairs, 1) + 1
    if rows.isMultiple(of: 2), pairs > 0 {
      let ratio = h[middle - 1] * inverse[middle - 1]
      let tie = middle == 2 ? firstLink[0] : h[middle - 1]
      inverse[middle] = 1 / (2 * (h[middle - 1] + h[middle]) - ratio * tie)
      c[middle] = d[middle] - d[middle - 1] - ratio * c[middle - 1]
      middle += 1
    }
    solveMiddle(middle, h, d, firstLink, &c, inverse)
    substitute(from: middle, h, firstLink, &c, inverse)
    c[0] = c[1] + (c[1] - c[2]) * (h[0] / h[1])
    c[last] = c[last - 1] + (c[last - 1] - c[last - 2]) * (h[last - 1] / h[last - 2])
  }

  /// The row in which both eliminations meet. With two rows it is the last one, and nothing
  /// comes from the right.
  private static func solveMiddle(
    _ m: Int, _ h: borrowing Span<Double>, _ d: borrowing Span<Double>,
    _ firstLink: SIMD2<Double>, _ c: inout MutableSpan<Double>,
    _ inverse: borrowing MutableSpan<Double>
  ) {
    let last = h.count
    let isLast = m == last - 1
    let lower = isLast ? firstLink[1] : h[m - 1]
    let upper = m - 1 == 1 ? firstLink[0] : h[m - 1]
    let ratio = lower * inverse[m - 1]
    var pivot = 2 * (h[m - 1] + h[m])
    if isLast { pivot = (h[m - 1] + h[m]) * (2 + h[m] / h[m - 1]) }
    pivot -= ratio * upper
    var rest = d[m] - d[m - 1] - ratio * c[m - 1]
    if !isLast {
      let ratio = h[m] * inverse[m + 1]
      pivot -= ratio * (m + 1 == last - 1 ? firstLink[1] : h[m])
      rest -= ratio * c[m + 1]
    }
    c[m] = rest / pivot
  }

  /// From the middle outwards, both ways at once.
  private static func substitute(
    from middle: Int, _ h: borrowing Span<Double>, _ firstLink: SIMD2<Double>,
    _ c: inout MutableSpan<Double>, _ inverse: borrowing MutableSpan<Double>
  ) {
    let last = h.count
    var (i, j) = (middle &- 1, middle &+ 1)
    var bend = SIMD2(repeating: c[middle])
    while i >= 2, j <= last &- 2 {
      let pivots = SIMD2(inverse[i], inverse[j])
      let links = SIMD2(h[i], h[j &- 1])
      bend = SIMD2(c[i], c[j]) * pivots - links * pivots * bend
      c[i] = bend[0]
      c[j] = bend[1]
      i &-= 1
      j &+= 1
    }
    while i >= 2 {
      c[i] = (c[i] - h[i] * c[i &+ 1]) * inverse[i]
      i &-= 1
    }
    c[1] = (c[1] - firstLink[0] * c[2]) * inverse[1]
    if j == last - 1 { c[j] = (c[j] - firstLink[1] * c[j - 1]) * inverse[j] }
  }
}
