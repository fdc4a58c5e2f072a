internal import HRVModel

/// Everything that rules, warnings and the estimate look at.
struct StudyEvidence: Sendable {
  /// A day with a recording that counts and a known exposure.
  struct Pair: Sendable {
    let choice: SessionSelection.Choice
    let exposureMgPerDay: Double
    let state: DayState
    /// The whole days that magnesium had been taken before, when it was.
    let daysIntoRun: Int?
  }

  let options: StudyOptions
  let outcome: MetricDefinition
  let selection: SessionSelection
  let record: IntakeRecord
  /// The days from first to last.
  let days: [StudyDay]
  /// The days that the estimate uses.
  let pairs: [Pair]
  /// The recordings whose exposure contains days taken at the mean of the known ones.
  let filledDays: Int
  /// The days that count but for their place in the first days on magnesium, or off it.
  let washInPairs: Int
  let washOutPairs: Int
  /// The covariates over ``pairs``.
  let covariates: CovariateColumns
  /// The days that count but for a covariate that is not known.
  let withoutCovariates: Int
  /// What the exposure is when the reference dose is taken for ever, about: the dose itself, or
  /// what is absorbed of it.
  let referenceLevel: Double

  /// Brings recordings and intake together.
  ///
  /// - Complexity: O(*days*·*doses*).
  init(
    _ selection: SessionSelection, _ record: IntakeRecord, outcome: MetricDefinition,
    options: StudyOptions, diary: Diary? = nil
  ) {
    self.options = options
    self.outcome = outcome
    self.selection = selection
    self.record = record
    guard let study = selection.study else {
      (days, pairs, filledDays) = ([], [], 0)
      (washInPairs, washOutPairs, referenceLevel) = (0, 0, 0)
      (covariates, withoutCovariates) = (.none([]), 0)
      return
    }
    let history = ExposureHistory(options.exposure, of: record)
    var chosen: [CivilDay: SessionSelection.Choice] = [:]
    for choice in selection.choices { chosen[choice.day] = choice }
    var days: [StudyDay] = []
    var pairs: [Pair] = []
    var (filledDays, washIn, washOut) = (0, 0, 0)
    let unitMg = Self.unitMg(of: options.exposure, record, study)
    for day in study.days {
      let choice = chosen[day]
      let moment = choice?.start.timestamp ?? Self.usualMoment(on: day, selection)
      let reading = moment.map { history.reading(at: $0) } ?? .unknown
      var exposureMg: Double?
      if case .level(let level) = reading { exposureMg = level.mgPerDay * unitMg }
      days.append(
        StudyDay(
          day: day, outcome: choice?.outcome, intake: record.intake(on: day),
          forms: record.forms(on: day), isLogged: record.isLogged(day), exposureMgPerDay: exposureMg
        ))
      guard let choice else { continue }
      switch reading {
      case .unknown: continue
      case .washIn: washIn += 1
      case .washOut: washOut += 1
      case .level(let level):
        let runDay = record.runDay(at: choice.start.timestamp)
        pairs.append(
          Pair(
            choice: choice, exposureMgPerDay: level.mgPerDay * unitMg,
            state: record.states[runDay], daysIntoRun: record.states.daysIntoRun(runDay)))
        if level.unknownDays > 0 { filledDays += 1 }
      }
    }
    covariates = CovariateColumns(
      options.covariates, weekdays: options.weekdays, of: diary, on: pairs.map(\.choice.day))
    let complete = Set(covariates.days)
    withoutCovariates = pairs.count - complete.count
    pairs.removeAll { !complete.contains($0.choice.day) }
    (self.days, self.pairs, self.filledDays) = (days, pairs, filledDays)
    (washInPairs, washOutPairs) = (washIn, washOut)
    referenceLevel = history.referenceLevel(over: study) * unitMg
  }

  /// What a level of 1 stands for, in mg a day: on/off is shown as the usual dose or none.
  private static func unitMg(
    of model: ExposureModel, _ record: IntakeRecord, _ study: ClosedRange<CivilDay>
  ) -> Double {
    guard case .phase = model.kind else { return 1 }
    let doses = study.days.compactMap { record.intake(on: $0).elementalMg }.filter { $0 > 0 }
    return doses.median ?? 1
  }

  /// When a day without recording would have had one.
  private static func usualMoment(
    on day: CivilDay, _ selection: SessionSelection
  ) -> Timestamp? {
    selection.usualHour.map {
      Timestamp(day: day, minuteOfDay: 0)
        .advanced(byS: ($0 + Double(SessionSelection.boundaryHour)) * 3600)
    }
  }
}

// MARK: Words

extension StudyEvidence {
  /// What a day's outcome is made of.
  var measurement: String { selection.computedElsewhere == nil ? "recording" : "value" }
  /// The same, of those that count.
  var validMeasurement: String { selection.computedElsewhere == nil ? "valid recording" : "value" }
}

// MARK: Figures

extension StudyEvidence {
  /// Whether magnesium was taken, day by day.
  var states: DayStates { record.states }

  /// The exposures of the pairs, in mg a day.
  var exposures: [Double] { pairs.map(\.exposureMgPerDay) }
  /// The outcomes of the pairs.
  var outcomes: [Double] { pairs.map(\.choice.outcome) }
  /// The days of the pairs.
  var dayNumbers: [Int] { pairs.map(\.choice.day.daysSince1970) }

  /// The pairs in a state.
  func count(_ state: DayState) -> Int { pairs.count { $0.state == state } }

  /// The pairs on magnesium whose wash-in is over.
  var daysAfterWashIn: Int { pairs.count { ($0.daysIntoRun ?? -1) >= options.washInDays } }

  /// The outcomes of pairs without magnesium.
  var baseline: [Double] { pairs.filter { $0.state == .off }.map(\.choice.outcome) }

  /// The days of the study on which magnesium began or ended.
  var switchDays: [CivilDay] { selection.study.map { states.switches(in: $0) } ?? [] }

  /// The doses of the study's days with supplements, in mg elemental.
  var doses: [Double] { days.compactMap(\.intake.elementalMg).filter { $0 > 0 } }

  /// The columns of the covariates.
  var covariateColumns: [[Double]] { covariates.columns.map(\.values) }

  /// How far exposure, trend and covariates are one; nil with fewer than three pairs.
  var varianceInflation: Double? {
    pairs.count < 3
      ? nil
      : ExposureRegression.varianceInflation(
        days: dayNumbers, exposure: exposures, covariates: covariateColumns)
  }

  /// The first covariate that the ones before it and the trend explain; nil without any.
  var collinearCovariate: String? {
    guard pairs.count >= 3 else { return nil }
    let columns = covariates.columns
    return columns.indices.first { index in
      ExposureRegression.varianceInflation(
        days: dayNumbers, exposure: columns[index].values,
        covariates: columns[..<index].map(\.values)) > RefusalRule.greatestVarianceInflation
    }.map { columns[$0].name }
  }

  /// The number of independent days that the pairs are worth: of exposure and outcome, or of
  /// exposure and the outcome without the exposure's own part in it, whichever is more.
  ///
  /// A true effect makes an outcome move as slowly as the exposure does, and must not count
  /// against itself; a drift or a wandering state remains when that part is taken off. Nil when a
  /// series does not vary.
  var independentDays: Double? {
    guard let raw = EffectiveSampleSize.pyperPeterman(exposures, outcomes) else { return nil }
    let others = ExposureRegression.columns(
      days: dayNumbers, exposure: exposures, covariates: covariateColumns
    ).dropLast()
    guard let exposure = LinearModel.remainder(of: exposures, on: Array(others)),
      let outcome = LinearModel.remainder(of: outcomes, on: Array(others)),
      case let variation = dot(exposure, exposure), variation > 0
    else { return raw }
    let effect = dot(exposure, outcome) / variation
    let apart = zip(outcomes, exposures).map { $0 - effect * $1 }
    return max(raw, EffectiveSampleSize.pyperPeterman(exposures, apart) ?? raw)
  }

  /// The valid recordings whose exposure is unknown.
  var unknownIntakePairs: Int {
    selection.choices.count - pairs.count - washInPairs - washOutPairs - withoutCovariates
  }

  /// What each day weighs; nil when all weigh alike.
  var weights: [Double]? {
    guard options.weighsByCleanSeconds else { return nil }
    let seconds = pairs.map { $0.choice.cleanS ?? 0 }
    return seconds.allSatisfy { $0 > 0 && $0.isFinite } ? seconds : nil
  }

  /// 1 on magnesium, 0 without, over the pairs whose state is known, with a property of each.
  func stateCorrelation(with property: (SessionSelection.Choice) -> Double) -> Double? {
    let known = pairs.filter { $0.state != .unknown }
    guard known.count >= 3 else { return nil }
    return PearsonCorrelation.coefficient(
      known.map { $0.state == .on ? 1 : 0 }, known.map { property($0.choice) })
  }
}
