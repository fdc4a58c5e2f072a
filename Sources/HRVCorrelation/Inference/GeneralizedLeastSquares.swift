/// Generalized least squares with ``DayNoise``, estimated by restricted maximum likelihood.
///
/// The likelihood may have several maxima, so it is looked at on a grid first and followed
/// from the best point to the maximum itself. Observed and simulated series go the same way;
/// only how closely they follow it differs.
struct GeneralizedLeastSquares: ~Copyable {
  /// The model that is estimated.
  let model: LinearModel
  private let noise: DayNoise
  private let grid: [GridPoint]
  private var likelihood: RestrictedLikelihood
  private var minimizer: NelderMead

  /// An estimate.
  struct Fit: Hashable, Sendable {
    /// The coefficients of the model's columns, in their order.
    let coefficients: [Double]
    /// Their standard errors.
    let standardErrors: [Double]
    /// The noise.
    let noise: DayNoise.Parameters
    /// The marginal standard deviation of the noise.
    let standardDeviation: Double

    /// The last coefficient over its standard error.
    var t: Double { (coefficients.last ?? 0) / (standardErrors.last ?? 1) }
  }

  /// Prepares to estimate `model`, and other series on its days and columns.
  init(_ model: LinearModel, noise: DayNoise) throws(EstimationError) {
    self.model = model
    self.noise = noise
    var likelihood = RestrictedLikelihood(model)
    grid = noise.grid.map { GridPoint($0, of: &likelihood) }
    self.likelihood = likelihood
    minimizer = try NelderMead(dimension: noise.dimension)
  }

  /// Estimates the model.
  ///
  /// The search ends at steps of 10⁻⁸ in the angles of ``DayNoise/parameters(x:y:)``,
  /// which is where rounding of the likelihood hides its maximum.
  mutating func fit() throws(EstimationError) -> Fit {
    let (best, evaluation) = try maximum(of: model.residuals, at: 0, tolerance: 1e-8)
    let regression = evaluation.regression
    let explained = zip(model.explained, regression.coefficients).map { $0 + $1 }
    let columns = model.columnCount
    var variances = [Double](repeating: 0, count: columns)
    for k in 0..<columns {
      let unit = (k == 0 ? 1.0 : 0, k == 1 ? 1.0 : 0, k == 2 ? 1.0 : 0)
      let root = regression.solved(unit.0, unit.1, unit.2)
      let direction = model.coefficients(fromBasis: Array(root.prefix(columns)))
      for (i, component) in direction.enumerated() { variances[i] += component * component }
    }
    return Fit(
      coefficients: model.coefficients(fromBasis: explained),
      standardErrors: variances.map { ($0 * evaluation.variance).squareRoot() }, noise: best,
      standardDeviation: evaluation.variance.squareRoot())
  }

  /// The statistic `t` of the last column for each of the series that lie one after another
  /// in `series`.
  ///
  /// The search ends at steps of 10⁻³ in the angles: what that leaves open in `t` is far below
  /// what any number of simulations leaves open in its distribution.
  mutating func statistics(of series: [Double]) throws(EstimationError) -> [Double] {
    var statistics: [Double] = []
    statistics.reserveCapacity(series.count / model.rowCount)
    for offset in stride(from: 0, to: series.count, by: model.rowCount) {
      let (_, evaluation) = try maximum(of: series, at: offset, tolerance: 1e-3)
      statistics.append(evaluation.t)
    }
    return statistics
  }

  /// Where the likelihood of the series that begins at `offset` is greatest.
  private mutating func maximum(
    of series: [Double], at offset: Int, tolerance: Double
  ) throws(EstimationError) -> (DayNoise.Parameters, RestrictedLikelihood.Evaluation) {
    var start = grid[0].noise
    var least = Double.infinity
    for point in grid {
      let criterion = point.criterion(of: series, at: offset)
      if criterion < least { (least, start) = (criterion, point.noise) }
    }
    likelihood.setResponse(series, at: offset)
    return try Self.climb(
      &likelihood, &minimizer, noise: noise, from: start, tolerance: tolerance)
  }

  /// Follows the likelihood from `start` to the maximum nearby.
  private static func climb(
    _ likelihood: inout RestrictedLikelihood, _ minimizer: inout NelderMead, noise: DayNoise,
    from start: DayNoise.Parameters, tolerance: Double
  ) throws(EstimationError) -> (DayNoise.Parameters, RestrictedLikelihood.Evaluation) {
    let best = try minimizer.minimize(
      from: DayNoise.point(of: start), step: 0.1, tolerance: tolerance
    ) {
      likelihood.evaluate(at: noise.parameters(x: $0, y: $1)).criterion
    }
    let noise = noise.parameters(x: best.x, y: best.y)
    return (noise, likelihood.evaluate(at: noise))
  }
}
