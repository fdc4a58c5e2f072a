import HRVModel

/// A small plan and a made-up forecast.
enum TrialFixture {
  static func plan(form: String = "citrate") throws -> TrialPlan {
    try TrialPlan(
      design: TrialDesign(.randomBlocks(count: 8, days: 28)),
      firstDay: CivilDay(year: 2027, month: 1, day: 4) ?? CivilDay(daysSince1970: 0),
      dose: PlannedDose(elementalMg: 200, form: form, minuteOfDay: 21 * 60), washInDays: 14,
      washOutDays: 14, outcome: "ln_rmssd", halfLifeDays: 7, seed: 7)
  }

  static func forecast(
    _ estimate: TrialForecast.Noise.Estimate? = .init(standardDeviation: 0.2, days: 40),
    warning: String = "Mind this."
  ) -> TrialForecast {
    TrialForecast(
      visibleShares: [
        .init(halfLifeDays: 7, allDays: 0.467, settledDays: 0.786),
        .init(halfLifeDays: 28, allDays: 0.13, settledDays: nil),
      ],
      noise: .init(dayToDayCorrelation: 0.4, slowShare: 0.6, estimate: estimate),
      powers: [.init(effectSD: 1, regression: 0.97, randomisation: 0.83)], simulationCount: 400,
      comparedAssignments: 70, warnings: [warning])
  }
}
