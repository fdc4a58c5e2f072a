internal import HRVModel

/// Something to bear in mind about a study: a row of the table of warnings.
struct StudyWarning: Sendable {
  /// The sentence; nil when there is nothing to bear in mind.
  let sentence: @Sendable (StudyEvidence) -> String?

  /// Every warning that the evidence calls for: about the answer first, then about the data.
  static func sentences(of evidence: StudyEvidence) -> [String] {
    all.compactMap { $0.sentence(evidence) } + evidence.record.warnings
  }

  /// Every warning.
  static let all: [StudyWarning] = [
    computedElsewhere, sdnn, withoutTime, lfHf, notBlinded, shortPeriod, oneSwitch, overlap,
    missingNotAtRandom, highDoses, upperLevel, atrialFibrillation, covariatesLeftOut, unweighted,
    filledDays, beforeTheLog, fewIndependentDays, startSources,
    unknownOffsets, nightRecordings, devices,
  ]

  private static let computedElsewhere = StudyWarning { evidence in
    evidence.selection.computedElsewhere.map {
      "\(evidence.outcome.symbol) was computed elsewhere, by \($0.by): the beats are not available,"
        + " artefacts are unknown, and nothing of it can be checked here."
    }
  }

  private static let sdnn = StudyWarning { evidence in
    evidence.selection.computedElsewhere != nil && evidence.outcome.id.rawValue.hasSuffix("sdnn")
      ? "SDNN is another quantity than RMSSD: it also holds slow swings of the heart rate, and"
        + " depends on how long was measured."
      : nil
  }

  private static let withoutTime = StudyWarning { evidence in
    guard let origin = evidence.selection.computedElsewhere, !origin.isTimed else { return nil }
    let why =
      origin.window == .night
      ? "Values of a night are taken at 04:00 of the day on which it ends"
      : "The values have no time of day and are taken at 04:00 of their day"
    return why + ": a dose counts from the day after it on."
  }

  private static let lfHf = StudyWarning {
    $0.outcome.isLFHF
      ? MagnesiumSafety.lfHf + " No verdict rests on it." : nil
  }

  private static let shortPeriod = StudyWarning { evidence in
    let longest = evidence.states.longestRunDays
    guard longest > 0, longest < 35 else { return nil }
    return "\(MagnesiumSafety.shortPeriod) The longest period on magnesium here has"
      + " \(NumberText.count(longest, "day"))."
  }

  private static let oneSwitch = StudyWarning { evidence in
    guard evidence.switchDays.count == 1, let inflation = evidence.varianceInflation,
      inflation > 3
    else { return nil }
    return "With a single switch, magnesium can hardly be told from a drift (variance inflation"
      + " \(NumberText.short(inflation))): nothing better than 'compatible with' can come of it."
  }

  private static let overlap = StudyWarning { evidence in
    guard evidence.switchDays.count != 1, let inflation = evidence.varianceInflation,
      inflation > 4, inflation.isFinite
    else { return nil }
    return "Exposure and passing time overlap (variance inflation"
      + " \(NumberText.short(inflation))): the interval is wide for it."
  }

  private static let missingNotAtRandom = StudyWarning { evidence in
    let present = evidence.days.filter { $0.outcome != nil }.compactMap(\.exposureMgPerDay)
    let missing = evidence.days.filter { $0.outcome == nil }.compactMap(\.exposureMgPerDay)
    let deviation = (present + missing).standardDeviation
    guard present.count >= 5, missing.count >= 5, deviation > 0 else { return nil }
    let difference = (missing.mean - present.mean) / deviation
    guard abs(difference) > 0.5 else { return nil }
    let measurement = evidence.measurement
    return "Days without a \(measurement) have a \(difference > 0 ? "higher" : "lower") exposure"
      + " than days with one, by \(NumberText.short(abs(difference), decimals: 2)) SD:"
      + " \(measurement)s may be missing for a reason that matters, such as illness."
  }

  private static let upperLevel = StudyWarning { evidence in
    let level = evidence.options.upperLevel
    guard let limit = level.limit else { return nil }
    let doses = evidence.doses
    let above = doses.count { $0 > limit.mgPerDay }
    guard above > 0 else { return nil }
    return "On \(above) of \(NumberText.count(doses.count, "day")) with supplements more than"
      + " \(NumberText.short(limit.mgPerDay)) mg was taken, the upper level for supplements"
      + " (\(level.rawValue.uppercased()); \(limit.source))."
  }

  private static let filledDays = StudyWarning { evidence in
    let filled = evidence.filledDays
    guard filled > 0 else { return nil }
    return "\(NumberText.count(filled, evidence.measurement)) had days of unknown intake before"
      + " \(filled == 1 ? "it" : "them"); those are taken to be like the known ones."
  }

  private static let beforeTheLog = StudyWarning { evidence in
    guard evidence.record.isComplete, evidence.options.habitualIntakeMgPerDay == nil,
      let study = evidence.selection.study, let beginning = evidence.record.beginning,
      beginning > study.lowerBound.advanced(by: -evidence.options.exposure.windowDays)
    else { return nil }
    return "The log begins on \(beginning); before that no magnesium is assumed."
  }

  private static let fewIndependentDays = StudyWarning { evidence in
    let worth = EffectiveSampleSize.pyperPeterman(evidence.exposures, evidence.outcomes)
    guard let worth, worth < StudyAnalysis.leastEffectiveN else { return nil }
    return "Exposure and outcome move so slowly that"
      + " \(NumberText.count(evidence.pairs.count, "day")) are worth"
      + " \(NumberText.short(worth)) independent ones: no correlation is given."
  }

  private static let startSources = StudyWarning { evidence in
    var counts: [RecordingStart.Source: Int] = [:]
    for choice in evidence.selection.choices { counts[choice.start.source, default: 0] += 1 }
    guard counts.count > 1 else { return nil }
    let list = counts.map { "\($0.key.rawValue) \($0.value)" }.sorted().joined(separator: ", ")
    return "Start times come from different sources (\(list)): their clocks may differ."
  }

  private static let unknownOffsets = StudyWarning { evidence in
    let choices = evidence.selection.choices
    let unknown = choices.count { $0.start.timestamp.utcOffsetS == nil }
    guard unknown > 0, unknown < choices.count else { return nil }
    return
      "\(unknown) of \(NumberText.count(choices.count, evidence.measurement)) do not say how far"
      + " their clock is from UTC; hours since a dose are counted on the clocks as they read."
  }

  private static let nightRecordings = StudyWarning { evidence in
    let night = evidence.selection.choices.count { $0.start.timestamp.localDay != $0.day }
    guard night > 0 else { return nil }
    return "\(NumberText.count(night, evidence.measurement)) from between midnight and 04:00"
      + " \(night == 1 ? "counts" : "count") to the day before."
  }

  private static let devices = StudyWarning { evidence in
    let devices = Set(evidence.pairs.map(\.choice.device))
    guard devices.count > 1 else { return nil }
    let names = devices.map { $0 ?? "not named" }.sorted().joined(separator: ", ")
    return "Several devices were used (\(names)): they may read differently."
  }
}
