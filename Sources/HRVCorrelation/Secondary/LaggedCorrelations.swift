internal import HRVModel

/// Whether the outcome follows the exposure some days later.
enum LaggedCorrelations {
  static let row = SecondaryRow(
    id: "lagged-correlations", title: "Correlation some days later", standing: .exploratory,
    source: "Haugh 1976, doi:10.1080/01621459.1976.10480353", contents: contents)

  static let longestLagDays = 14

  static func contents(
    _ evidence: SecondaryEvidence
  ) throws(EstimationError) -> SecondaryRow.Contents {
    let days = evidence.study.days
    if let period = Self.period(days.map(\.intake.elementalMg)) {
      return .omitted(
        "the schedule repeats every \(period) days, so that its days cannot be put in another"
          + " order by chance, as the test does")
    }
    let lagged = try LaggedCorrelation(
      days.map(\.exposureMgPerDay), days.map(\.outcome), longestLag: longestLagDays,
      count: evidence.seriesCount, seed: evidence.study.options.seed)
    guard let lagged else {
      return .omitted("more than \(4 * (longestLagDays + 1)) days are needed")
    }
    guard lagged.isWhite else {
      return .omitted(
        "the exposure keeps for days, as with periods on and off; only a dose that varies from day"
          + " to day tells one delay from another")
    }
    let greatest = lagged.coefficients.compactMap { $0.map(abs) }.max()
    let figures = lagged.coefficients.enumerated().compactMap { lag, r in
      r.map { r in
        SecondaryAnalysis.Figure(
          id: "lag-\(lag)d", label: "r, \(NumberText.count(lag, "day")) later", estimate: r,
          jointPValue: abs(r) == greatest ? lagged.pValue : nil, n: lagged.counts[lag])
      }
    }
    return .figures(
      figures,
      remarks: [
        "Exposure and outcome are each freed of their own memory first. The joint p-value is that"
          + " of the strongest line among all. A step that stays is hardly seen this way."
      ])
  }

  /// The period of a schedule that repeats itself; nil when it does not.
  ///
  /// A period is longer than any run of days with one dose, at most half of the days, and 95 %
  /// of the known days that far apart have one dose. Of several, the one that fits best.
  static func period(_ dosesMg: [Double?]) -> Int? {
    var (run, longest) = (0, 0)
    var previous: Double?
    for dose in dosesMg.compactMap({ $0 }) {
      run = dose == previous ? run + 1 : 1
      previous = dose
      longest = max(longest, run)
    }
    var best: (period: Int, share: Double)?
    for period in longest + 1..<max(longest + 1, dosesMg.count / 2 + 1) {
      var (known, alike) = (0, 0)
      for day in period..<dosesMg.count {
        guard let dose = dosesMg[day], let before = dosesMg[day - period] else { continue }
        known += 1
        if dose == before { alike += 1 }
      }
      let share = Double(alike) / Double(max(1, known))
      if known >= 10, share >= 0.95, share > best?.share ?? 0 { best = (period, share) }
    }
    return best?.period
  }
}
