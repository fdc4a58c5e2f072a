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
  /// - Complexity: O(*count*·*n*).
  init(
    days: [Int], columns: [[Double]], outcome: [Double], asked: [Int], count: Int, seed: UInt64
  ) throws(EstimationError) {
    let gls = try GeneralizedLeastSquares(
      LinearModel(days: days, columns: columns, response: outcome))
    let fit = try gls.fit()
    let simulated = try Self.statistics(fit.noise, gls, asked, count: count, seed: seed)
    coefficients = fit.coefficients
    lines = zip(asked, simulated).map { column, statistics in
      let distribution = ParametricBootstrap.Distribution(absolute: statistics.sorted())
      return Line(
        effect: fit.coefficients[column],
        reach: distribution.criticalValue(level: 0.95) * fit.standardErrors[column],
        pValue: distribution.pValue(of: fit.t(of: column)))
    }
  }

  /// `|t|` of each asked column in series of noise, each of which is refitted once.
  private static func statistics(
    _ noise: DayNoise.Parameters, _ gls: GeneralizedLeastSquares, _ asked: [Int], count: Int,
    seed: UInt64
  ) throws(EstimationError) -> [[Double]] {
    let process = NoiseProcess(noise, on: gls.model.days)
    var deviates = NormalDeviates(seed: seed)
    var workspace = try gls.workspace()
    var likelihood = RestrictedLikelihood(gls.model)
    let contrasts = asked.map(gls.model.contrast)
    var statistics = asked.map { _ in [Double]() }
    var series = [Four](repeating: .zero, count: gls.model.rowCount)
    for first in stride(from: 0, to: count, by: 4) {
      let lanes = min(4, count - first)
      for lane in 0..<lanes {
        process.simulate(&deviates) { row, value in series[row][lane] = value }
      }
      try gls.noises(of: series, count: lanes, using: &workspace) { lane, noise in
        likelihood.setResponse(series, lane: lane)
        let deviation = likelihood.evaluate(at: noise).variance.squareRoot()
        for (k, contrast) in contrasts.enumerated() {
          statistics[k].append(abs(likelihood.score(of: contrast).score) / deviation)
        }
      }
    }
    return statistics
  }
}
