import HRVModel
import HRVTestSupport
import Testing

@testable import HRVCorrelation

@Suite("What an estimate leaves")
struct ResidualTests {
  /// Every fourth day missing, an exposure that begins half-way.
  private let days = (0..<80).filter { $0 % 4 != 2 }

  private func outcome(_ weights: [Double]? = nil) -> [Double] {
    var generator = SplitMix64(seed: 3)
    var slow = 0.0
    return days.map { day in
      slow = 0.6 * slow + generator.nextUniform() - 0.5
      return 3 + 0.002 * Double(day) + slow + 0.5 * (generator.nextUniform() - 0.5)
    }
  }

  // Closed form: σ² = yᵀPy/(n − p), and yᵀPy is the sum of the squared innovations over σ².
  @Test("squared innovations add up to the days less the coefficients", arguments: [false, true])
  func sum(isWeighted: Bool) throws {
    let weights = isWeighted ? days.map { Double(200 + $0) } : nil
    let regression = try ExposureRegression(
      days: days, exposure: days.map { $0 < 40 ? 0 : 1 }, outcome: outcome(), weights: weights,
      bootstrapCount: 99, seed: 1)
    let squares = regression.residuals.map { $0.innovation * $0.innovation }.reduce(0, +)
    #expect(Tolerance.relative(1e-9).accepts(squares, Double(days.count - 3)))
  }

  @Test("errors are the outcome without trend and exposure")
  func errors() throws {
    let exposure = days.map { $0 < 40 ? 0.0 : 1 }
    let outcome = outcome()
    let regression = try ExposureRegression(
      days: days, exposure: exposure, outcome: outcome, bootstrapCount: 99, seed: 1)
    // Without the constant, which is the only other part, differences are known.
    let errors = regression.residuals.map(\.error)
    for i in 1..<days.count {
      let explained =
        regression.trendPerDay * Double(days[i] - days[i - 1])
        + regression.effect * (exposure[i] - exposure[i - 1])
      #expect(
        Tolerance.absolute(1e-10).accepts(
          errors[i] - errors[i - 1], outcome[i] - outcome[i - 1] - explained))
    }
  }
}
