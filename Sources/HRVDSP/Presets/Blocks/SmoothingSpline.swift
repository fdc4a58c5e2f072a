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

/// The basis functions of a cubic spline.
enum SplineBasis {
  /// The four that are not 0 between knot `piece` and the next.
  static func values(_ t: [Double], piece: Int, at x: Double) -> InlineArray<5, Double> {
    var h = InlineArray<5, Double>(repeating: 0)
    h[0] = 1
    for j in 1...SmoothingSpline.degree {
      let before = h
      h[0] = 0
      for i in 0..<j {
        let (upper, lower) = (piece + i + 1, piece + i + 1 - j)
        if t[upper] == t[lower] {
          h[i + 1] = 0
        } else {
          let f = before[i] / (t[upper] - t[lower])
          h[i] += f * (t[upper] - x)
          h[i + 1] = f * (x - t[lower])
        }
      }
    }
    return h
  }
}

/// A plane rotation that makes one of two numbers 0.
struct PlaneRotation {
  let cosine: Double
  let sine: Double

  /// Rotates `pivot` into `diagonal`.
  init(_ pivot: Double, into diagonal: inout Double) {
    let size = abs(pivot)
    let length =
      size >= diagonal
      ? size * (1 + (diagonal / pivot) * (diagonal / pivot)).squareRoot()
      : diagonal * (1 + (pivot / diagonal) * (pivot / diagonal)).squareRoot()
    cosine = diagonal / length
    sine = pivot / length
    diagonal = length
  }

  func callAsFunction(_ a: inout Double, _ b: inout Double) {
    let (oldA, oldB) = (a, b)
    b = cosine * oldB + sine * oldA
    a = cosine * oldA - sine * oldB
  }
}

/// An upper triangle with few diagonals.
struct BandTriangle {
  let width: Int
  var elements: [Double]

  init(rows: Int, width: Int) {
    self.width = width
    elements = [Double](repeating: 0, count: rows * width)
  }

  subscript(row: Int, column: Int) -> Double {
    get { elements[row * width + column] }
    set { elements[row * width + column] = newValue }
  }

  /// The solution of the triangular system.
  func solved(for right: [Double]) -> [Double] {
    var solution = right
    for row in stride(from: right.count - 1, through: 0, by: -1) {
      var rest = right[row]
      for column in 1..<width where row + column < right.count {
        rest -= solution[row + column] * self[row, column]
      }
      solution[row] = rest / self[row, 0]
    }
    return solution
  }
}
