import HRVModel
import HRVTestSupport
import Testing

@testable import HRVCorrelation

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

@Suite("Generalized least squares")
struct GeneralizedLeastSquaresTests {
  private func fit(
    _ y: [Double], on columns: [[Double]], _ noise: DayNoise
  ) throws -> GeneralizedLeastSquares.Fit {
    let days = Array(y.indices)
    return try GeneralizedLeastSquares(
      LinearModel(days: days, columns: [y.map { _ in 1 }] + columns, response: y), noise: noise
    ).fit()
  }

  // Ordinary least squares by statsmodels 0.15.0; it is the likelihood at ρ = 0.
  @Test("the Nile by ordinary least squares")
  func ordinary() throws {
    let nile = ReferenceSeries.nile
    let model = try LinearModel(
      days: Array(nile.indices), columns: [nile.map { _ in 1 }, ReferenceSeries.nileStep],
      response: nile)
    let beta = model.coefficients(fromBasis: model.explained)
    #expect(Tolerance.relative(1e-12).accepts(beta[0], 1097.75))
    #expect(Tolerance.relative(1e-12).accepts(beta[1], 849.9722222222222 - 1097.75))
    var likelihood = RestrictedLikelihood(model)
    let deviation = likelihood.evaluate(
      at: .init(dayToDayCorrelation: 0, slowShare: 1)
    ).variance.squareRoot()
    let standardError = deviation / model.triangle[3]
    #expect(Tolerance.absolute(5e-8).accepts(standardError, 28.4352017))
    #expect(Tolerance.absolute(5e-8).accepts(beta[1] / standardError, -8.7137690))
  }

  // AR(1) by REML: dense matrices with numpy (R `nlme::gls(corAR1)` gives the same), to the
  // digits printed. The noise of the Nile has no white part, so both models agree on it.
  @Test(
    "the Nile by AR(1) REML, with and without a white part",
    arguments: [
      DayNoise.slowOnly, .slowAndWhite,
    ])
  func nile(noise: DayNoise) throws {
    let fit = try fit(ReferenceSeries.nile, on: [ReferenceSeries.nileStep], noise)
    #expect(Tolerance.absolute(6e-8).accepts(fit.noise.dayToDayCorrelation, 0.1830117))
    #expect(Tolerance.absolute(1e-9).accepts(fit.noise.slowShare, 1))
    #expect(Tolerance.absolute(6e-7).accepts(fit.coefficients[0], 1098.6714049))
    #expect(Tolerance.absolute(6e-7).accepts(fit.coefficients[1], -249.3313298))
    #expect(Tolerance.absolute(2e-6).accepts(fit.standardErrors[0], 28.9014432))
    #expect(Tolerance.absolute(2e-6).accepts(fit.standardErrors[1], 34.0193972))
    #expect(Tolerance.absolute(6e-7).accepts(fit.t, -7.3290931))
    #expect(Tolerance.absolute(6e-6).accepts(fit.standardDeviation, 128.21349))
  }

  // The maximum by golden section with 80-bit floats in numpy: ρ 0.8247674097, slope
  // −0.01943459, SE 0.01266414. (A published run of statsmodels stops at ρ 0.8247697, t −1.534594,
  // where its search gave up; a t-test by ordinary least squares would find a slope.)
  @Test("Lake Huron by AR(1) REML")
  func lakeHuron() throws {
    let years = ReferenceSeries.lakeHuron.indices.map { Double($0) + 1875 - 1920 }
    let fit = try fit(ReferenceSeries.lakeHuron, on: [years], .slowOnly)
    #expect(Tolerance.absolute(6e-8).accepts(fit.noise.dayToDayCorrelation, 0.8247674097))
    #expect(Tolerance.absolute(6e-9).accepts(fit.coefficients[1], -0.01943459))
    #expect(Tolerance.absolute(6e-9).accepts(fit.standardErrors[1], 0.01266414))
    #expect(Tolerance.absolute(3e-5).accepts(fit.t, -1.5345944))
    #expect(Tolerance.absolute(3e-6).accepts(fit.noise.dayToDayCorrelation, 0.8247697))
  }

  // Numpy, dense matrices, grid refined eight times to 2e-4: ρ 0.1856, w 1, β 123.53654 + …
  @Test("the Nile with a trend beside the step")
  func trend() throws {
    let centred = ReferenceSeries.nile.indices.map(Double.init).centred
    let fit = try fit(
      ReferenceSeries.nile, on: [centred, ReferenceSeries.nileStep], .slowAndWhite)
    #expect(Tolerance.absolute(1e-5).accepts(fit.noise.dayToDayCorrelation, 0.1856039))
    #expect(Tolerance.absolute(1e-3).accepts(fit.coefficients[0], 1123.53654))
    #expect(Tolerance.absolute(1e-3).accepts(fit.coefficients[1], 0.69741))
    #expect(Tolerance.absolute(1e-3).accepts(fit.coefficients[2], -283.91894))
    #expect(Tolerance.absolute(1e-3).accepts(fit.standardErrors[2], 53.91159))
  }

  // Interrupted time series: 1, t, step, t after the step. Dense matrices with numpy 2.4.6, the
  // maximum by scipy 1.17.1 (to 1e-10 in the angles); statsmodels 0.15.0 gives ρ 0.1974756.
  @Test("the Nile as an interrupted time series, four columns")
  func interrupted() throws {
    let step = ReferenceSeries.nileStep
    let fit = try fit(
      ReferenceSeries.nile,
      on: [
        step.indices.map(Double.init), step, step.indices.map { (Double($0) - 28) * step[$0] },
      ], .slowOnly)
    #expect(Tolerance.absolute(6e-7).accepts(fit.noise.dayToDayCorrelation, 0.197475467))
    #expect(Tolerance.absolute(1e-4).accepts(fit.coefficients[0], 1082.7196160))
    #expect(Tolerance.absolute(1e-5).accepts(fit.coefficients[1], 1.1680317))
    #expect(Tolerance.absolute(1e-4).accepts(fit.coefficients[2], -289.6889719))
    #expect(Tolerance.absolute(1e-5).accepts(fit.coefficients[3], -0.5026061))
    #expect(Tolerance.absolute(1e-4).accepts(fit.standardErrors[2], 69.3585462))
    #expect(
      Tolerance.relative(1e-9).accepts(fit.t(of: 2), fit.coefficients[2] / fit.standardErrors[2]))
  }

  // statsmodels 0.15.0 (ρ .1596325, b −249.0747649, SE 32.7873240, logL −624.53898) and dense
  // matrices with numpy 2.4.6. Plain maximum likelihood is not offered; what it is made of is
  // checked at its maximum: log|V|, the residual and the coefficients.
  @Test("the Nile by AR(1) maximum likelihood, from the parts of the restricted one")
  func maximumLikelihood() throws {
    let nile = ReferenceSeries.nile
    let model = try LinearModel(
      days: Array(nile.indices), columns: [nile.map { _ in 1 }, ReferenceSeries.nileStep],
      response: nile)
    var likelihood = RestrictedLikelihood(model)
    let n = Double(nile.count)
    func logLikelihood(_ rho: Double) -> Double {
      let point = likelihood.evaluate(at: .init(dayToDayCorrelation: rho, slowShare: 1))
      let variance = likelihood.regression.residual / n
      return -0.5 * (n * log(2 * .pi * variance) + point.logDeterminant + n)
    }
    let rho = 0.1596325638
    let most = logLikelihood(rho)
    #expect(Tolerance.absolute(1e-8).accepts(most, -624.5389778595))
    for step in [-1e-3, 1e-3] { #expect(logLikelihood(rho + step) < most) }
    _ = logLikelihood(rho)
    let beta = zip(model.explained, likelihood.regression.coefficients).map { $0 + $1 }
    #expect(Tolerance.absolute(6e-6).accepts(model.coefficients(fromBasis: beta)[1], -249.0747649))
    let deviation = (likelihood.regression.residual / n).squareRoot()
    let error = likelihood.score(of: model.contrast(of: 1)).standardError * deviation
    #expect(Tolerance.absolute(6e-6).accepts(error, 32.7873240))
  }

  // Dense matrices with numpy 2.4.6, the maximum by scipy 1.17.1 from sixteen starts.
  @Test(
    "days that are measured less well count less, gaps or not",
    arguments: [
      (
        false, 0.8849701419, 0.8398056611,
        [0.1846735715, -0.0031552339, 0.0110888129, -0.5400557037],
        0.2302322981, 0.8749004103
      ),
      (
        true, 0.8722988148, 0.8266204322,
        [0.1918387423, -0.0021353267, 0.0068842792, -0.5379651969],
        0.2555484414, 0.8702596208
      ),
    ])
  func weighted(
    hasGaps: Bool, rho: Double, share: Double, beta: [Double], error: Double, deviation: Double
  ) throws {
    let all = (0..<90).map(Double.init)
    let weights = (0..<90).map { Double(20 + $0 * 31 % 280) }
    let inverse = weights.map { 1 / $0 }
    let y = (0..<90).map { day -> Double in
      let quasi = Double(day * day * 7919 % 101) / 101 - 0.5
      return sin(all[day] / 5) + 0.6 * sin(all[day] / 2.3)
        + 1.5 * (inverse[day] / inverse.mean).squareRoot() * quasi
    }
    let days = (0..<90).filter { !hasGaps || $0 * 5 % 7 != 3 }
    let columns = [
      days.map { _ in 1 }, days.map { all[$0] - all.mean }, days.map { Double($0 * 7919 % 13) },
      days.map { Double($0 / 15 % 2) },
    ]
    let fit = try GeneralizedLeastSquares(
      LinearModel(
        days: days, columns: columns, response: days.map { y[$0] },
        weights: days.map { weights[$0] })
    ).fit()
    #expect(Tolerance.absolute(1e-6).accepts(fit.noise.dayToDayCorrelation, rho))
    #expect(Tolerance.absolute(1e-6).accepts(fit.noise.slowShare, share))
    #expect(mismatch(fit.coefficients, beta, .absolute(1e-6)) == nil)
    #expect(Tolerance.absolute(1e-6).accepts(fit.standardErrors[3], error))
    #expect(Tolerance.absolute(1e-6).accepts(fit.standardDeviation, deviation))
  }

  @Test("the maximum found is above every point of a fine grid", arguments: [3, 8, 21] as [UInt64])
  func global(seed: UInt64) throws {
    let days = (0..<40).filter { $0 % 9 != 4 }
    let y = NoiseProcess(.init(dayToDayCorrelation: 0.8, slowShare: 0.5), on: days)
      .series(seed: seed)
    let model = try LinearModel(
      days: days, columns: [days.map { _ in 1 }, days.map { $0 < 20 ? 0 : 1 }], response: y)
    let best = try GeneralizedLeastSquares(model).fit()
    var likelihood = RestrictedLikelihood(model)
    let least = likelihood.evaluate(at: best.noise).criterion
    for i in 0...40 {
      for j in 0...40 {
        let noise = DayNoise.Parameters(
          dayToDayCorrelation: 0.99 * Double(i) / 40, slowShare: Double(j) / 40)
        #expect(likelihood.evaluate(at: noise).criterion >= least - 1e-9)
      }
    }
  }
}

@Suite("Parametric bootstrap")
struct ParametricBootstrapTests {
  // By hand: nine simulated values 1 ... 9 and an observed 8.5: one is as large, p = 2/10; the
  // critical value at 0.8 is the eighth.
  @Test("p counts the observed series, and agrees with the critical value")
  func counting() {
    let distribution = ParametricBootstrap.Distribution(absolute: (1...9).map(Double.init))
    #expect(distribution.pValue(of: -8.5) == 0.2)
    #expect(distribution.pValue(of: 10) == 0.1)
    #expect(distribution.pValue(of: 0) == 1)
    #expect(distribution.criticalValue(level: 0.8) == 8)
    for t in stride(from: 0.25, through: 10, by: 0.5) {
      #expect((distribution.pValue(of: t) <= 0.2) == (t > distribution.criticalValue(level: 0.8)))
    }
  }

  // Closed form: the covariance of the noise model. 4000 series, so ±0.05 is three errors.
  @Test("simulated noise has the covariance of the model")
  func covariance() {
    let days = [0, 1, 4]
    let noise = DayNoise.Parameters(dayToDayCorrelation: 0.8, slowShare: 0.6)
    let process = NoiseProcess(noise, on: days)
    var deviates = NormalDeviates(seed: 9)
    var sums = [Double](repeating: 0, count: 9)
    for _ in 0..<4000 {
      let series = process.series(&deviates)
      for i in 0..<3 { for j in 0..<3 { sums[3 * i + j] += series[i] * series[j] / 4000 } }
    }
    let far = 0.6 * 0.8 * 0.8 * 0.8
    let expected = [1, 0.48, far * 0.8, 0.48, 1, far, far * 0.8, far, 1]
    #expect(mismatch(sums, expected, .absolute(0.05)) == nil)
  }

  private let noise = DayNoise.Parameters(dayToDayCorrelation: 0.5, slowShare: 0.8)

  private func design(_ x: (Int) -> Double) throws -> GeneralizedLeastSquares {
    let days = Array(0..<30)
    return try GeneralizedLeastSquares(
      LinearModel(
        days: days, columns: [days.map { _ in 1 }, days.map(x)],
        response: days.map { Double($0 * 7919 % 101) }))
  }

  @Test("the same seed gives the same bits, another seed others")
  func determinism() throws {
    let gls = try design { $0 < 15 ? 0 : 1 }
    func critical(_ seed: UInt64) throws -> Double {
      try ParametricBootstrap(count: 30, seed: seed)(noise, refitting: gls)
        .criticalValue(level: 0.95)
    }
    #expect(try critical(1).bitPattern == critical(1).bitPattern)
    #expect(try critical(1) != critical(2))
  }

  @Test("portions give the same whoever computes them, in whatever order")
  func portions() throws {
    let designs = try [
      (gls: design { $0 < 15 ? 0 : 1 }, column: 1), (gls: design { Double($0 % 2) }, column: 1),
    ]
    let bootstrap = ParametricBootstrap(count: 150, seed: 7)
    let together = try bootstrap.statistics(noise, refitting: designs)
    let process = NoiseProcess(noise, on: designs[0].gls.model.days)
    // One after another, the last first: 64, 64 and 22 series.
    let portions = try [2, 1, 0].map {
      try bootstrap.statistics(ofPortion: $0, process, designs)
    }
    for design in designs.indices {
      let alone = try bootstrap.statistics(noise, refitting: [designs[design]])[0]
      #expect(together[design].count == 150)
      #expect(together[design] == portions.reversed().flatMap { $0[design] })
      // Designs see the same series, whether alone or together.
      #expect(together[design] == alone)
    }
    #expect(together[0] != together[1])
  }

  // The naive twin: each series of its own model, fitted as if it were observed.
  @Test("a simulated series gives the t that it gives when it is observed")
  func refitting() throws {
    let gls = try design { $0 < 15 ? 0 : 1 }
    let process = NoiseProcess(noise, on: gls.model.days)
    let series = (1...4).map { process.series(seed: $0) }
    var workspace = try gls.workspace()
    var statistics: [Double] = []
    try gls.statistics(
      of: gls.model.days.map { day in
        Four(series[0][day], series[1][day], series[2][day], series[3][day])
      }, count: 4,
      contrast: gls.model.contrast(of: 1), using: &workspace
    ) { statistics.append($0) }
    // The same, one after another, of five: the last alone among four.
    let five = series + [series[0]]
    #expect(try gls.statistics(of: five.flatMap { $0 }) == statistics + [statistics[0]])
    for (y, t) in zip(series, statistics) {
      let fit = try GeneralizedLeastSquares(
        LinearModel(
          days: gls.model.days,
          columns: [y.map { _ in 1 }, y.indices.map { $0 < 15 ? 0 : 1 }], response: y)
      ).fit()
      // The search of simulated series ends at 3e-3 in the angles.
      #expect(Tolerance.absolute(1e-2).accepts(t, fit.t))
    }
  }

  @Test("normal deviates have the moments of a normal distribution")
  func deviates() {
    var deviates = NormalDeviates(seed: 4)
    let x = (0..<20_000).map { _ in deviates.next() }
    // Standard errors: 0.007 of the mean, 0.005 of the SD, 0.035 of the fourth moment.
    #expect(abs(x.mean) < 0.025)
    #expect(Tolerance.absolute(0.02).accepts(x.standardDeviation, 1))
    #expect(Tolerance.absolute(0.15).accepts(x.map { $0 * $0 * $0 * $0 }.mean, 3))
  }
}
