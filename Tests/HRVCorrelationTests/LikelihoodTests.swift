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
    days: [Int], columns: [[Double]], y: [Double], _ noise: DayNoise.Parameters
  ) -> (criterion: Double, variance: Double, t: Double) {
    let n = days.count
    let covariance = (0..<n).map { i in
      (0..<n).map { j -> Double in
        let lag = Double(abs(days[i] - days[j]))
        return noise.slowShare * pow(noise.dayToDayCorrelation, lag)
          + (i == j ? 1 - noise.slowShare : 0)
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
    ], 1...3)
  func dense(noise: (Double, Double), columnCount: Int) throws {
    let parameters = DayNoise.Parameters(
      dayToDayCorrelation: noise.0, slowShare: noise.1)
    let days = [0, 1, 2, 5, 6, 7, 8, 20, 21, 22, 23, 24, 26, 27, 40, 41, 42, 43]
    var deviates = NormalDeviates(seed: 3)
    var y: [Double] = []
    ParametricBootstrap.append(parameters, on: days, to: &y, &deviates)
    let all = [
      days.map { _ in 1.0 }, days.map(Double.init), days.map { $0 < 20 ? 0.0 : 1.0 },
    ]
    let columns = Array(all.prefix(columnCount))
    let model = try LinearModel(days: days, columns: columns, response: y)
    var likelihood = RestrictedLikelihood(model)
    let fast = likelihood.evaluate(at: parameters)
    // The naive twin on the model's own basis and residuals: log|XᵀV⁻¹X| depends on the basis.
    let slow = naive(days: days, columns: model.basis, y: model.residuals, parameters)
    #expect(Tolerance.absolute(1e-9).accepts(fast.criterion, slow.criterion))
    #expect(Tolerance.relative(1e-10).accepts(fast.variance, slow.variance))
    #expect(Tolerance.absolute(1e-9).accepts(fast.t, slow.t))
    let point = GridPoint(parameters, of: &likelihood)
    #expect(
      Tolerance.absolute(1e-9).accepts(
        point.criterion(of: [9] + model.residuals, at: 1), slow.criterion))
  }

  @Test("the determinant survives a series longer than the range of doubles")
  func longSeries() throws {
    // log|V| of a pure AR(1) is (n − 1)·log(1 − ρ²), in closed form; here about −39 000.
    let noise = DayNoise.Parameters(dayToDayCorrelation: 0.99, slowShare: 1)
    var filter = NoiseFilter(noise)
    for _ in 0..<10_000 { _ = filter.advance(decay: 0.99) }
    let expected = 9999 * log1p(-0.99 * 0.99)
    #expect(Tolerance.relative(1e-12).accepts(filter.logDeterminant, expected))
  }

  @Test("a shift of y by the design, and a scaling of it, change neither ρ, w nor t")
  func invariance() throws {
    let days = Array(0..<50)
    var deviates = NormalDeviates(seed: 5)
    var y: [Double] = []
    ParametricBootstrap.append(
      .init(dayToDayCorrelation: 0.7, slowShare: 0.6), on: days, to: &y, &deviates)
    let columns = [
      days.map { _ in 1.0 }, days.map(Double.init), days.map { Double($0 / 10 % 2) },
    ]
    func fit(_ y: [Double]) throws -> GeneralizedLeastSquares.Fit {
      var gls = try GeneralizedLeastSquares(
        LinearModel(days: days, columns: columns, response: y), noise: .slowAndWhite)
      return try gls.fit()
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
