import HRVModel
import HRVTestSupport
import Testing

@testable import HRVCorrelation

@Suite("Generalized least squares")
struct GeneralizedLeastSquaresTests {
  private func fit(
    _ y: [Double], on columns: [[Double]], _ noise: DayNoise
  ) throws -> GeneralizedLeastSquares.Fit {
    let days = Array(y.indices)
    var gls = try GeneralizedLeastSquares(
      LinearModel(days: days, columns: [y.map { _ in 1 }] + columns, response: y), noise: noise)
    return try gls.fit()
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

  @Test("the maximum found is above every point of a fine grid", arguments: [3, 8, 21] as [UInt64])
  func global(seed: UInt64) throws {
    let days = (0..<40).filter { $0 % 9 != 4 }
    var deviates = NormalDeviates(seed: seed)
    var y: [Double] = []
    ParametricBootstrap.append(
      .init(dayToDayCorrelation: 0.8, slowShare: 0.5), on: days, to: &y, &deviates)
    let model = try LinearModel(
      days: days, columns: [days.map { _ in 1 }, days.map { $0 < 20 ? 0 : 1 }], response: y)
    var gls = try GeneralizedLeastSquares(model, noise: .slowAndWhite)
    let best = try gls.fit()
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
    var deviates = NormalDeviates(seed: 9)
    var sums = [Double](repeating: 0, count: 9)
    for _ in 0..<4000 {
      var series: [Double] = []
      ParametricBootstrap.append(noise, on: days, to: &series, &deviates)
      for i in 0..<3 { for j in 0..<3 { sums[3 * i + j] += series[i] * series[j] / 4000 } }
    }
    let far = 0.6 * 0.8 * 0.8 * 0.8
    let expected = [1, 0.48, far * 0.8, 0.48, 1, far, far * 0.8, far, 1]
    #expect(mismatch(sums, expected, .absolute(0.05)) == nil)
  }

  @Test("the same seed gives the same bits, another seed others")
  func determinism() throws {
    func critical(_ seed: UInt64) throws -> Double {
      let days = Array(0..<30)
      let model = try LinearModel(
        days: days, columns: [days.map { _ in 1 }, days.map { $0 < 15 ? 0 : 1 }],
        response: days.map { Double($0 * 7919 % 101) })
      var gls = try GeneralizedLeastSquares(model, noise: .slowAndWhite)
      return try ParametricBootstrap(count: 30, seed: seed)(
        .init(dayToDayCorrelation: 0.5, slowShare: 0.8), refitting: &gls
      ).criticalValue(level: 0.95)
    }
    #expect(try critical(1).bitPattern == critical(1).bitPattern)
    #expect(try critical(1) != critical(2))
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
