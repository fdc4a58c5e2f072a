internal import HRVModel

/// What tests that take days to be independent would have said.
enum NaiveTests {
  static let row = SecondaryRow(
    id: "naive", title: "What others would have said", standing: .description,
    source: "Welch 1947, doi:10.1093/biomet/34.1-2.28; Newey and West 1987,"
      + " doi:10.2307/1913610; shares of false finds: simulation, 2000 inert supplements a case",
    contents: contents)

  static let remarks = [
    "These do not hold their error rate, which is why the answer above may differ: of inert"
      + " supplements, the t-test and Pearson's r call 12 to 33 % a find, not 5 %, when days"
      + " resemble their neighbours as HRV does (correlation 0.3 to 0.6), and up to 73 % when the"
      + " outcome drifts by one SD over the study; Newey and West's errors up to 28 % and 59 %."
  ]

  static func contents(
    _ evidence: SecondaryEvidence
  ) throws(EstimationError) -> SecondaryRow.Contents {
    let (off, on) = evidence.groups
    let (exposures, outcomes) = (evidence.exposures, evidence.study.outcomes)
    var figures: [SecondaryAnalysis.Figure?] = []
    if let welch = WelchTest(off, on) {
      figures.append(
        evidence.effect(
          id: "welch", label: "t-test of days on and off magnesium", welch.difference,
          reach: welch.upper - welch.difference, pValue: welch.pValue, n: off.count + on.count))
    }
    let n = Double(outcomes.count)
    if let r = PearsonCorrelation.coefficient(exposures, outcomes), abs(r) < 1 {
      let naive = CorrelationTest.result(
        PearsonCorrelation.row, r: r, varianceFactor: 1, n: outcomes.count, effectiveN: n)
      figures.append(
        naive.map {
          .init(
            id: "pearson-naive", label: "Pearson's r, every day for one", estimate: r,
            interval: $0.interval, pValue: $0.pValue, n: outcomes.count)
        })
    }
    let lags = NeweyWest.usualLags(n: outcomes.count)
    if let robust = NeweyWest(exposures, outcomes, lags: lags) {
      let error = robust.standardError
      figures.append(
        evidence.effect(
          id: "newey-west", label: "Regression with Newey and West's errors (\(lags) lags)",
          robust.slope, reach: Distributions.normalQuantile(0.975) * error,
          pValue: Distributions.normalTwoSidedP(z: robust.slope / error), n: outcomes.count))
    }
    return .figures(figures.compactMap { $0 }, remarks: remarks)
  }
}
