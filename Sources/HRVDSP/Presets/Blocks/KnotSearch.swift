/// The first part of Dierckx's smoothing: least-squares splines over more and more knots, until
/// the sum of squared residuals falls below the limit.
struct KnotSearch {
  private static let order = SmoothingSpline.order
  private static let tolerance = 0.001

  let x: [Double]
  let y: [Double]
  let limit: Double

  private(set) var knots: [Double]
  private(set) var weights: [Double] = []
  /// The observations, rotated into a triangle, with their right-hand side.
  private(set) var triangle = BandTriangle(rows: 0, width: 4)
  private(set) var right: [Double] = []
  /// The basis functions at each point.
  private(set) var basis: [InlineArray<5, Double>] = []
  /// What the polynomial leaves, and what the last spline leaves beyond the limit.
  private(set) var polynomialSquares = 0.0
  private(set) var excess = 0.0
  /// Whether more knots were needed than there was room for.
  private(set) var isOutOfRoom = false
  /// Whether the last spline stays below the limit by more than the tolerance.
  private(set) var needsSmoothing = false

  /// Of each interval between knots: its residuals' sum of squares and the point it begins on.
  private var residuals: [Double] = []
  private var starts = [0]
  private var lastSquares = 0.0
  private var added = 0
  private var isFirst = true

  init(x: [Double], y: [Double], limit: Double) {
    self.x = x
    self.y = y
    self.limit = limit
    knots =
      [Double](repeating: x[0], count: Self.order)
      + [Double](repeating: x[x.count - 1], count: Self.order)
  }

  /// The absolute tolerance of the sum of squares.
  var allowance: Double { Self.tolerance * limit }

  /// Adds knots until the limit holds or there are `room` of them.
  ///
  /// A second run begins where the first ended, and adds a single knot first.
  mutating func run(room: Int) {
    let full = x.count + Self.order
    isOutOfRoom = false
    var isRestarted = true
    while true {
      let isPolynomial = knots.count == 2 * Self.order
      let squares = leastSquares()
      if isPolynomial { polynomialSquares = squares }
      excess = squares - limit
      if abs(excess) < allowance { return needsSmoothing = false }
      if excess < 0 { return needsSmoothing = !isPolynomial }
      if knots.count == full { return needsSmoothing = false }
      if knots.count >= room { return isOutOfRoom = true }
      if isPolynomial || isRestarted {
        added = 1
        isRestarted = false
      } else {
        var wanted = added * 2
        if lastSquares - squares > allowance {
          wanted = Int(Double(added) * excess / (lastSquares - squares))
        }
        added = min(added * 2, max(wanted, added / 2, 1))
      }
      lastSquares = squares
      sumResiduals()
      addKnots(within: room)
    }
  }

  /// Adds ``added`` knots, or as many as there is room for; with all that there can be, the spline
  /// runs through every point.
  private mutating func addKnots(within room: Int) {
    let order = Self.order
    let full = x.count + order
    let wanted = min(added, min(room, full) - knots.count)
    var insertion = KnotInsertion(starts: starts, residuals: residuals, last: x.count - 1)
    for _ in 0..<max(1, wanted) {
      guard let start = insertion.next() else { break }
      starts.append(start)
    }
    starts.sort()
    let inner =
      starts.count - 1 + 2 * order >= full
      ? x[2..<(x.count - 2)] : starts.dropFirst().map { x[$0] }[...]
    knots =
      [Double](repeating: x[0], count: order) + inner
      + [Double](repeating: x[x.count - 1], count: order)
  }

  /// Fits the spline over the knots; returns the sum of squared residuals.
  private mutating func leastSquares() -> Double {
    let order = Self.order
    let count = knots.count - order
    triangle = BandTriangle(rows: count, width: order)
    right = [Double](repeating: 0, count: count)
    basis.removeAll(keepingCapacity: true)
    var squares = 0.0
    var piece = order - 1
    for (place, value) in zip(x, y) {
      while piece < count - 1, place >= knots[piece + 1] { piece += 1 }
      var row = SplineBasis.values(knots, piece: piece, at: place)
      basis.append(row)
      var rest = value
      for i in 0..<order {
        let pivot = row[i]
        guard pivot != 0 else { continue }
        let j = piece - order + 1 + i
        let rotation = PlaneRotation(pivot, into: &triangle[j, 0])
        rotation(&rest, &right[j])
        guard i + 1 < order else { break }
        for column in (i + 1)..<order { rotation(&row[column], &triangle[j, column - i]) }
      }
      squares += rest * rest
    }
    weights = triangle.solved(for: right)
    return squares
  }

  /// Σ residual² of each interval; a point on a knot counts half on either side.
  private mutating func sumResiduals() {
    let order = Self.order
    let count = knots.count - order
    residuals = [Double](repeating: 0, count: knots.count - 2 * order + 1)
    var interval = 0
    var next = order
    var part = 0.0
    for i in x.indices {
      let isNew = next < count && x[i] >= knots[next]
      if isNew { next += 1 }
      let base = next - order
      let fitted = (0..<order).reduce(0.0) { $0 + weights[base + $1] * basis[i][$1] }
      let square = (fitted - y[i]) * (fitted - y[i])
      part += square
      guard isNew else { continue }
      residuals[interval] = part - square * 0.5
      interval += 1
      part = square * 0.5
    }
    residuals[residuals.count - 1] = part
  }
}
