extension CubicSpline {
  /// Solves for the bends of four or more knots.
  ///
  /// With `h` the distances between knots, `d` the slopes of the chords and `c` the bends, the
  /// inner knots obey
  ///
  ///     h[i−1] c[i−1] + 2 (h[i−1] + h[i]) c[i] + h[i] c[i+1] = d[i] − d[i−1]
  ///
  /// and the first end `(c[1] − c[0]) / h[0] = (c[2] − c[1]) / h[1]`, the last its mirror image.
  /// With the ends put into the first and the last inner row, the system is diagonally
  /// dominant, so that elimination is stable without exchanging rows.
  ///
  /// - Precondition: `count >= 4`; all arrays have room for `count`.
  /// - Complexity: O(*n*), no allocation.
  static func solve(
    _ positions: [Double], _ values: [Double], count: Int, bends: inout [Double],
    inverses: inout [Double]
  ) {
    let x = positions.span.extracting(..<count)
    let y = values.span.extracting(..<count)
    var c = bends.mutableSpan
    var inverse = inverses.mutableSpan
    let last = count - 1

    // First row. `upper` is what ties a row to the next one; until the way back, `c` holds what
    // elimination leaves of the right-hand side.
    let (h0, h1) = (x[1] - x[0], x[2] - x[1])
    let firstUpper = h1 - h0 * h0 / h1
    var (h, upper) = (h1, firstUpper)
    var chord = (y[2] - y[1]) / h1
    var pivot = (h0 + h1) * (2 + h0 / h1)
    var rest = chord - (y[1] - y[0]) / h0
    inverse[1] = 1 / pivot
    c[1] = rest

    var i = 2
    while i < last &- 1 {
      let next = x[i &+ 1] - x[i]
      let nextChord = (y[i &+ 1] - y[i]) / next
      rest = nextChord - chord - h * inverse[i &- 1] * rest
      // A division of its own, not `inverse[i − 1]`: one step less in the chain of pivots.
      pivot = 2 * (h + next) - h * upper / pivot
      inverse[i] = 1 / pivot
      c[i] = rest
      (h, upper, chord) = (next, next, nextChord)
      i &+= 1
    }

    let end = x[last] - x[last - 1]
    let lower = h - end * end / h
    pivot = (h + end) * (2 + end / h) - lower * upper / pivot
    rest = (y[last] - y[last - 1]) / end - chord - lower * inverse[last - 2] * rest
    c[last - 1] = rest / pivot

    i = last - 2
    while i >= 2 {
      let next = x[i &+ 1] - x[i]
      c[i] = c[i] * inverse[i] - next * inverse[i] * c[i &+ 1]
      i &-= 1
    }
    c[1] = (c[1] - firstUpper * c[2]) * inverse[1]
    c[0] = c[1] + (c[1] - c[2]) * (h0 / h1)
    c[last] = c[last - 1] + (c[last - 1] - c[last - 2]) * (end / h)
  }
}
