internal import HRVModel

/// One way to put the primary question: days with an exposure and an outcome.
struct SensitivityCandidate: Sendable {
  let id: String
  let label: String
  let days: [Int]
  /// In units of the reference dose.
  let exposure: [Double]
  let outcome: [Double]

  init(id: String, label: String, days: [Int], exposure: [Double], outcome: [Double]) {
    self.id = id
    self.label = label
    self.days = days
    self.exposure = exposure
    self.outcome = outcome
  }

  /// The study's outcomes with the exposure by `model`, as it stood `delayDays` before each.
  init(
    id: String, label: String, _ model: ExposureModel, delayDays: Int, _ study: StudyEvidence
  ) {
    let history = ExposureHistory(model, of: study.record)
    let reference = study.selection.study.map(history.referenceLevel) ?? 0
    guard reference > 0 else {
      self.init(id: id, label: label, days: [], exposure: [], outcome: [])
      return
    }
    var days: [Int] = []
    var exposure: [Double] = []
    var outcome: [Double] = []
    for choice in study.selection.choices {
      let moment = choice.start.timestamp.advanced(byS: -86_400 * Double(delayDays))
      guard let level = history.level(at: moment) else { continue }
      days.append(choice.day.daysSince1970)
      exposure.append(level.mgPerDay / reference)
      outcome.append(choice.outcome)
    }
    self.init(id: id, label: label, days: days, exposure: exposure, outcome: outcome)
  }

  /// The study's exposures with the outcomes of other sessions, selected by the same rules.
  init(id: String, label: String, _ sessions: [StudySession], _ study: StudyEvidence) {
    var outcomes: [CivilDay: Double] = [:]
    for choice in SessionSelection(sessions, options: study.options).choices {
      outcomes[choice.day] = choice.outcome
    }
    let pairs = study.pairs.filter { outcomes[$0.choice.day] != nil }
    self.init(
      id: id, label: label, days: pairs.map(\.choice.day.daysSince1970),
      exposure: pairs.map { $0.exposureMgPerDay / study.referenceLevel },
      outcome: pairs.compactMap { outcomes[$0.choice.day] })
  }

  /// Whether there are days enough, exposure and outcome vary, and the exposure is told from a
  /// trend: the same limits as for the primary model.
  var isUsable: Bool {
    days.count >= RefusalRule.fewestPairedDays && !exposure.isConstant && !outcome.isConstant
      && ExposureRegression.varianceInflation(days: days, exposure: exposure)
        <= RefusalRule.greatestVarianceInflation
  }
}
