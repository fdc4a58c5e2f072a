import HRVModel
import HRVTestSupport
import Testing

@testable import HRVCorrelation

@Suite("Kendall, effect sizes and tests of groups")
struct RankStatisticTests {
  /// Student's sleep data: hours gained under two drugs by ten people.
  static let sleep = (
    a: [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2],
    b: [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
  )

  // R 4 `cor.test(method = "kendall")` and scipy 1.17.1 `kendalltau(method="exact")`; the
  // interval in closed form, tanh(artanh τ ± 1.959963984540054·√(0.437/5)), by Python's `math`.
  @Test("Kendall on the tuna data, with n for n*")
  func kendall() throws {
    let (x, y) = ReferenceSeries.tuna
    let result = try #require(KendallCorrelation.test(x, y, effectiveN: 9))
    #expect(Tolerance.absolute(1e-15).accepts(result.estimate, 4.0 / 9))
    #expect(Tolerance.absolute(5e-11).accepts(result.pValue, 0.1194389330))
    let interval = try #require(result.interval)
    #expect(Tolerance.absolute(1e-13).accepts(interval.lower, -0.10132909957581691))
    #expect(Tolerance.absolute(1e-13).accepts(interval.upper, 0.7845858117719936))
  }

  // z = τ/√(2·17/(9·6·5)) with n* = 6, scipy 1.17.1 `2·norm.sf(z)`; ties, `kendalltau`.
  @Test("Kendall with fewer independent pairs, and with ties")
  func kendallLarge() throws {
    let (x, y) = ReferenceSeries.tuna
    let result = try #require(KendallCorrelation.test(x, y, effectiveN: 6))
    #expect(Tolerance.absolute(1e-12).accepts(result.pValue, 0.21040645309537132))
    #expect(KendallCorrelation.test(x, y, effectiveN: 4) == nil)
    let tied = KendallCorrelation.coefficient(
      KendallCorrelation.counts([1, 2, 2, 3, 4, 4, 4, 6], [2, 1, 3, 3, 5, 4, 4, 7]))
    #expect(Tolerance.absolute(1e-14).accepts(try #require(tied), 0.8406728074767076))
    #expect(KendallCorrelation.coefficient(KendallCorrelation.counts([1, 1], [1, 2])) == nil)
  }

  // By hand: of the 6 orders of 3 values, 1 has no inversion, 2 have one, 2 two, 1 three.
  @Test(
    "the exact p-value counts orders", arguments: [(0, 1.0 / 3), (1, 1.0), (2, 1.0), (3, 1.0 / 3)])
  func orders(discordant: Int, p: Double) {
    #expect(
      Tolerance.absolute(1e-15).accepts(
        KendallCorrelation.exactP(discordant: discordant, n: 3), p))
  }

  // scipy 1.17.1 `ttest_rel`, `ttest_ind(equal_var=False)`, `wilcoxon`; J by scipy `gamma`.
  @Test("paired, Welch, signed ranks, Hedges' g, Cliff's delta and NAP on the sleep data")
  func groups() throws {
    let (a, b) = Self.sleep
    let differences = zip(b, a).map { $0 - $1 }
    let paired = try #require(PairedTest(differences))
    #expect(Tolerance.absolute(5e-11).accepts(paired.t, 4.0621276834))
    #expect(paired.df == 9 && Tolerance.absolute(5e-11).accepts(paired.pValue, 0.0028328902))
    #expect(Tolerance.absolute(1e-12).accepts(paired.dz, 1.2845575625910546))
    #expect(Tolerance.absolute(1e-12).accepts(paired.lower, 0.7001142367230175))
    #expect(Tolerance.absolute(1e-12).accepts(paired.upper, 2.459885763276983))
    let welch = try #require(WelchTest(a, b))
    #expect(Tolerance.absolute(5e-11).accepts(welch.t, 1.8608134675))
    #expect(Tolerance.absolute(5e-11).accepts(welch.df, 17.7764735162))
    #expect(Tolerance.absolute(5e-11).accepts(welch.pValue, 0.0793941402))
    #expect(Tolerance.absolute(1e-12).accepts(welch.lower, -0.20548323071171137))
    let ranks = try #require(SignedRankTest(differences))
    #expect(ranks.n == 9 && Tolerance.absolute(1e-16).accepts(ranks.pValue, 0.00390625))
    let d = try #require(HedgesG.cohenD(a, b))
    #expect(Tolerance.absolute(5e-11).accepts(d, 0.8321810813))
    #expect(Tolerance.absolute(5e-11).accepts(HedgesG.correction(df: 18), 0.9576464270))
    let g = try #require(HedgesG.callAsFunction(a, b))
    #expect(Tolerance.absolute(5e-11).accepts(g, 0.7969352392))
    let dominance = Dominance(of: b, over: a)
    #expect(Tolerance.absolute(1e-15).accepts(dominance.delta, 0.49))
    #expect(Tolerance.absolute(1e-15).accepts(dominance.nonoverlap, 0.745))
  }

  // scipy 1.17.1 `wilcoxon(method="exact")`; with ties, all 128 signs counted in Python.
  @Test("signed ranks are exact, with ties too")
  func signedRanks() throws {
    let ten = try #require(
      SignedRankTest([1.5, -2.25, 3, 4.5, -0.5, 6, 7.75, -1, 9, 2]))
    #expect(Tolerance.absolute(1e-15).accepts(ten.pValue, 0.048828125))
    let tied = try #require(SignedRankTest([1, -1, 2, 3, -3, 3, 4]))
    #expect(tied.positiveRankSum == 21.5)
    #expect(Tolerance.absolute(1e-15).accepts(tied.pValue, 0.265625))
    #expect(SignedRankTest([0, 0]) == nil && PairedTest([1, 1]) == nil)
  }

  // By hand, as the R package SingleCaseES defines them: 35 more pairs up than down of 42, and
  // 4 more within the days before.
  @Test("a single case: NAP, Tau and Tau-U")
  func singleCase() {
    let a: [Double] = [20, 20, 26, 25, 22, 23]
    let dominance = Dominance(of: [28, 25, 24, 27, 30, 30, 29], over: a)
    #expect(dominance.higher - dominance.lower == 35 && dominance.pairs == 42)
    #expect(Tolerance.absolute(5e-11).accepts(dominance.nonoverlap, 0.9166666667))
    #expect(Tolerance.absolute(5e-11).accepts(dominance.delta, 0.8333333333))
    #expect(Tolerance.absolute(5e-11).accepts(dominance.tauU(baseline: a), 0.7380952381))
  }
}
