internal import HRVModel

extension SampleDataPlan {
  /// A study with an effect, one without, and one that no honest analysis can answer.
  static func studySamples() throws(ModelError) -> [Sample] {
    guard let monday = CivilDay(year: 2026, month: 1, day: 5) else { throw .emptySeries }
    var options = SimulatedStudy.Options(
      firstDay: monday, schedule: try .alternating(phases: 4, days: 30))
    options.sessions.missingProbability = 0.05
    options.effect.steadyStateLn = 0.35
    options.seed = 101
    let effect = try SimulatedStudy(options)

    options.effect.steadyStateLn = 0
    options.seed = 102
    let null = try SimulatedStudy(options)

    options.schedule = try .alternating(phases: 2, days: 35)
    options.strapChange = .init(to: .h9, shiftLn: 0.3)
    options.sessions.durationS = 120
    options.seed = 103
    let refused = try SimulatedStudy(options)

    return [
      sample("studies/effect", effect, in: .eliteHRV, "ABAB in phases of 30 days"),
      sample("studies/no-effect", null, in: .eliteHRV, "ABAB in phases of 30 days"),
      sample(
        "studies/refused", refused, in: .polarSensorLogger,
        "a single switch after 35 days, on which the strap changed too"),
    ]
  }

  private static func sample(
    _ folder: String, _ study: SimulatedStudy, in layout: ExportLayout<SimulatedRR>,
    _ design: String
  ) -> Sample {
    let effectLn = study.options.effect.steadyStateLn
    let change = effectLn == 0 ? "0" : "+" + fixed(effectLn, 2)
    var truth = "effect of magnesium on lnRMSSD \(change)"
    if let strapChange = study.options.strapChange {
      truth += "; the new strap reads +\(fixed(strapChange.shiftLn, 2))"
    }
    return Sample(
      path: "\(folder)/",
      content: "study: \(design); \(study.recordings.count) recordings (`\(layout.id)`), "
        + "`intake.csv`, `truth.json`",
      seed: study.options.seed, truth: truth,
      files: study.files(in: layout).map { $0.inFolder(folder) })
  }
}
