/// A daily series and what is thought to explain it, made ready for estimation.
///
/// The columns are replaced by orthonormal ones that span the same space (`X = Q·R`), and the
/// part of the response that they explain by ordinary least squares is set aside. Neither
/// changes a restricted likelihood, and both keep digits where an outcome of 900 varies
/// by 5.
struct LinearModel: Sendable {
  /// The day of each observation; ascending without repeats.
  let days: [Int]
  /// By how much the variance of each day's white noise differs from the mean one; nil when all
  /// are alike.
  let whiteFactors: [Double]?
  /// The orthonormal columns.
  let basis: [[Double]]
  /// `R`, row by row; upper triangular.
  let triangle: [Double]
  /// What ordinary least squares does not explain.
  let residuals: [Double]
  /// The ordinary least squares coefficients of the orthonormal columns.
  let explained: [Double]

  /// The number of observations.
  var rowCount: Int { days.count }
  /// The number of columns.
  var columnCount: Int { basis.count }

  /// Prepares a model of `response`, to be given by ``with(response:)``; until then it is 0.
  ///
  /// - Parameters:
  ///   - days: the day of each observation, ascending without repeats.
  ///   - columns: one or more columns of the design.
  ///   - weights: how precise each observation is, in any unit (clean seconds, say): the
  ///     variance of a day's white noise is inversely proportional to it. Only ratios count:
  ///     the factors `f` of ``DayNoise`` are scaled to a mean of 1.
  /// - Precondition: all arrays have one length, at least two greater than the number of
  ///   columns; weights are finite and greater than 0.
  /// - Complexity: O(*n*·*p*²).
  init(days: [Int], columns: [[Double]], weights: [Double]? = nil) throws(EstimationError) {
    precondition(
      !columns.isEmpty && days.count > columns.count + 1
        && columns.allSatisfy { $0.count == days.count })
    precondition(weights?.count ?? days.count == days.count)
    precondition(weights?.allSatisfy { $0 > 0 && $0.isFinite } ?? true)
    let (basis, triangle) = try Self.orthonormalized(columns)
    self.init(
      days: days, whiteFactors: weights.flatMap(Self.factors), basis: basis, triangle: triangle,
      residuals: days.map { _ in 0 }, explained: columns.map { _ in 0 })
  }

  /// Prepares a model with its response, of as many values as there are days.
  init(
    days: [Int], columns: [[Double]], response: [Double], weights: [Double]? = nil
  ) throws(EstimationError) {
    self = try LinearModel(days: days, columns: columns, weights: weights)
      .with(response: response)
  }

  private init(
    days: [Int], whiteFactors: [Double]?, basis: [[Double]], triangle: [Double],
    residuals: [Double],
    explained: [Double]
  ) {
    self.days = days
    self.whiteFactors = whiteFactors
    self.basis = basis
    self.triangle = triangle
    self.residuals = residuals
    self.explained = explained
  }

  /// The same response on all columns but the last.
  ///
  /// - Precondition: there are at least two columns.
  var withoutLastColumn: LinearModel {
    let last = columnCount - 1
    precondition(last > 0)
    return LinearModel(
      days: days, whiteFactors: whiteFactors, basis: Array(basis.prefix(last)),
      triangle: (0..<last).flatMap { triangle[$0 * columnCount..<$0 * columnCount + last] },
      residuals: zip(residuals, basis[last]).map { $0 + explained[last] * $1 },
      explained: Array(explained.prefix(last)))
  }

  /// Another response on the same days and columns.
  func with(response: [Double]) throws(EstimationError) -> LinearModel {
    precondition(response.count == rowCount)
    let (explained, residuals) = try Self.fitted(response, on: basis)
    return LinearModel(
      days: days, whiteFactors: whiteFactors, basis: basis, triangle: triangle,
      residuals: residuals, explained: explained)
  }

  /// What a basis explains of a response, and what remains.
  private static func fitted(
    _ response: [Double], on basis: [[Double]]
  ) throws(EstimationError) -> (explained: [Double], residuals: [Double]) {
    let (explained, residuals) = split(response, along: basis)
    guard residuals.euclideanLength.isFinite, response.euclideanLength.isFinite else {
      throw .notFinite
    }
    guard residuals.euclideanLength > 1e-10 * response.euclideanLength else {
      throw .noResidual
    }
    return (explained, residuals)
  }

  /// `1/weight`, at a mean of 1; nil when all weights are one.
  private static func factors(_ weights: [Double]) -> [Double]? {
    guard !weights.isConstant else { return nil }
    let least = weights.min() ?? 1
    let inverse = weights.map { least / $0 }
    let mean = inverse.mean
    return inverse.map { $0 / mean }
  }

  /// `X = Q·R`, the triangle row by row.
  private static func orthonormalized(
    _ columns: [[Double]]
  ) throws(EstimationError) -> (basis: [[Double]], triangle: [Double]) {
    let count = columns.count
    var basis: [[Double]] = []
    var triangle = [Double](repeating: 0, count: count * count)
    for (c, column) in columns.enumerated() {
      let (projections, rest) = split(column, along: basis)
      let length = rest.euclideanLength
      guard length.isFinite, column.euclideanLength.isFinite else { throw .notFinite }
      guard length > 1e-10 * column.euclideanLength else { throw .collinear(column: c) }
      for (row, projection) in projections.enumerated() {
        triangle[row * count + c] = projection
      }
      triangle[c * count + c] = length
      basis.append(rest.map { $0 / length })
    }
    return (basis, triangle)
  }

  /// What of `x` the columns do not explain; nil when they cannot be made orthogonal.
  static func remainder(of x: [Double], on columns: [[Double]]) -> [Double]? {
    guard let basis = try? orthonormalized(columns).basis else { return nil }
    return split(x, along: basis).1
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

  /// How many times larger the other columns make the variance of the last coefficient than a
  /// constant alone would, were the noise white: `1/(1 − R²)` of that column on them.
  ///
  /// - Precondition: the first column is constant.
  var varianceInflation: Double {
    let last = columnCount - 1
    var square = 0.0
    // The first direction is the constant: without it, what is left is centred.
    for row in 1...max(1, last) {
      square += triangle[row * columnCount + last] * triangle[row * columnCount + last]
    }
    let rest = triangle[last * columnCount + last]
    return square / (rest * rest)
  }

  /// The sum of coefficients of the orthonormal columns that a coefficient of the given columns
  /// is: a row of `R⁻¹`.
  func contrast(of column: Int) -> [Double] {
    // R⁻ᵀe, by forward substitution.
    var sum = [Double](repeating: 0, count: columnCount)
    sum[column] = 1 / triangle[column * columnCount + column]
    for k in (column + 1)..<max(column + 1, columnCount) {
      var rest = 0.0
      for j in column..<k { rest -= triangle[j * columnCount + k] * sum[j] }
      sum[k] = rest / triangle[k * columnCount + k]
    }
    return sum
  }
}
