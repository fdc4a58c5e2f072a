/// Ordinary least squares, as far as description and diagnosis need it.
enum LeastSquares {
  /// What the columns, a constant among them, do not explain of `x`.
  ///
  /// Projected twice: once leaves a rounding error that grows with the collinearity.
  ///
  /// - Complexity: O(*n*·*p*²).
  static func residuals(of x: [Double], given columns: [[Double]]) -> [Double] {
    var basis: [[Double]] = []
    for column in [x.map { _ in 1 }] + columns {
      let rest = away(from: basis, column)
      let length = rest.euclideanLength
      if length > 1e-10 * column.euclideanLength { basis.append(rest.map { $0 / length }) }
    }
    return away(from: basis, x)
  }

  /// How many times larger than alone the variance of the coefficient of `x` is beside the
  /// columns, were the noise white: `1/(1 − R²)`; infinite when they determine it.
  static func varianceInflation(of x: [Double], given columns: [[Double]]) -> Double {
    let all = dot(x.centred, x.centred)
    let rest = residuals(of: x, given: columns)
    let unexplained = all > 0 ? dot(rest, rest) / all : 0
    return unexplained > 1e-12 ? 1 / unexplained : .infinity
  }

  private static func away(from basis: [[Double]], _ x: [Double]) -> [Double] {
    var rest = x
    for _ in 0..<2 {
      for direction in basis {
        let projection = dot(direction, rest)
        for i in rest.indices { rest[i] -= projection * direction[i] }
      }
    }
    return rest
  }
}
