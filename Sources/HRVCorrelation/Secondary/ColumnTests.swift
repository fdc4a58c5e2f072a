/// The effects of several columns of one design, with ``DayNoise``: estimates, reach of their 95 %
/// intervals and p-values by ``ParametricBootstrap``.
struct ColumnTests: Sendable {
  /// What a column gives.
  struct Line: Sendable {
    let effect: Double
    /// Half the width of the 95 % interval.
    let reach: Double
    let pValue: Double
  }

  /// The columns that were asked for, in the order asked.
  let lines: [Line]
  /// Every coefficient.
  let coefficients: [Double]

  /// Estimates the model and tests the columns `asked`.
  ///
  /// - Complexity: O(*count*·*n*) a column.
  init(
    days: [Int], columns: [[Double]], outcome: [Double], asked: [Int], count: Int, seed: UInt64
  ) throws(EstimationError) {
    let gls = try GeneralizedLeastSquares(
      LinearModel(days: days, columns: columns, response: outcome))
    let fit = try gls.fit()
    let simulated = try ParametricBootstrap(count: count, seed: seed).statistics(
      fit.noise, refitting: asked.map { (gls, $0) })
    coefficients = fit.coefficients
    lines = zip(asked, simulated).map { column, statistics in
      let distribution = ParametricBootstrap.Distribution(absolute: statistics.map(abs).sorted())
      return Line(
        effect: fit.coefficients[column],
        reach: distribution.criticalValue(level: 0.95) * fit.standardErrors[column],
        pValue: distribution.pValue(of: fit.t(of: column)))
    }
  }
}
