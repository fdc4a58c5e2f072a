/// The cubic smoothing spline of Dierckx: as few knots as keep the sum of squared residuals
/// below a limit, then the smoothest curve over them that still does.
///
/// Where the search for knots and for the smoothness stops is part of the result: the sum of
/// squares is met to a thousandth only, so the steps are those of FITPACK's `fpcurf` as SciPy's
/// `UnivariateSpline` drives it: until SciPy 1.17 with a first search in half the room and a
/// second from there, since 1.18 with one search.
///
/// - Source: P. Dierckx, "Curve and Surface Fitting with Splines", Oxford 1993, chapters 4 and 5.
/// - Complexity: O(*n*) for each set of knots.
struct SmoothingSpline {
  static let degree = 3
  static let order = degree + 1

  let x: [Double]
  let y: [Double]
  /// The greatest sum of squared residuals.
  let limit: Double

  private(set) var knots: [Double]
  private(set) var weights: [Double] = []

  /// Fits a curve to `y` over `x`.
  ///
  /// - Parameter restarts: whether knots are first sought in half the room.
  /// - Precondition: five points or more; `x` ascends strictly.
  init(_ x: [Double], _ y: [Double], limit: Double, restarts: Bool) {
    precondition(x.count == y.count && x.count > Self.degree)
    self.x = x
    self.y = y
    self.limit = limit
    knots = []
    fit(restarts: restarts)
  }

  /// The curve at ascending places.
  func values(at places: [Double]) -> [Double] {
    let last = knots.count - Self.order - 1
    var piece = Self.degree
    return places.map { place in
      while piece < last, place >= knots[piece + 1] { piece += 1 }
      return value(at: place, piece)
    }
  }

  private func value(at place: Double, _ piece: Int) -> Double {
    let basis = SplineBasis.values(knots, piece: piece, at: place)
    return (0..<Self.order).reduce(0) { $0 + weights[piece - Self.degree + $1] * basis[$1] }
  }

  private mutating func fit(restarts: Bool) {
    let ends = Self.order
    var search = KnotSearch(x: x, y: y, limit: limit)
    if restarts { search.run(room: max(x.count / 2, 2 * ends)) }
    if !restarts || search.isOutOfRoom { search.run(room: x.count + ends) }
    knots = search.knots
    weights = search.needsSmoothing ? Smoothing(search).weights() : search.weights
  }
}
