/// What a likelihood at one point says of the last, orthonormal column of its model.
struct LastColumn {
  /// The last element `d` of `L⁻¹XᵀV⁻¹y`: the coefficient over its standard error at `σ = 1`.
  var score: Double
  /// The last diagonal element `l` of the Cholesky factor `L` of `XᵀV⁻¹X`: `1/l` is the standard
  /// error at `σ = 1`.
  var root: Double
  /// `yᵀPy`.
  var residual: Double
  /// `log|V| + log|XᵀV⁻¹X|`.
  var logDeterminants: Double

  /// Evaluates `likelihood` at `noise`.
  init(_ likelihood: inout RestrictedLikelihood, at noise: DayNoise.Parameters) {
    let evaluation = likelihood.evaluate(at: noise)
    var last = [Double](repeating: 0, count: likelihood.columnCount)
    last[likelihood.columnCount - 1] = 1
    let found = likelihood.score(of: last)
    score = found.score
    root = 1 / found.standardError
    residual = likelihood.regression.residual
    logDeterminants = evaluation.logDeterminant + likelihood.regression.logInformation
  }
}
