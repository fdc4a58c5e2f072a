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
  // Of each piece: its length.
  private var lengths: [Double] = []
  // Of each piece: first the inverse of its length, then a sixth of its third derivative.
  private var cubes: [Double] = []
  // Of each piece: first the slope of its chord, then the slope where it begins.
  private var slopes: [Double] = []
  // Of each row of the last elimination: the inverse of the pivot.
  private var inverses: [Double] = []

  // Four neighbouring samples. A variable: the optimizer would take a constant's 0 and 1 apart
  // from the other lanes.
  private var lanes = SIMD4<Double>(0, 1, 2, 3)

  /// A spline without knots.
  package init() {}

  /// Fits the curve to `y` over the knots `x`.
  ///
  /// - Precondition: both have one length, which is not 0; `x` ascends strictly.
  /// - Complexity: O(*n*); no allocation once the memory is large enough.
  package mutating func fit(x: borrowing Span<Double>, y: borrowing Span<Double>) {
    precondition(x.count == y.count && !x.isEmpty)
    count = x.count
    if values.count < count { makeRoom(count) }
    Self.copy(x, minus: x[0], into: &positions)
    Self.copy(y, minus: 0, into: &values)
    guard count > 1 else { return }
    Self.measure(positions, values, count: count, &lengths, &cubes, &slopes)
    switch count {
    case 2:
      for i in 0..<count { bends[i] = 0 }
    case 3:
      let turn = slopes[1] - slopes[0]
      for i in 0..<count { bends[i] = turn / (3 * (lengths[0] + lengths[1])) }
    default:
      Self.solve(lengths, slopes, count: count, bends: &bends, inverses: &inverses)
    }
    Self.assemble(bends, lengths, count: count, &cubes, &slopes)
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
      samples, every: step, Pieces(positions, values, slopes, bends, cubes), count: count,
      lanes: lanes, into: &y)
  }

  /// The curve at `offset` beyond the first knot, by the cubic that begins at knot `i`.
  ///
  /// - Precondition: `0 <= i < count - 1`.
  package func value(atOffset offset: Double, inPiece i: Int) -> Double {
    precondition(i >= 0 && i < count - 1)
    let s = offset - positions[i]
    return values[i] + s * (slopes[i] + s * (3 * bends[i] + s * cubes[i]))
  }

  private mutating func makeRoom(_ room: Int) {
    values = [Double](repeating: 0, count: room)
    positions = [Double](repeating: 0, count: room)
    bends = [Double](repeating: 0, count: room)
    lengths = [Double](repeating: 0, count: room)
    cubes = [Double](repeating: 0, count: room)
    slopes = [Double](repeating: 0, count: room)
    inverses = [Double](repeating: 0, count: room)
  }

  private static func copy(
    _ x: borrowing Span<Double>, minus origin: Double, into array: inout [Double]
  ) {
    var y = array.mutableSpan
    var i = 0
    while i <= x.count &- 4 {
      y.set(four: x.four(at: i) - origin, at: i)
      i &+= 4
    }
    while i < x.count {
      y[i] = x[i] - origin
      i &+= 1
    }
  }
}
