/// The interpolating cubic spline with not-a-knot ends, fitted again and again in the same
/// memory.
///
/// Between neighbouring knots the curve is a cubic; where two cubics meet, value, slope and
/// curvature agree. At the second knot and at the last but one the third derivative agrees
/// too, so that the first two and the last two pieces are one cubic each.
///
/// With fewer than four knots the condition leaves a simpler curve: three give the parabola
/// through them, two the straight line, one a constant.
///
/// - Source: C. de Boor, "A Practical Guide to Splines", Springer 1978, chapter IV.
package struct CubicSpline: ~Copyable {
  /// How many elements beyond the last sample ``sample(_:every:into:)`` may write.
  package static let slack = 3

  /// The number of knots of the last fit.
  package private(set) var count = 0

  // Of each knot: its distance from the first, its value, and a sixth of the second derivative.
  private var positions: [Double] = []
  private var values: [Double] = []
  private var bends: [Double] = []
  // Of each row of the last elimination: the inverse of the pivot.
  private var inverses: [Double] = []

  /// A spline without knots.
  package init() {}

  /// Fits the curve to `y` over the knots `x`.
  ///
  /// - Precondition: both have one length, which is not 0; `x` ascends strictly.
  /// - Complexity: O(*n*); no allocation once the memory is large enough.
  package mutating func fit(x: borrowing Span<Double>, y: borrowing Span<Double>) {
    precondition(x.count == y.count && !x.isEmpty)
    count = x.count
    if values.count < count {
      values = [Double](repeating: 0, count: count)
      positions = values
      bends = values
      inverses = values
    }
    Self.copy(x, minus: x[0], into: &positions)
    Self.copy(y, minus: 0, into: &values)
    switch count {
    case 1, 2:
      for i in 0..<count { bends[i] = 0 }
    case 3:
      let (h0, h1) = (positions[1], positions[2] - positions[1])
      let turn = (values[2] - values[1]) / h1 - (values[1] - values[0]) / h0
      for i in 0..<count { bends[i] = turn / (3 * (h0 + h1)) }
    default:
      Self.solve(positions, values, count: count, bends: &bends, inverses: &inverses)
    }
  }

  /// `y[k]` = the curve at `k · step` beyond the first knot, for every *k* below `samples`.
  ///
  /// Beyond the last knot the last cubic is continued.
  ///
  /// - Precondition: something was fitted; `step > 0`; `y` has room for `samples` and
  ///   ``slack``.
  /// - Complexity: O(*knots* + *samples*), no allocation.
  package func sample(_ samples: Int, every step: Double, into y: inout [Double]) {
    precondition(count > 0 && step > 0 && samples + Self.slack <= y.count)
    guard count > 1 else {
      for k in 0..<samples { y[k] = values[0] }
      return
    }
    Self.sample(
      samples, every: step, positions, values, bends, count: count, into: &y)
  }

  /// The curve at `offset` beyond the first knot, by the cubic that begins at knot `i`.
  ///
  /// - Precondition: `0 <= i < count - 1`.
  package func value(atOffset offset: Double, inPiece i: Int) -> Double {
    precondition(i >= 0 && i < count - 1)
    let piece = Piece(positions.span, values.span, bends.span, i)
    let s = offset - positions[i]
    return piece.value + s * (piece.slope + s * (piece.square + s * piece.cube))
  }

  private static func copy(
    _ x: borrowing Span<Double>, minus origin: Double, into array: inout [Double]
  ) {
    var y = array.mutableSpan
    for i in x.indices { y[i] = x[i] - origin }
  }
}

extension CubicSpline {
  /// The cubic from knot `i` to the next, in powers of the distance from knot `i`.
  private struct Piece {
    let value: Double
    let slope: Double
    let square: Double
    let cube: Double

    @inline(__always)
    init(
      _ x: borrowing Span<Double>, _ y: borrowing Span<Double>, _ c: borrowing Span<Double>,
      _ i: Int
    ) {
      let h = x[i &+ 1] - x[i]
      let inverse = 1 / h
      value = y[i]
      slope = (y[i &+ 1] - y[i]) * inverse - h * (2 * c[i] + c[i &+ 1])
      square = 3 * c[i]
      cube = (c[i &+ 1] - c[i]) * inverse
    }
  }

  /// Four samples are computed at a time, and those beyond the piece written over by the next:
  /// how many samples fall between two beats is nothing a processor can foretell.
  private static func sample(
    _ samples: Int, every step: Double, _ positions: [Double], _ values: [Double],
    _ bends: [Double], count: Int, into memory: inout [Double]
  ) {
    let x = positions.span.extracting(..<count)
    let v = values.span.extracting(..<count)
    let c = bends.span.extracting(..<count)
    var y = memory.mutableSpan
    let room = y.count - 4
    let lanes = SIMD4<Double>(0, 1, 2, 3) * step
    let rate = 1 / step
    let last = count - 2
    var k = 0
    for i in 0...last {
      let piece = Piece(x, v, c, i)
      let end = i < last ? min(samples, Int(x[i &+ 1] * rate) &+ 1) : samples
      while k < end {
        precondition(k >= 0 && k <= room)
        let s = lanes + (Double(k) * step - x[i])
        let four = piece.value + s * (piece.slope + s * (piece.square + s * piece.cube))
        for lane in 0..<4 { y[k &+ lane] = four[lane] }
        k &+= 4
      }
      k = end
    }
  }
}
