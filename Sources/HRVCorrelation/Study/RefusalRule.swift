internal import HRVModel

/// A rule that forbids an answer: a row of the table of rules.
struct RefusalRule: Sendable {
  /// The stable name.
  let id: String
  /// What was found and what would lift it; nil when the rule does not apply.
  let check: @Sendable (StudyEvidence) -> (finding: String, remedy: String)?

  /// Every refusal that the evidence calls for, in the order of the table.
  static func refusals(of evidence: StudyEvidence) -> [Refusal] {
    all.compactMap { rule in
      rule.check(evidence).map {
        Refusal(rule: rule.id, finding: $0.finding, remedy: $0.remedy)
      }
    }
  }

  /// The refusal when no rule applies and there is no estimate all the same.
  static func noEstimate(_ error: EstimationError) -> Refusal {
    Refusal(
      rule: "no-estimate", finding: "The model cannot be estimated: \(error)",
      remedy: "Check the outcomes for values that cannot be")
  }
}

// MARK: Thresholds

extension RefusalRule {
  static let fewestPairedDays = 28
  static let fewestDaysPerState = 10
  static let fewestDaysAfterWashIn = 14
  static let mostUnknownIntakeShare = 0.3
  static let mostArtefactShare = 0.4
  static let greatestCoincidence = 0.7
  /// A shift of the time of day that is too small to matter, in hours.
  static let leastShiftHours = 0.25
  static let greatestVarianceInflation = 10.0
}

// MARK: The table

extension RefusalRule {
  /// Every rule.
  static let all: [RefusalRule] = [
    tooFewDays, tooFewDaysPerState, tooShortAfterWashIn, unknownIntake, doseAboveLabels,
    artefacts, atrialFibrillation, exposureConstant, outcomeConstant, deviceChange,
    postureChange, timeOfDayChange, tooManyCovariates, covariatesCollinear, collinear,
    slowChangeOnFewDays, tooFewIndependentDays, planDoesNotCover,
  ]

  private static let tooFewDays = RefusalRule(id: "too-few-days") { evidence in
    let paired = evidence.pairs.count
    guard paired < fewestPairedDays else { return nil }
    return (
      "\(NumberText.count(paired, "day")) with both a \(evidence.validMeasurement) and a known"
        + " exposure; \(fewestPairedDays) are the least",
      evidence.selection.computedElsewhere == nil
        ? "Record \(fewestPairedDays - paired) more mornings with intake logged"
        : "Measure \(fewestPairedDays - paired) more days with intake logged"
    )
  }

  private static let tooFewDaysPerState = RefusalRule(id: "too-few-days-per-state") { evidence in
    let (off, on) = (evidence.count(.off), evidence.count(.on))
    guard min(off, on) < fewestDaysPerState else { return nil }
    var missing: [String] = []
    if off < fewestDaysPerState { missing.append("\(fewestDaysPerState - off) without") }
    if on < fewestDaysPerState { missing.append("\(fewestDaysPerState - on) on magnesium") }
    return (
      "\(NumberText.count(off, "usable day")) without magnesium and \(on) with it;"
        + " \(fewestDaysPerState) of each are the least",
      "An answer needs at least this many more days: \(missing.joined(separator: ", "))"
    )
  }

  private static let tooShortAfterWashIn = RefusalRule(
    id: "too-short-after-wash-in"
  ) { evidence in
    let days = evidence.daysAfterWashIn
    guard days < fewestDaysAfterWashIn else { return nil }
    let washIn = evidence.options.washInDays
    return (
      "\(NumberText.count(days, "usable day")) on magnesium after the first \(washIn) days of a"
        + " period; \(fewestDaysAfterWashIn) are the least",
      "A period on magnesium must last \(washIn + fewestDaysAfterWashIn) days or more to be"
        + " judged"
    )
  }

  private static let unknownIntake = RefusalRule(id: "unknown-intake") { evidence in
    let valid = evidence.selection.choices.count
    let dropped = evidence.unknownIntakePairs
    guard valid > 0, Double(dropped) > mostUnknownIntakeShare * Double(valid) else { return nil }
    return (
      "Intake before \(dropped) of \(NumberText.count(valid, evidence.validMeasurement)) is unknown"
        + " (\(NumberText.percent(Double(dropped) / Double(valid)))); at most"
        + " \(NumberText.percent(mostUnknownIntakeShare)) may be",
      "Log none on days without magnesium, or declare the log complete if it is"
    )
  }

  private static let artefacts = RefusalRule(id: "artefacts") { evidence in
    let (lost, dated) = (evidence.selection.artefactDays, evidence.selection.datedDays)
    guard dated > 0, Double(lost) > mostArtefactShare * Double(dated) else { return nil }
    return (
      "\(lost) of \(NumberText.count(dated, "day")) with a recording are lost to artefacts"
        + " (\(NumberText.percent(Double(lost) / Double(dated)))); at most"
        + " \(NumberText.percent(mostArtefactShare)) may be",
      "Moisten and tighten the strap, sit still, and see a doctor if beats stay irregular"
    )
  }

  private static let exposureConstant = RefusalRule(id: "exposure-constant") { evidence in
    let exposures = evidence.exposures
    guard exposures.count > 1, exposures.isConstant else { return nil }
    return (
      "The exposure is \(NumberText.short(exposures[0])) mg/d on every usable day",
      "Compare days with magnesium and days without"
    )
  }

  private static let outcomeConstant = RefusalRule(id: "outcome-constant") { evidence in
    let outcomes = evidence.outcomes
    guard outcomes.count > 1, outcomes.isConstant else { return nil }
    return (
      "\(evidence.outcome.symbol) is the same on every usable day",
      "Check that the \(evidence.measurement)s differ"
    )
  }

  private static let deviceChange = RefusalRule(id: "device-change") { evidence in
    let devices = Set(evidence.pairs.map(\.choice.device))
    guard devices.count > 1 else { return nil }
    let coincidences = devices.map { device in
      (device, abs(evidence.stateCorrelation { $0.device == device ? 1 : 0 } ?? 0))
    }
    let ordered = coincidences.sorted { ($1.1, $0.0 ?? "") < ($0.1, $1.0 ?? "") }
    guard let (device, r) = ordered.first, r > greatestCoincidence else { return nil }
    return (
      "The device changed with magnesium (\(device ?? "a device that is not named"),"
        + " |r| = \(NumberText.short(r, decimals: 2)))",
      "Use one device throughout, or change it within a period"
    )
  }

  private static let timeOfDayChange = RefusalRule(id: "time-of-day-change") { evidence in
    func meanHour(_ state: DayState) -> Double {
      evidence.pairs.filter { $0.state == state }.map(\.choice.hourOfWakeDay).mean
    }
    guard let r = evidence.stateCorrelation(with: \.hourOfWakeDay), abs(r) > greatestCoincidence
    else { return nil }
    let shiftHours = meanHour(.on) - meanHour(.off)
    guard abs(shiftHours) >= leastShiftHours else { return nil }
    return (
      "The time of day changed with magnesium (by"
        + " \(NumberText.short(abs(shiftHours) * 60, decimals: 0)) min,"
        + " |r| = \(NumberText.short(abs(r), decimals: 2)))",
      "Record at one time of day throughout"
    )
  }

  private static let collinear = RefusalRule(id: "collinear") { evidence in
    guard let inflation = evidence.varianceInflation, inflation > greatestVarianceInflation,
      !evidence.exposures.isConstant, evidence.collinearCovariate == nil
    else { return nil }
    let figure = inflation.isFinite ? NumberText.short(inflation) : "without bound"
    return (
      "Exposure and \(evidence.covariates.columns.isEmpty ? "" : "the covariates or ")passing time"
        + " cannot be told apart (variance inflation \(figure); at most"
        + " \(NumberText.short(greatestVarianceInflation)) may be)",
      "Stop and start magnesium again: more than one change of period parts them"
    )
  }
}
