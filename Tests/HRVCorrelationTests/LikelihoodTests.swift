import HRVModel
import HRVTestSupport
import Testing

@testable import HRVCorrelation

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

@Suite("Restricted likelihood")
struct LikelihoodTests {
  /// The criterion by dense matrices, straight from its definition.
  private func naive(
    days: [Int], columns: [[Double]], y: [Double], _ noise: DayNoise.Parameters,
    factors: [Double]
  ) -> (criterion: Double, variance: Double, t: Double) {
    let n = days.count
    let covariance = (0..<n).map { i in
      (0..<n).map { j -> Double in
        let lag = Double(abs(days[i] - days[j]))
        return noise.slowShare * pow(noise.dayToDayCorrelation, lag)
          + (i == j ? (1 - noise.slowShare) * factors[i] : 0)
      }
    }
    let (inverseTimes, logDeterminant) = solver(covariance)
    let vx = columns.map(inverseTimes)
    let information = columns.map { a in vx.map { dot(a, $0) } }
    let (solve, logInformation) = solver(information)
    let beta = solve(vx.map { dot($0, y) })
    let rest = (0..<n).map { i in
      y[i] - zip(columns, beta).reduce(0) { $0 + $1.0[i] * $1.1 }
    }
    let residual = dot(rest, inverseTimes(rest))
    let degrees = Double(n - columns.count)
    let last = columns.count - 1
    let unit = (0...last).map { $0 == last ? 1.0 : 0 }
    let variance = residual / degrees
    return (
      logDeterminant + logInformation + degrees * log(residual), variance,
      beta[last] / (variance * solve(unit)[last]).squareRoot()
    )
  }

  /// Solves by Gauss elimination; with the logarithm of the determinant.
  private func solver(_ matrix: [[Double]]) -> (([Double]) -> [Double], Double) {
    let n = matrix.count
    var l = matrix
    var logDeterminant = 0.0
    for j in 0..<n {
      logDeterminant += log(l[j][j])
      for i in (j + 1)..<max(n, j + 1) {
        l[i][j] /= l[j][j]
        for k in (j + 1)..<n { l[i][k] -= l[i][j] * l[j][k] }
      }
    }
    let factored = l
    return (
      { b in
        var x = b
        for i in 0..<n { for k in 0..<i { x[i] -= factored[i][k] * x[k] } }
        for i in (0..<n).reversed() {
          for k in (i + 1)..<max(n, i + 1) { x[i] -= factored[i][k] * x[k] }
          x[i] /= factored[i][i]
        }
        return x
      }, logDeterminant
    )
  }

  @Test(
    "the filter gives what dense matrices give, gaps and all",
    arguments: [
      (0.0, 1.0), (0, 0.4), (0.3, 1), (0.6, 0.5), (0.99, 1), (0.99, 0.05), (0.9, 0), (0.5, 0.999),
    ], [1, 2, 3, 4, 7, 9])
  func dense(noise: (Double, Double), columnCount: Int) throws {
    let parameters = DayNoise.Parameters(
      dayToDayCorrelation: noise.0, slowShare: noise.1)
    let days = [0, 1, 2, 5, 6, 7, 8, 20, 21, 22, 23, 24, 26, 27, 40, 41, 42, 43]
    let all =
      [
        days.map { _ in 1.0 }, days.map(Double.init), days.map { $0 < 20 ? 0.0 : 1.0 },
        days.map { Double($0 * $0) },
      ] + (0..<5).map { k in days.map { Double(($0 + k) * 7919 % 13) } }
    let columns = Array(all.prefix(columnCount))
    // Without weights and, every day another, with: the factors are 1/weight at a mean of 1.
    for weights in [nil, days.map { 20 + Double($0 * 31 % 280) }] {
      let inverse = weights.map { $0.map { 1 / $0 } }
      let factors = inverse?.map { $0 / (inverse ?? []).mean } ?? days.map { _ in 1 }
      let y = NoiseProcess(parameters, on: days, whiteFactors: factors).series(seed: 3)
      let model = try LinearModel(days: days, columns: columns, response: y, weights: weights)
      var likelihood = RestrictedLikelihood(model)
      let fast = likelihood.evaluate(at: parameters)
      let score = likelihood.score(of: model.contrast(of: columnCount - 1)).score
      // The naive twin on the model's own basis and residuals: log|XᵀV⁻¹X| depends on the basis.
      let slow = naive(
        days: days, columns: model.basis, y: model.residuals, parameters, factors: factors)
      #expect(Tolerance.absolute(1e-9).accepts(fast.criterion, slow.criterion))
      #expect(Tolerance.relative(1e-10).accepts(fast.variance, slow.variance))
      #expect(Tolerance.absolute(1e-9).accepts(score / fast.variance.squareRoot(), slow.t))
      let point = GridPoint(parameters, of: &likelihood, model)
      var room = [Four](repeating: .zero, count: days.count)
      let comparable = point.comparable(
        of: model.residuals.map { Four($0) }, errors: &room)
      let degrees = Double(days.count - columnCount)
      #expect(Tolerance.absolute(1e-9).accepts(degrees * log(comparable[2]), slow.criterion))
    }
  }

  @Test("the score of any coefficient is that of the model in which it stands last")
  func contrasts() throws {
    let days = Array(0..<30)
    let columns = [
      days.map { _ in 1.0 }, days.map(Double.init), days.map { $0 < 13 ? 0.0 : 1.0 },
      days.map { Double($0 * 7919 % 13) },
    ]
    let noise = DayNoise.Parameters(dayToDayCorrelation: 0.7, slowShare: 0.6)
    let y = NoiseProcess(noise, on: days).series(seed: 4)
    let model = try LinearModel(days: days, columns: columns, response: y)
    var likelihood = RestrictedLikelihood(model)
    _ = likelihood.evaluate(at: noise)
    for column in columns.indices {
      var order = columns
      order.append(order.remove(at: column))
      let turned = try LinearModel(days: days, columns: order, response: y)
      var other = RestrictedLikelihood(turned)
      _ = other.evaluate(at: noise)
      #expect(
        Tolerance.relative(1e-10).accepts(
          likelihood.score(of: model.contrast(of: column)).score, other.regression.lastScore))
    }
  }

  @Test("the determinant survives a series longer than the range of doubles")
  func longSeries() throws {
    // log|V| of a pure AR(1) is (n − 1)·log(1 − ρ²), in closed form; here about −39 000.
    let noise = DayNoise.Parameters(dayToDayCorrelation: 0.99, slowShare: 1)
    var filter = NoiseFilter(noise)
    for _ in 0..<10_000 { _ = filter.advance(decay: 0.99, whiteFactor: 1) }
    let expected = 9999 * log1p(-0.99 * 0.99)
    #expect(Tolerance.relative(1e-12).accepts(filter.logDeterminant, expected))
    // White noise alone, days a thousand times as noisy as the mean one: n·log 1000.
    var white = NoiseFilter(.init(dayToDayCorrelation: 0.5, slowShare: 0))
    for _ in 0..<10_000 { _ = white.advance(decay: 0.5, whiteFactor: 1000) }
    #expect(Tolerance.relative(1e-12).accepts(white.logDeterminant, 10_000 * log(1000)))
  }

  @Test("a shift of y by the design, and a scaling of it, change neither ρ, w nor t")
  func invariance() throws {
    let days = Array(0..<50)
    let y = NoiseProcess(.init(dayToDayCorrelation: 0.7, slowShare: 0.6), on: days)
      .series(seed: 5)
    let columns = [
      days.map { _ in 1.0 }, days.map(Double.init), days.map { Double($0 / 10 % 2) },
    ]
    func fit(_ y: [Double]) throws -> GeneralizedLeastSquares.Fit {
      try GeneralizedLeastSquares(LinearModel(days: days, columns: columns, response: y)).fit()
    }
    let base = try fit(y)
    let moved = try fit(days.map { 900 + 5 * y[$0] - 3 * columns[1][$0] + 40 * columns[2][$0] })
    // The search ends at 1e-8 in the angles.
    #expect(
      Tolerance.absolute(1e-6).accepts(
        moved.noise.dayToDayCorrelation, base.noise.dayToDayCorrelation))
    #expect(Tolerance.absolute(1e-6).accepts(moved.noise.slowShare, base.noise.slowShare))
    #expect(
      Tolerance.relative(1e-5).accepts(moved.standardErrors[2], 5 * base.standardErrors[2]))
    #expect(
      Tolerance.relative(1e-5).accepts(moved.coefficients[2], 40 + 5 * base.coefficients[2]))
    #expect(
      Tolerance.relative(1e-5).accepts(moved.standardDeviation, 5 * base.standardDeviation))
  }

  @Test("what cannot be estimated is an error")
  func failures() {
    let days = Array(0..<10)
    let one = days.map { _ in 1.0 }
    let line = days.map(Double.init)
    #expect(throws: EstimationError.collinear(column: 1)) {
      try LinearModel(days: days, columns: [one, one], response: line)
    }
    #expect(throws: EstimationError.noResidual) {
      try LinearModel(days: days, columns: [one, line], response: line.map { 2 * $0 + 1 })
    }
    #expect(throws: EstimationError.notFinite) {
      try LinearModel(days: days, columns: [one], response: line.map { $0 * 1e200 })
    }
  }
}
