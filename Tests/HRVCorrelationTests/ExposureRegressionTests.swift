import HRVModel
import HRVTestSupport
import Testing

@testable import HRVCorrelation

@Suite("Exposure regression")
struct ExposureRegressionTests {
  private let days = Array(0..<60)
  private var exposure: [Double] { days.map { Double($0 / 10 % 2) } }
  private var noise: [Double] {
    NoiseProcess(.init(dayToDayCorrelation: 0.4, slowShare: 0.7), on: days).series(seed: 12)
  }

  private func regression(
    _ outcome: [Double], covariates: [[Double]] = [], weights: [Double]? = nil
  ) throws -> ExposureRegression {
    try ExposureRegression(
      days: days, exposure: exposure, outcome: outcome, covariates: covariates,
      weights: weights, bootstrapCount: 99, seed: 3)
  }

  // Equivariance: what lies in the span of the covariates changes nothing.
  @Test("effects of covariates are removed")
  func covariates() throws {
    let alcohol = days.map { Double($0 * 7919 % 4) }
    let weekend = days.map { $0 % 7 > 4 ? 1.0 : 0 }
    let base = try regression(noise, covariates: [alcohol, weekend])
    let moved = try regression(
      days.map { noise[$0] + 3 * alcohol[$0] - 2 * weekend[$0] + 0.5 * exposure[$0] },
      covariates: [alcohol, weekend])
    // The search ends at 1e-8 in the angles.
    #expect(Tolerance.absolute(1e-6).accepts(moved.effect, base.effect + 0.5))
    #expect(Tolerance.absolute(1e-6).accepts(moved.standardError, base.standardError))
    #expect(base.interval.upper > base.interval.lower)
  }

  @Test("weights that are all alike are none, and their unit does not matter")
  func equalWeights() throws {
    let none = try regression(noise)
    #expect(try regression(noise, weights: days.map { _ in 240 }).pValue == none.pValue)
    let seconds = days.map { Double(100 + $0 * 37 % 200) }
    let weighted = try regression(noise, weights: seconds)
    let minutes = try regression(noise, weights: seconds.map { $0 / 60 })
    #expect(weighted.effect != none.effect)
    #expect(Tolerance.absolute(1e-7).accepts(minutes.effect, weighted.effect))
  }

  // By hand: x = 0 1 0 1 … over an even number of days has a correlation with the day of
  // ½·n/2 / √(n/4·n(n²−1)/12) = √(3/(n²−1)).
  @Test("the variance inflation is 1/(1 − R²) on everything else")
  func inflation() throws {
    let x = days.map { Double($0 % 2) }
    let squared = 3.0 / 3599
    #expect(
      Tolerance.relative(1e-12).accepts(
        ExposureRegression.varianceInflation(days: days, exposure: x), 1 / (1 - squared)))
    let plain = try ExposureDesign(days: days, exposure: x, bootstrapCount: 1, seed: 1)
    #expect(Tolerance.relative(1e-12).accepts(plain.varianceInflation, 1 / (1 - squared)))
    // A covariate z = x + u whose u = ±½ (+ − − + …) is as long as x is about its mean and has
    // nothing to do with it: it explains half of x, nearly, and the day next to nothing.
    let z = days.map { x[$0] + ([0.5, -0.5, -0.5, 0.5][$0 % 4]) }
    let beside = try ExposureDesign(
      days: days, exposure: x, covariates: [z], bootstrapCount: 1, seed: 1)
    #expect(Tolerance.absolute(0.01).accepts(beside.varianceInflation, 2))
    #expect(throws: EstimationError.collinear(column: 3)) {
      try regression(noise, covariates: [exposure])
    }
  }
}
