public import HRVModel

extension TrialPlanning {
  /// What the outcome does from day to day, from recordings of a time in which nothing changed.
  ///
  /// The same recordings count as in a study. Their outcomes are regressed on a straight line
  /// with the noise of ``StudyAnalysis``, by restricted maximum likelihood.
  ///
  /// - Throws: ``Refusal`` when there are fewer than 20 days, or no noise can be estimated.
  public static func noise(
    ofBaseline sessions: [StudySession]
  ) throws(Refusal) -> TrialForecast.Noise {
    try noise(of: SessionSelection(sessions, options: StudyOptions()))
  }

  /// As ``noise(ofBaseline:)``, from values that another program computed.
  public static func noise(
    ofBaseline daily: DailySeries
  ) throws(Refusal) -> TrialForecast.Noise {
    try noise(of: SessionSelection(daily))
  }

  private static func noise(
    of selection: SessionSelection
  ) throws(Refusal) -> TrialForecast.Noise {
    let days = selection.choices.map(\.day.daysSince1970)
    guard days.count >= fewestBaselineDays else {
      throw Refusal(
        rule: "too-short-baseline",
        finding: "\(NumberText.count(days.count, "day")) of the baseline can be used;"
          + " \(fewestBaselineDays) are the least",
        remedy: "Measure \(fewestBaselineDays - days.count) more mornings, or plan without a"
          + " baseline")
    }
    do throws(EstimationError) {
      let model = try LinearModel(
        days: days, columns: [days.map { _ in 1 }, days.map(Double.init).centred],
        response: selection.choices.map(\.outcome))
      let fit = try GeneralizedLeastSquares(model).fit()
      return TrialForecast.Noise(
        dayToDayCorrelation: fit.noise.dayToDayCorrelation, slowShare: fit.noise.slowShare,
        estimate: .init(standardDeviation: fit.standardDeviation, days: days.count))
    } catch {
      throw RefusalRule.noEstimate(error)
    }
  }
}
