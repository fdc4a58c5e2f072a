/// The second part of Dierckx's smoothing: over given knots, the spline whose third derivative
/// jumps least while the sum of squared residuals meets the limit.
///
/// - Complexity: O(*n*) a round: what a row of jumps leaves in the rows below dies away, and is
///   followed no further than to ``negligible``.
struct Smoothing {
  private static let order = SmoothingSpline.order
  private static let rounds = 20
  /// The share of a row's diagonal below which a rotation changes no digit of any double.
  static let negligible = 1e-24

  private let search: KnotSearch
  private let jumps: [InlineArray<5, Double>]
  private let negligible: Double

  init(_ search: KnotSearch, negligible: Double = Self.negligible) {
    self.search = search
    self.negligible = negligible
    jumps = Self.jumps(search.knots)
  }

  /// The coefficients, found by rational interpolation of the excess over the weight.
  func weights() -> [Double] {
    let allowance = search.allowance
    var low = (p: 0.0, f: search.polynomialSquares - search.limit)
    var high = (p: -1.0, f: search.excess)
    let rows = search.right.count
    var p = Double(rows) / (0..<rows).reduce(0) { $0 + search.triangle[$1, 0] }
    var (isLowKnown, isHighKnown) = (false, false)
    var weights = search.weights
    for round in 1...Self.rounds {
      weights = fitted(p)
      let f = squares(weights) - search.limit
      if abs(f) < allowance || round == Self.rounds { break }
      if !isHighKnown {
        if f - high.f <= allowance {
          high = (p, f)
          p *= 0.04
          if p <= low.p { p = low.p * 0.9 + high.p * 0.1 }
          continue
        }
        if f < 0 { isHighKnown = true }
      }
      if !isLowKnown {
        if low.f - f <= allowance {
          low = (p, f)
          p /= 0.04
          if high.p >= 0, p >= high.p { p = low.p * 0.1 + high.p * 0.9 }
          continue
        }
        if f > 0 { isLowKnown = true }
      }
      guard f < low.f, f > high.f else { break }
      p = Self.root(&low, (p, f), &high)
    }
    return weights
  }

  /// Where the rational function through three points is 0; the points move together.
  private static func root(
    _ low: inout (p: Double, f: Double), _ middle: (p: Double, f: Double),
    _ high: inout (p: Double, f: Double)
  ) -> Double {
    let (p1, f1) = low
    let (p2, f2) = middle
    let (p3, f3) = high
    let p: Double
    if p3 > 0 {
      let (h1, h2, h3) = (f1 * (f2 - f3), f2 * (f3 - f1), f3 * (f1 - f2))
      p = -(p1 * p2 * h3 + p2 * p3 * h1 + p3 * p1 * h2) / (p1 * h1 + p2 * h2 + p3 * h3)
    } else {
      p = (p1 * (f1 - f3) * f2 - p2 * (f2 - f3) * f1) / ((f1 - f2) * f3)
    }
    if f2 < 0 { high = middle } else { low = middle }
    return p
  }

  /// The coefficients for one weight of the jumps, 1/p.
  private func fitted(_ p: Double) -> [Double] {
    let order = Self.order
    let rows = search.right.count
    var right = search.right
    var triangle = BandTriangle(rows: rows, width: order + 1)
    for row in 0..<rows {
      for column in 0..<order { triangle[row, column] = search.triangle[row, column] }
    }
    let inner = jumps.count
    for (first, jump) in jumps.enumerated() {
      var h = jump
      for i in 0...order { h[i] *= 1 / p }
      var rest = 0.0
      for j in first..<rows {
        let least = triangle[j, 0] * negligible
        if (0...order).allSatisfy({ abs(h[$0]) < least }) { break }
        let rotation = PlaneRotation(h[0], into: &triangle[j, 0])
        rotation(&rest, &right[j])
        guard j + 1 < rows else { break }
        let width = j >= inner ? rows - 1 - j : order
        for i in 0..<width {
          rotation(&h[i + 1], &triangle[j, i + 1])
          h[i] = h[i + 1]
        }
        h[width] = 0
      }
    }
    return triangle.solved(for: right)
  }

  private func squares(_ weights: [Double]) -> Double {
    let order = Self.order
    let count = search.knots.count - order
    var sum = 0.0
    var next = order
    for i in search.x.indices {
      if next < count, search.x[i] >= search.knots[next] { next += 1 }
      let base = next - order
      let fitted = (0..<order).reduce(0.0) { $0 + weights[base + $1] * search.basis[i][$1] }
      sum += (fitted - search.y[i]) * (fitted - search.y[i])
    }
    return sum
  }

  /// The jumps of the third derivative of the basis functions at the inner knots.
  private static func jumps(_ t: [Double]) -> [InlineArray<5, Double>] {
    let count = t.count - order
    let scale = Double(count - order + 1) / (t[count] - t[order - 1])
    guard order < count else { return [] }
    return (order..<count).map { l in
      var h = [Double](repeating: 0, count: 2 * order)
      for j in 0..<order {
        h[j] = t[l] - t[l + j - order]
        h[j + order] = t[l] - t[l + j + 1]
      }
      var row = InlineArray<5, Double>(repeating: 0)
      for j in 0...order {
        var product = h[j]
        for i in 1..<order { product *= h[j + i] * scale }
        let first = l - order + j
        row[j] = (t[first + order] - t[first]) / product
      }
      return row
    }
  }
}
