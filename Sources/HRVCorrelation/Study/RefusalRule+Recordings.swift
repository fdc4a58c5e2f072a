internal import HRVModel

extension RefusalRule {
  /// The share of recordings that may look like atrial fibrillation.
  static let mostFibrillatingShare = 0.5

  static let atrialFibrillation = RefusalRule(id: "atrial-fibrillation") { evidence in
    let (fibrillating, given) = (evidence.selection.fibrillating, evidence.selection.given)
    guard Double(fibrillating) > mostFibrillatingShare * Double(given) else { return nil }
    return (
      "\(fibrillating) of \(NumberText.count(given, "recording")) are as irregular as atrial"
        + " fibrillation, in which HRV has no meaning",
      "Show the recordings to a doctor; only those in a regular rhythm can be compared"
    )
  }

  static let postureChange = RefusalRule(id: "posture-change") { evidence in
    let selection = evidence.selection
    guard let usual = selection.usualPosture, !selection.otherPostures.isEmpty else { return nil }
    let known = (selection.choices + selection.otherPostures).compactMap { choice in
      choice.posture.flatMap { posture -> (Double, Double)? in
        let state = evidence.states[evidence.record.runDay(at: choice.start.timestamp)]
        return state == .unknown ? nil : (state == .on ? 1 : 0, posture == usual ? 1 : 0)
      }
    }
    guard known.count >= 3,
      let r = PearsonCorrelation.coefficient(known.map(\.0), known.map(\.1)),
      abs(r) > greatestCoincidence
    else { return nil }
    return (
      "The posture changed with magnesium (\(usual) or not,"
        + " |r| = \(NumberText.short(abs(r), decimals: 2)))",
      "Record in one posture throughout"
    )
  }

  static let tooFewIndependentDays = RefusalRule(id: "too-few-independent-days") { evidence in
    let least = StudyAnalysis.leastEffectiveN
    guard let worth = evidence.independentDays, worth < least else { return nil }
    return (
      "\(NumberText.count(evidence.pairs.count, "day")) are worth \(NumberText.short(worth))"
        + " independent ones, because exposure and outcome move so slowly;"
        + " \(NumberText.short(least)) are the least",
      "Stop and start magnesium more often, or go on for longer"
    )
  }
}
