/// A daily series and what is thought to explain it, made ready for estimation.
///
/// The columns are replaced by orthonormal ones that span the same space (`X = Q·R`), and the
/// part of the response that they explain by ordinary least squares is set aside. Neither
/// changes a restricted likelihood, and both keep digits where an outcome of 900 varies
/// by 5.
struct LinearModel: Sendable {
  /// The day of each observation; ascending without repeats.
  let days: [Int]
  /// The number of observations.
  var rowCount: Int { days.count }
  /// The number of columns; the last is the one whose effect is asked for.
  let columnCount: Int
  /// The orthonormal columns.
  let basis: [[Double]]
  /// `R`, row by row; upper triangular.
  let triangle: [Double]
  /// What ordinary least squares does not explain.
  let residuals: [Double]
  /// The ordinary least squares coefficients of the orthonormal columns.
  let explained: [Double]

  /// Prepares a model.
  ///
  /// - Precondition: there are one to three columns; they and the response have one length,
  ///   which is the number of days and at least two greater than that of columns.
  /// - Complexity: O(*n*·*p*²).
  init(days: [Int], columns: [[Double]], response: [Double]) throws(EstimationError) {
    precondition(
      (1...3).contains(columns.count) && days.count > columns.count + 1
        && response.count == days.count
        && columns.allSatisfy { $0.count == days.count })
    let count = columns.count
    var basis: [[Double]] = []
    var triangle = [Double](repeating: 0, count: count * count)
    for (c, column) in columns.enumerated() {
      let (projections, rest) = Self.split(column, along: basis)
      let length = rest.euclideanLength
      guard length.isFinite, column.euclideanLength.isFinite else { throw .notFinite }
      guard length > 1e-10 * column.euclideanLength else { throw .collinear(column: c) }
      for (row, projection) in projections.enumerated() {
        triangle[row * count + c] = projection
      }
      triangle[c * count + c] = length
      basis.append(rest.map { $0 / length })
    }
    let (explained, residuals) = Self.split(response, along: basis)
    guard residuals.euclideanLength.isFinite, response.euclideanLength.isFinite else {
      throw .notFinite
    }
    guard residuals.euclideanLength > 1e-10 * response.euclideanLength else {
      throw .noResidual
    }
    self.days = days
    columnCount = count
    self.basis = basis
    self.triangle = triangle
    self.residuals = residuals
    self.explained = explained
  }

  /// The coefficients of `x` along an orthonormal basis, and what remains of it.
  ///
  /// Projected twice: once leaves a rounding error that grows with the collinearity.
  private static func split(_ x: [Double], along basis: [[Double]]) -> ([Double], [Double]) {
    var rest = x
    var projections = [Double](repeating: 0, count: basis.count)
    for _ in 0..<2 {
      for (k, direction) in basis.enumerated() {
        let projection = dot(direction, rest)
        projections[k] += projection
        for i in rest.indices { rest[i] -= projection * direction[i] }
      }
    }
    return (projections, rest)
  }

  /// Coefficients of the given columns from those of the orthonormal ones: `R⁻¹γ`.
  func coefficients(fromBasis gamma: [Double]) -> [Double] {
    var beta = gamma
    for row in (0..<columnCount).reversed() {
      for k in (row + 1)..<max(row + 1, columnCount) {
        beta[row] -= triangle[row * columnCount + k] * beta[k]
      }
      beta[row] /= triangle[row * columnCount + row]
    }
    return beta
  }
}
