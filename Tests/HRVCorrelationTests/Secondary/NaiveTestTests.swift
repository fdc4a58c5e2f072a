import HRVModel
import HRVTestSupport
import Testing

@testable import HRVCorrelation

@Suite("What others would have said")
struct NaiveTestTests {
  // statsmodels 0.15.0 `OLS(nile, [1, D]).fit(cov_type="HAC", maxlags=…, use_correction=True)`.
  @Test("Newey and West on the Nile's step", arguments: [(4, 31.6576239), (13, 25.4337714)])
  func neweyWest(lags: Int, error: Double) throws {
    let fit = try #require(
      NeweyWest(ReferenceSeries.nileStep, ReferenceSeries.nile, lags: lags))
    #expect(Tolerance.absolute(5e-8).accepts(fit.slope, -247.7777778))
    #expect(Tolerance.absolute(5e-8).accepts(fit.standardError, error))
  }

  // ⌊4(n/100)^(2/9)⌋ by Python.
  @Test("the usual lags", arguments: [(28, 3), (60, 3), (99, 3), (100, 4), (120, 4), (1000, 6)])
  func lags(n: Int, lags: Int) {
    #expect(NeweyWest.usualLags(n: n) == lags)
  }

  // R `datasets::stackloss`; pingouin 0.7.0 `partial_corr`, 0.789659.
  @Test("partial correlation on the stackloss data")
  func partial() throws {
    let air: [Double] = [
      80, 80, 75, 62, 62, 62, 62, 62, 58, 58, 58, 58, 58, 58, 50, 50, 50, 50, 50, 56, 70,
    ]
    let temperature: [Double] = [
      27, 27, 25, 24, 22, 23, 24, 24, 23, 18, 18, 17, 18, 19, 18, 18, 19, 19, 20, 20, 20,
    ]
    let acid: [Double] = [
      89, 88, 90, 87, 87, 87, 93, 93, 87, 80, 89, 88, 82, 93, 89, 86, 72, 79, 80, 82, 91,
    ]
    let loss: [Double] = [
      42, 37, 37, 28, 18, 18, 19, 20, 15, 14, 14, 13, 11, 12, 8, 7, 8, 8, 9, 15, 15,
    ]
    let r = try #require(
      try PartialCorrelation.coefficient(loss, air, given: [temperature, acid]))
    #expect(Tolerance.absolute(5e-7).accepts(r, 0.789659))
  }
}
