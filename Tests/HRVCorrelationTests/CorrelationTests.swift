import HRVModel
import HRVTestSupport
import Testing

@testable import HRVCorrelation

@Suite("Correlations")
struct CorrelationTests {
  private let tuna = ReferenceSeries.tuna

  // R 4 `cor.test(x, y)` and scipy 1.17.1 `pearsonr(x, y).confidence_interval()`, ten digits.
  @Test("Pearson on the tuna data, with n for n*")
  func pearson() throws {
    let result = try #require(
      PearsonCorrelation.test(tuna.hunterL, tuna.panel, effectiveN: 9))
    #expect(Tolerance.absolute(5e-11).accepts(result.estimate, 0.5711815576))
    #expect(Tolerance.absolute(5e-11).accepts(result.pValue, 0.1081730543))
    let interval = try #require(result.interval)
    #expect(Tolerance.absolute(5e-11).accepts(interval.lower, -0.1497426330))
    #expect(Tolerance.absolute(5e-11).accepts(interval.upper, 0.8955794618))
  }

  // Efron's law schools (B. Efron, 1982): r by scipy 1.17.1, the interval by Fisher's z, given to seven
  // digits.
  @Test("Pearson on fifteen law schools")
  func lawSchools() throws {
    let lsat = [576.0, 635, 558, 578, 666, 580, 555, 661, 651, 605, 653, 575, 545, 572, 594]
    let gpa = [
      3.39, 3.30, 2.81, 3.03, 3.44, 3.07, 3.00, 3.43, 3.36, 3.13, 3.12, 2.74, 2.76, 2.88, 2.96,
    ]
    let result = try #require(PearsonCorrelation.test(lsat, gpa, effectiveN: 15))
    #expect(Tolerance.absolute(5e-11).accepts(result.estimate, 0.7763744913))
    let interval = try #require(result.interval)
    #expect(Tolerance.absolute(5e-8).accepts(interval.lower, 0.4385108))
    #expect(Tolerance.absolute(5e-8).accepts(interval.upper, 0.9219648))
  }

  // scipy 1.17.1 `spearmanr(x, y)`: 0.6 and, by t, 0.0876228290. The interval in closed form,
  // tanh(artanh 0.6 ± 1.959963984540054·√(1.18/6)), by Python's `math`.
  @Test("Spearman on the tuna data, with n for n*")
  func spearman() throws {
    let result = try #require(
      SpearmanCorrelation.test(tuna.hunterL, tuna.panel, effectiveN: 9))
    #expect(Tolerance.absolute(1e-15).accepts(result.estimate, 0.6))
    #expect(Tolerance.absolute(5e-11).accepts(result.pValue, 0.0876228290))
    let interval = try #require(result.interval)
    #expect(Tolerance.absolute(1e-13).accepts(interval.lower, -0.17424406977828497))
    #expect(Tolerance.absolute(1e-13).accepts(interval.upper, 0.9157978790133389))
  }

  @Test("ties share the mean of their ranks")
  func midranks() {
    #expect(SpearmanCorrelation.midranks([3, 1, 3, 2, 3]) == [4, 1, 4, 2, 4])
    #expect(SpearmanCorrelation.midranks([5, 5]) == [1.5, 1.5])
    #expect(SpearmanCorrelation.midranks([]).isEmpty)
  }

  // Autocorrelations in exact rationals by Python's `fractions` (statsmodels 0.15.0
  // `acf(nile, adjusted=False)` agrees to 1e-10); r by numpy; n* by the formula over 20 lags.
  @Test("the Nile's step: autocorrelation, r and the number of independent years")
  func nile() throws {
    let nile = ReferenceSeries.nile
    let step = ReferenceSeries.nileStep
    let acf = try #require(EffectiveSampleSize.autocorrelations(nile, lags: 3))
    let expected = [0.49840818413302895, 0.38457690390487226, 0.3278604375225462]
    #expect(mismatch(acf, expected, .absolute(1e-14)) == nil)
    let lag1 = try #require(EffectiveSampleSize.autocorrelations(step, lags: 1))
    #expect(Tolerance.absolute(5e-11).accepts(lag1[0], 0.9603968254))
    let r = try #require(PearsonCorrelation.coefficient(step, nile))
    #expect(Tolerance.absolute(5e-8).accepts(r, -0.6607225))
    let worth = try #require(EffectiveSampleSize.pyperPeterman(step, nile))
    #expect(Tolerance.absolute(5e-7).accepts(worth, 14.618482))
  }

  @Test("n* never exceeds n, and is symmetric", arguments: 1...20 as ClosedRange<UInt64>)
  func effectiveN(seed: UInt64) throws {
    var deviates = NormalDeviates(seed: seed)
    let x = (0..<60).map { _ in deviates.next() }
    // An alternating series has negative autocorrelations at odd lags.
    let y = (0..<60).map { ($0 % 2 == 0 ? 1 : -1) + 0.1 * deviates.next() }
    let worth = try #require(EffectiveSampleSize.pyperPeterman(x, y))
    #expect(worth > 0 && worth <= 60)
    #expect(EffectiveSampleSize.pyperPeterman(y, x) == worth)
  }

  @Test("what does not vary has no correlation")
  func constant() {
    #expect(PearsonCorrelation.coefficient([1, 1, 1], [1, 2, 3]) == nil)
    #expect(EffectiveSampleSize.pyperPeterman([1, 1, 1], [1, 2, 3]) == nil)
    #expect(PearsonCorrelation.test([1, 2, 3, 4], [4, 1, 3, 2], effectiveN: 3) == nil)
  }
}
