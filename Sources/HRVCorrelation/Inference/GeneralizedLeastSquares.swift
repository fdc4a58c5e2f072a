#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Generalized least squares with ``DayNoise``, estimated by restricted maximum likelihood.
///
/// The likelihood may have several maxima, so it is looked at on a grid first and followed
/// from the best point to the maximum itself. Observed and simulated series go the same way;
/// only how closely they follow it differs.
struct GeneralizedLeastSquares: Sendable {
  /// The model that is estimated.
  let model: LinearModel
  private let noise: DayNoise
  private let grid: [GridPoint]
  private let likelihood: RestrictedLikelihood

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

    /// A coefficient over its standard error.
    func t(of column: Int) -> Double { coefficients[column] / standardErrors[column] }

    /// The last coefficient over its standard error.
    var t: Double { t(of: coefficients.count - 1) }
  }

  /// Room for estimation, to be used again for any number of series.
  struct Workspace: ~Copyable {
    fileprivate var likelihood: RestrictedLikelihood
    fileprivate var minimizer: NelderMead
    fileprivate var errors: [Four]
    fileprivate var starts = [0, 0, 0, 0]
    /// ``GridPoint/comparable(of:errors:)`` of four series at each point of the grid.
    fileprivate var criteria: [Four]
    /// The densities of a series at the points of the grid, the greatest being 1.
    fileprivate(set) var densities: [Double]
  }

  /// Prepares to estimate `model`, and other series on its days and columns.
  init(_ model: LinearModel, noise: DayNoise = .slowAndWhite) {
    self.model = model
    self.noise = noise
    var likelihood = RestrictedLikelihood(model)
    grid = noise.grid.map { GridPoint($0, of: &likelihood, model) }
    self.likelihood = likelihood
  }

  /// Room for ``statistics(of:count:column:using:_:)``.
  func workspace() throws(EstimationError) -> Workspace {
    Workspace(
      likelihood: likelihood, minimizer: try NelderMead(dimension: noise.dimension),
      errors: [Four](repeating: .zero, count: model.rowCount),
      criteria: [Four](repeating: .zero, count: grid.count),
      densities: [Double](repeating: 0, count: grid.count))
  }

  /// Estimates the model.
  ///
  /// The search ends at steps of 10⁻⁸ in the angles of ``DayNoise/parameters(x:y:)``,
  /// which is where rounding of the likelihood hides its maximum.
  func fit() throws(EstimationError) -> Fit { try fit(model) }

  /// Estimates another response on the same days and columns.
  func fit(_ model: LinearModel) throws(EstimationError) -> Fit {
    var workspace = try workspace()
    let observed = model.residuals.map { Four($0) }
    setStarts(of: observed, &workspace)
    workspace.likelihood.setResponse(observed, lane: 0)
    let (best, evaluation) = try climb(from: workspace.starts[0], tolerance: 1e-8, &workspace)
    let deviation = evaluation.variance.squareRoot()
    let regression = workspace.likelihood.regression
    let explained = zip(model.explained, regression.coefficients).map { $0 + $1 }
    return Fit(
      coefficients: model.coefficients(fromBasis: explained),
      standardErrors: (0..<model.columnCount).map {
        workspace.likelihood.score(of: model.contrast(of: $0)).standardError * deviation
      }, noise: best, standardDeviation: deviation)
  }

  /// Gives to `take` the statistics `t` of `column` of the first `count` of four series.
  ///
  /// The search ends at steps of 3·10⁻³ in the angles: that leaves 0.001 open in `t`, where 1,999
  /// simulations leave 0.05 open in its quantiles.
  ///
  /// - Complexity: O(*n*·*p*²) a series, no allocation.
  func statistics(
    of series: [Four], count: Int, contrast: [Double], using workspace: inout Workspace,
    _ take: (Double) -> Void
  ) throws(EstimationError) {
    setStarts(of: series, &workspace)
    for lane in 0..<count {
      workspace.likelihood.setResponse(series, lane: lane)
      let (_, evaluation) = try climb(
        from: workspace.starts[lane], tolerance: 3e-3, &workspace)
      take(
        workspace.likelihood.score(of: contrast).score / evaluation.variance.squareRoot())
    }
  }

  /// Gives to `take` the noise of the first `count` of four series, as closely as
  /// ``statistics(of:count:contrast:using:_:)`` estimates it.
  ///
  /// - Complexity: O(*n*·*p*²) a series, no allocation.
  func noises(
    of series: [Four], count: Int, using workspace: inout Workspace,
    _ take: (_ lane: Int, _ noise: DayNoise.Parameters) -> Void
  ) throws(EstimationError) {
    setStarts(of: series, &workspace)
    for lane in 0..<count {
      workspace.likelihood.setResponse(series, lane: lane)
      take(lane, try climb(from: workspace.starts[lane], tolerance: 1e-3, &workspace).0)
    }
  }

  /// `t` of the last column for the first `count` of four series, averaged over the noise: the mean of
  /// those at the points of the grid, weighted by the restricted likelihood. 0 where a series is
  /// constant.
  ///
  /// - Complexity: O(*n*·*p*) a series, no allocation.
  func averagedStatistics(
    of series: [Four], count: Int, using workspace: inout Workspace, _ take: (Double) -> Void
  ) {
    let power = Double(model.rowCount - model.columnCount) / 2
    var (weights, sums) = (Four.zero, Four.zero)
    var least = Four(.infinity)
    for point in grid {
      let (criterion, t) = point.comparableAndT(of: series, errors: &workspace.errors)
      for lane in 0..<count {
        // Weights are relative to the greatest so far.
        if criterion[lane] < least[lane] {
          let fade = least[lane].isFinite ? pow(criterion[lane] / least[lane], power) : 0
          (weights[lane], sums[lane]) = (weights[lane] * fade, sums[lane] * fade)
          least[lane] = criterion[lane]
        }
        let weight = pow(least[lane] / criterion[lane], power)
        weights[lane] += weight
        sums[lane] += weight * t[lane]
      }
    }
    for lane in 0..<count {
      let mean = sums[lane] / weights[lane]
      take(mean.isFinite ? mean : 0)
    }
  }

  /// Finds the points of the grid at which the likelihoods of four series are greatest.
  func setStarts(of series: [Four], _ workspace: inout Workspace) {
    var least = Four(.infinity)
    for (k, point) in grid.enumerated() {
      let criterion = point.comparable(of: series, errors: &workspace.errors)
      workspace.criteria[k] = criterion
      for lane in 0..<4 where criterion[lane] < least[lane] {
        least[lane] = criterion[lane]
        workspace.starts[lane] = k
      }
    }
  }

  /// Turns the criteria of a series into densities: those of what about it depends neither on
  /// the coefficients nor on the scale, `exp(−criterion/2)`.
  func setDensities(lane: Int, _ workspace: inout Workspace) {
    var least = Double.infinity
    for criterion in workspace.criteria { least = min(least, criterion[lane]) }
    let power = Double(model.rowCount - model.columnCount) / 2
    for k in grid.indices {
      workspace.densities[k] = pow(least / workspace.criteria[k][lane], power)
    }
  }

  /// Follows the likelihood from a point of the grid to the maximum nearby.
  private func climb(
    from start: Int, tolerance: Double, _ workspace: inout Workspace
  ) throws(EstimationError) -> (DayNoise.Parameters, RestrictedLikelihood.Evaluation) {
    try Self.climb(
      &workspace.likelihood, &workspace.minimizer, noise: noise, from: grid[start].noise,
      tolerance: tolerance)
  }

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
