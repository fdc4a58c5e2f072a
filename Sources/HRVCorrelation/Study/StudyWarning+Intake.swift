internal import HRVModel

extension StudyWarning {
  static let highDoses = StudyWarning { evidence in
    DoseSuspicion(
      evidence.record, study: evidence.selection.study, above: DoseSuspicion.usualMostMg
    ).map {
      $0.finding + ". The size of the effect is stated for the dose as logged: check whether the"
        + " mass is that of the magnesium."
    }
  }

  static let atrialFibrillation = StudyWarning { evidence in
    let count = evidence.selection.fibrillating
    guard count > 0 else { return nil }
    return "\(NumberText.count(count, "recording")) \(count == 1 ? "is" : "are") as irregular as"
      + " atrial fibrillation, or noise, and left out: HRV has no meaning there. If no loose strap"
      + " explains it, show it to a doctor."
  }

  static let covariatesLeftOut = StudyWarning { evidence in
    let leftOut = evidence.covariates.leftOut
    return leftOut.isEmpty ? nil : "Not taken into account: " + leftOut.joined(separator: " ")
  }

  static let unweighted = StudyWarning { evidence in
    guard evidence.options.weighsByCleanSeconds, evidence.weights == nil,
      !evidence.pairs.isEmpty
    else { return nil }
    return "Days are not weighed: their clean seconds are not known."
  }
}
