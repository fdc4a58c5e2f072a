import HRVModel
import HRVTestSupport
import Testing

@testable import HRVCorrelation

@Suite("Posterior of the effect")
struct EffectPosteriorTests {
  private let years = Array(ReferenceSeries.nile.indices)

  private func posterior(_ deviation: Double) throws -> EffectPosterior {
    try EffectPosterior(
      days: years,
      columns: ExposureRegression.columns(days: years, exposure: ReferenceSeries.nileStep),
      outcome: ReferenceSeries.nile, priorDeviation: deviation)
  }

  // Python with numpy: the same 400 points with dense covariances V + τ²xxᵀ, inverted; scipy
  // 1.17.1 `t.sf` and `brentq`. Mean, P(β > 0), P(β > −200), quantile 0.025.
  @Test(
    "the Nile's step against dense matrices",
    arguments: [
      (0.5, -153.90879211401975, 0.003682197894438482, 0.8172770114821094, -250.34762095997195),
      (0.25, -54.4877551751465, 0.06703681437231211, 0.9998437764317145, -124.38321140842118),
    ])
  func dense(
    deviation: Double, mean: Double, positive: Double, above: Double, lower: Double
  ) throws {
    let posterior = try posterior(deviation)
    #expect(Tolerance.relative(1e-8).accepts(posterior.mean, mean))
    #expect(Tolerance.relative(1e-8).accepts(posterior.probability(above: 0), positive))
    #expect(Tolerance.relative(1e-8).accepts(posterior.probability(above: -200), above))
    #expect(Tolerance.relative(1e-8).accepts(posterior.quantile(0.025), lower))
  }

  // The reference with 1600 points is 0.0036710 for P(β > 0), 0.05 % from mean and quantile.
  @Test("the grid is fine enough")
  func grid() throws {
    let posterior = try posterior(0.5)
    #expect(Tolerance.relative(0.001).accepts(posterior.mean, -153.9884590824343))
    #expect(Tolerance.absolute(0.0001).accepts(posterior.probability(above: 0), 0.00367100821))
    #expect(Tolerance.relative(0.001).accepts(posterior.quantile(0.025), -250.5738523892379))
  }

  // The same program with deviations of 1000 and 0.001.
  @Test("a wide prior leaves the data alone, a narrow one nothing of them")
  func limits() throws {
    #expect(Tolerance.relative(1e-8).accepts(try posterior(1000).mean, -283.67747456987695))
    #expect(Tolerance.relative(1e-6).accepts(try posterior(0.001).mean, -0.0009680575907102169))
  }
}
