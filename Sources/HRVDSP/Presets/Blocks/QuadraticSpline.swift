/// The interpolating quadratic spline whose pieces meet half way between the knots.
///
/// At the ends the first and the last two halves are one parabola each, so that there are as
/// many coefficients as knots; SciPy's `interp1d(kind="quadratic")` is this curve.
///
/// - Source: C. de Boor, "A Practical Guide to Splines", Springer 1978, chapters IX and XIII.
/// - Complexity: O(*knots* + *samples*).
struct QuadraticSpline {
  private let first: Double
  /// The joints of the basis, the ends three times.
  private let joints: [Double]
  private let weights: [Double]

  /// - Precondition: three knots or more, ascending strictly.
  init(_ x: [Double], _ y: [Double]) {
    precondition(x.count == y.count && x.count >= 3)
    let count = x.count
    first = x[0]
    let inner = (1..<(count - 2)).map { (x[$0] + x[$0 + 1]) / 2 - x[0] }
    let end = x[count - 1] - x[0]
    joints = [0, 0, 0] + inner + [end, end, end]

    // Knot i lies in piece i − 1, so the rows of the system have three elements: eliminate
    // downwards, then substitute back. The matrix is totally positive: no rows are exchanged.
    var upper = [Double](repeating: 0, count: count)
    var rest = y
    for i in 1..<(count - 1) {
      let basis = Self.basis(joints, piece: min(i - 1, count - 3), at: x[i] - x[0])
      let pivot = basis.1 - basis.0 * upper[i - 1]
      upper[i] = basis.2 / pivot
      rest[i] = (y[i] - basis.0 * rest[i - 1]) / pivot
    }
    for i in stride(from: count - 2, through: 1, by: -1) { rest[i] -= upper[i] * rest[i + 1] }
    weights = rest
  }

  /// The curve at `k · step` beyond the first knot, for every *k* below `count`; beyond the
  /// last knot the last parabola is continued.
  func samples(_ count: Int, every step: Double) -> [Double] {
    var samples = [Double](repeating: 0, count: count)
    let last = weights.count - 3
    var piece = 0
    for k in 0..<count {
      let offset = Double(k) * step
      while piece < last, joints[piece + 3] <= offset { piece += 1 }
      let basis = Self.basis(joints, piece: piece, at: offset)
      samples[k] =
        weights[piece] * basis.0 + weights[piece + 1] * basis.1 + weights[piece + 2] * basis.2
    }
    return samples
  }

  /// The three basis functions that are not 0 in the piece after joint `piece + 2`.
  private static func basis(
    _ t: [Double], piece: Int, at x: Double
  ) -> (Double, Double, Double) {
    let i = piece + 2
    let width = t[i + 1] - t[i]
    let (before, after) = ((t[i + 1] - x) / width, (x - t[i]) / width)
    let (left, right) = (t[i + 1] - t[i - 1], t[i + 2] - t[i])
    let a = (t[i + 1] - x) / left * before
    let b = (x - t[i - 1]) / left * before + (t[i + 2] - x) / right * after
    let c = (x - t[i]) / right * after
    return (a, b, c)
  }
}
