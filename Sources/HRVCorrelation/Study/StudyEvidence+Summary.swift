internal import HRVModel

extension StudyEvidence {
  /// What data there were.
  var dataSummary: StudyResult.DataSummary {
    StudyResult.DataSummary(
      firstDay: selection.study?.lowerBound, lastDay: selection.study?.upperBound,
      sessions: selection.given, validDays: selection.choices.count, pairedDays: pairs.count,
      knownIntakeDays: days.count { $0.intake != .unknown }, excluded: selection.excluded)
  }

  /// What was taken into account beside exposure and trend, and what was set aside.
  var adjustment: StudyResult.Adjustment {
    var adjustment = StudyResult.Adjustment()
    adjustment.covariates = covariates.uses
    if weights != nil { adjustment.weighting = "clean seconds of the recording" }
    if options.dailyChoice == .median {
      adjustment.dailyChoice = "the median of its valid recordings"
    }
    adjustment.setAside = [
      ("the first days on magnesium (wash-in)", washInPairs),
      ("the first days without it (wash-out)", washOutPairs),
      ("a covariate is not known", withoutCovariates),
    ].filter { $0.1 > 0 }.map { .init(reason: $0.0, days: $0.1) }
    return adjustment
  }

  /// How intake came about. Nothing in a log shows that a schedule was drawn by lot: a plan does.
  var design: StudyResult.Design {
    let conduct = conduct
    return StudyResult.Design(
      switchDays: switchDays, daysOff: count(.off), daysOn: count(.on),
      isRandomised: conduct?.objections.isEmpty ?? false, conduct: conduct)
  }

  /// The dose that effects are stated for: the median of the days with supplements, in mg
  /// elemental a day; 0 when there are none.
  var referenceDoseMg: Double { doses.median ?? 0 }

  /// How intake was turned into a number a day.
  var exposureSummary: StudyResult.ExposureSummary {
    let model = options.exposure
    return StudyResult.ExposureSummary(
      modelID: model.id, model: model.summary, referenceDoseMgPerDay: referenceDoseMg,
      meanDoseMgPerDay: doses.mean, forms: formUses, meanFoodMgPerDay: meanFoodMg)
  }

  /// The forms that were taken within the study, the most frequent first.
  private var formUses: [StudyResult.ExposureSummary.FormUse] {
    guard let study = selection.study else { return [] }
    var days: [String: Set<CivilDay>] = [:]
    for event in record.supplements where event.elementalMg > 0 {
      let day = event.timestamp.wakeDay()
      if case .supplement(let formID) = event.source, study.contains(day) {
        days[formID, default: []].insert(day)
      }
    }
    let ordered = days.sorted { (-$0.value.count, $0.key) < (-$1.value.count, $1.key) }
    return ordered.map {
      .init(
        formID: $0.key, days: $0.value.count, account: MagnesiumForm.named($0.key)?.account ?? [])
    }
  }

  /// The mean of food magnesium over the study's days with logged food; nil without any.
  private var meanFoodMg: Double? {
    guard let study = selection.study else { return nil }
    var sums: [CivilDay: Double] = [:]
    for event in record.foods where study.contains(event.timestamp.wakeDay()) {
      sums[event.timestamp.wakeDay(), default: 0] += event.elementalMg
    }
    // In order of day: a sum must not depend on the order of a dictionary.
    return sums.isEmpty ? nil : sums.sorted { $0.key < $1.key }.map(\.value).mean
  }
}
