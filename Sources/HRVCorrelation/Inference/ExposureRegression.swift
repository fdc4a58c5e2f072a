/// The primary test: the outcome of a day on its exposure and a straight line over time, with
/// noise that remembers.
///
/// `y = β₀ + β₁·(t − t̄) + covariates + β·exposure + e`, `e` as ``DayNoise``, by restricted
/// maximum likelihood; p-value and interval of `β` by ``ParametricBootstrap`` of `t = β̂/SE`.
///
/// With lag-1 correlations of 0.3 to 0.6, as HRV has them, a t-test calls 12 to 33 % of inert
/// supplements a find; under a drift of one SD up to 73 %. This test stays at 3 to 6 %, drift
/// or not. Its weak spot is a slow state that is nearly a drift itself (half of the variance,
/// ρ = 0.9): 7 to 11 % with 60 days, 4 to 8 % with 120.
struct ExposureRegression: Sendable {
  static let row = AssociationTest(
    id: "gls-ar1-noise", name: "Regression with day-to-day noise",
    nullHypothesis: "the outcome does not change with the exposure, given a linear trend",
    summary: "generalized least squares on exposure and linear trend, AR(1) + white noise by"
      + " REML, p-value and interval by parametric bootstrap",
    assumptions: [
      "The effect is proportional to the exposure.",
      "Without it the outcome drifts along a straight line at most.",
      "What remains from day to day is a slow part (AR(1)) and white noise, both normal.",
    ],
    source: "Patterson and Thompson 1971, doi:10.1093/biomet/58.3.545; Davison and Hinkley 1997,"
      + " chapter 4", isPrimary: true)

  /// The level of the interval.
  static let level = 0.95

  /// The effect of one unit of exposure, in the outcome's unit.
  let effect: Double
  /// Its standard error.
  let standardError: Double
  /// What `|β̂|/SE` must exceed.
  let criticalValue: Double
  /// The two-sided p-value.
  let pValue: Double
  /// The trend, in the outcome's unit a day.
  let trendPerDay: Double
  /// The noise.
  let noise: DayNoise.Parameters
  /// Its marginal standard deviation.
  let standardDeviation: Double
  /// What `t` is like when there is nothing to find.
  let nullDistribution: ParametricBootstrap.Distribution

  /// How many times larger than without trend and covariates the variance of the effect is, were
  /// the noise white: `1/(1 − R²)` of the exposure on them.
  let varianceInflation: Double

  /// Estimates and tests.
  ///
  /// - Parameters:
  ///   - days: the day of each observation, ascending without repeats.
  ///   - exposure: the exposure of each day.
  ///   - outcome: the outcome of each day.
  ///   - covariates: further columns, whose effects are removed.
  ///   - weights: how precise each outcome is, as in ``LinearModel``; all alike when nil.
  ///   - bootstrapCount: the number of simulated series.
  ///   - seed: where their generators start.
  /// - Precondition: the arrays have one length, at least five greater than the number of
  ///   covariates; the days ascend; weights are finite and greater than 0.
  /// - Complexity: O(*bootstrapCount*·*n*·*p*²).
  init(
    days: [Int], exposure: [Double], outcome: [Double], covariates: [[Double]] = [],
    weights: [Double]? = nil, bootstrapCount: Int, seed: UInt64
  ) throws(EstimationError) {
    let model = try LinearModel(
      days: days, columns: Self.columns(days: days, exposure: exposure, covariates: covariates),
      response: outcome, weights: weights)
    let gls = GeneralizedLeastSquares(model)
    let fit = try gls.fit()
    let distribution = try ParametricBootstrap(count: bootstrapCount, seed: seed)(
      fit.noise, refitting: gls)
    effect = fit.coefficients[model.columnCount - 1]
    standardError = fit.standardErrors[model.columnCount - 1]
    criticalValue = distribution.criticalValue(level: Self.level)
    pValue = distribution.pValue(of: fit.t)
    trendPerDay = fit.coefficients[1]
    noise = fit.noise
    standardDeviation = fit.standardDeviation
    nullDistribution = distribution
    varianceInflation = Self.varianceInflation(
      days: days, exposure: exposure, covariates: covariates)
  }

  /// The ends of the interval of the effect.
  var interval: (lower: Double, upper: Double) {
    (effect - criticalValue * standardError, effect + criticalValue * standardError)
  }

  /// The effect that four of five repetitions of such a record would show: `(c + z₀.₈)·SE`.
  ///
  /// `c` is this test's own critical value; with that of a normal distribution, 1.96, this is
  /// the usual `2.80·SE`.
  var minimumDetectableEffect: Double {
    (criticalValue + Distributions.normalQuantile(0.8)) * standardError
  }

  /// The design: 1, centred days, covariates, exposure.
  static func columns(
    days: [Int], exposure: [Double], covariates: [[Double]] = []
  ) -> [[Double]] {
    [days.map { _ in 1 }, days.map(Double.init).centred] + covariates + [exposure]
  }

  /// How many times larger than without trend and covariates the variance of the effect is, were
  /// the noise white: `1/(1 − R²)` of the exposure on them; infinite when they explain it.
  static func varianceInflation(
    days: [Int], exposure: [Double], covariates: [[Double]] = []
  ) -> Double {
    let others = columns(days: days, exposure: exposure, covariates: covariates).dropLast()
    let all = exposure.centred.euclideanLength
    guard let rest = LinearModel.remainder(of: exposure, on: Array(others))?.euclideanLength,
      rest > 1e-6 * all
    else { return .infinity }
    return (all / rest) * (all / rest)
  }
}
