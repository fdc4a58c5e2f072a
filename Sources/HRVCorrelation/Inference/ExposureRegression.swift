/// The primary test: the outcome of a day on its exposure and a straight line over time, with
/// noise that remembers.
///
/// `y = β₀ + β₁·(t − t̄) + covariates + β·exposure + e`, `e` as ``DayNoise``, by restricted
/// maximum likelihood; p-value and interval of `β` by a parametric bootstrap of `t = β̂/SE` that
/// allows for the noise being estimated (``NullDistribution``).
///
/// With lag-1 correlations of 0.3 to 0.6, as HRV has them, a t-test calls 12 to 33 % of inert
/// supplements a find; under a drift of one SD up to 73 %. `Benchmarks/Calibration` measures
/// what this test does.
public struct ExposureRegression: Sendable {
  static let row = AssociationTest(
    id: "gls-ar1-noise", name: "Regression with day-to-day noise",
    nullHypothesis: "the outcome does not change with the exposure, given a linear trend",
    summary: "generalized least squares on exposure and linear trend, AR(1) + white noise by"
      + " REML, p-value and interval by prepivoted parametric bootstrap",
    assumptions: [
      "The effect is proportional to the exposure.",
      "Without it the outcome drifts along a straight line at most.",
      "What remains from day to day is a slow part (AR(1)) and white noise, both normal.",
    ],
    source: "Patterson and Thompson 1971, doi:10.1093/biomet/58.3.545; Beran 1988,"
      + " doi:10.1080/01621459.1988.10478649", isPrimary: true)

  /// The level of the interval.
  static let level = 0.95

  /// The effect of one unit of exposure, in the outcome's unit.
  public let effect: Double
  /// Its standard error.
  public let standardError: Double
  /// The two-sided p-value.
  public let pValue: Double
  /// The interval of the effect: what ``level`` says is compatible with the outcome.
  public let interval: (lower: Double, upper: Double)
  /// The trend, in the outcome's unit a day.
  let trendPerDay: Double
  /// The noise.
  let noise: DayNoise.Parameters
  /// Its marginal standard deviation.
  let standardDeviation: Double
  /// How many times larger than without trend and covariates the variance of the effect is, were
  /// the noise white: `1/(1 − R²)` of the exposure on them.
  let varianceInflation: Double
  private let hypotheses: EffectHypotheses
  private let model: LinearModel
  private let fit: GeneralizedLeastSquares.Fit

  /// Estimates and tests; the parameters are those of ``ExposureDesign``.
  ///
  /// - Complexity: O(*bootstrapCount*·*n*·*p*²).
  init(
    days: [Int], exposure: [Double], outcome: [Double], covariates: [[Double]] = [],
    weights: [Double]? = nil, bootstrapCount: Int, seed: UInt64
  ) throws(EstimationError) {
    try self.init(
      outcome: outcome,
      on: ExposureDesign(
        days: days, exposure: exposure, covariates: covariates, weights: weights,
        bootstrapCount: bootstrapCount, seed: seed))
  }

  /// Estimates and tests.
  ///
  /// - Parameter outcome: the outcome of each day of `design`.
  /// - Complexity: O(*bootstrapCount*·*n*·*p*²); from the second outcome on one design, little
  ///   more than O(*bootstrapCount*).
  public init(outcome: [Double], on design: ExposureDesign) throws(EstimationError) {
    let model = try design.full.model.with(response: outcome)
    let fit = try design.full.fit(model)
    hypotheses = try EffectHypotheses(model, fit, design)
    pValue = try hypotheses.pValue(of: 0)
    interval = try hypotheses.interval(level: Self.level)
    effect = hypotheses.effect
    standardError = hypotheses.standardError
    trendPerDay = fit.coefficients[1]
    noise = fit.noise
    standardDeviation = fit.standardDeviation
    varianceInflation = model.varianceInflation
    self.model = model
    self.fit = fit
  }

  /// What the estimate leaves of each day, and what of that the days before do not foretell, in
  /// standard deviations.
  var residuals: [(error: Double, innovation: Double)] {
    let errors = model.errors(of: fit.coefficients)
    return Array(zip(errors, fit.innovations(of: errors, model))).map { ($0, $1) }
  }

  /// The effects around the estimate whose p-value exceeds `1 − level`.
  func interval(level: Double) throws(EstimationError) -> (lower: Double, upper: Double) {
    try hypotheses.interval(level: level)
  }

  /// What `|β̂ − β|/SE` may be within the interval: half its width over the standard error.
  var criticalValue: Double { (interval.upper - interval.lower) / (2 * standardError) }

  /// The effect that four of five repetitions of such a record would show: `(c + z₀.₈)·SE`.
  ///
  /// `c` is this test's own critical value; with that of a normal distribution, 1.96, this is
  /// the usual `2.80·SE`.
  var minimumDetectableEffect: Double {
    (criticalValue + Distributions.normalQuantile(0.8)) * standardError
  }

  /// The two-sided p-value of an effect: how compatible the outcome is with it.
  func pValue(of effect: Double) throws(EstimationError) -> Double {
    try hypotheses.pValue(of: effect)
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
