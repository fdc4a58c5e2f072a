/// Which effects are compatible with an outcome: the p-value of any effect, and the interval of
/// those whose p-value exceeds a bound.
struct EffectHypotheses: Sendable {
  /// The estimate, and its standard error.
  let effect, standardError: Double
  private let design: ExposureDesign
  private let distribution: NullDistribution
  /// The outcome less all columns, and the part of the tested one that the others leave.
  private let residuals, direction: [Double]
  /// The least squares effect.
  private let leastSquares: Double

  /// Compares `fit` of `model` with what pure noise looks like on `design`.
  ///
  /// - Complexity: O(*draws*·*n*).
  init(
    _ model: LinearModel, _ fit: GeneralizedLeastSquares.Fit, _ design: ExposureDesign
  ) throws(EstimationError) {
    let last = model.columnCount - 1
    let length = model.triangle[last * model.columnCount + last]
    self.design = design
    effect = fit.coefficients[last]
    standardError = fit.standardErrors[last]
    distribution = try design.distribution(around: model.residuals)
    residuals = model.residuals
    direction = model.basis[last].map { $0 * length }
    leastSquares = model.explained[last] / length
  }

  /// The two-sided p-value of an effect.
  func pValue(of hypothesis: Double) throws(EstimationError) -> Double {
    var workspace = try design.null.workspace()
    return pValue(of: hypothesis, &workspace)
  }

  private func pValue(
    of hypothesis: Double, _ workspace: inout GeneralizedLeastSquares.Workspace
  ) -> Double {
    let rest = leastSquares - hypothesis
    let series = zip(residuals, direction).map { $0 + rest * $1 }
    return distribution.pValue(
      of: (effect - hypothesis) / standardError,
      appearance: design.appearance(of: series, using: &workspace))
  }

  /// The effects around the estimate whose p-value exceeds `1 − level`.
  func interval(level: Double) throws(EstimationError) -> (lower: Double, upper: Double) {
    var workspace = try design.null.workspace()
    func end(_ sign: Double) -> Double {
      // In standard errors: compatible, and not.
      var (inside, outside) = (0.0, 2.0)
      while outside < 1e4,
        pValue(of: effect + sign * outside * standardError, &workspace) > 1 - level
      {
        (inside, outside) = (outside, 1.5 * outside)
      }
      while outside - inside > 1e-4 {
        let middle = (inside + outside) / 2
        if pValue(of: effect + sign * middle * standardError, &workspace) > 1 - level {
          inside = middle
        } else {
          outside = middle
        }
      }
      return effect + sign * outside * standardError
    }
    return (end(-1), end(1))
  }
}
