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
  let states: DayStates
  /// The days from first to last.
  let days: [StudyDay]
  /// The days that the estimate uses.
  let pairs: [Pair]
  /// The recordings whose exposure contains days taken at the mean of the known ones.
  let filledDays: Int

  /// Brings recordings and intake together.
  ///
  /// - Complexity: O(*days*·*doses*).
  init(
    _ selection: SessionSelection, _ record: IntakeRecord, outcome: MetricDefinition,
    options: StudyOptions
  ) {
    self.options = options
    self.outcome = outcome
    self.selection = selection
    self.record = record
    guard let study = selection.study else {
      states = DayStates(firstDay: record.firstDay, intakes: [])
      (days, pairs, filledDays) = ([], [], 0)
      return
    }
    states = DayStates(
      firstDay: record.firstDay,
      intakes: (min(record.firstDay, study.lowerBound)...study.upperBound).days.map {
        record.intake(on: $0)
      })
    let history = ExposureHistory(options.exposure, of: record)
    var chosen: [CivilDay: SessionSelection.Choice] = [:]
    for choice in selection.choices { chosen[choice.day] = choice }
    var days: [StudyDay] = []
    var pairs: [Pair] = []
    var filledDays = 0
    for day in study.days {
      let choice = chosen[day]
      let moment = choice?.start.timestamp ?? Self.usualMoment(on: day, selection)
      let level = moment.flatMap { history.level(at: $0) }
      days.append(
        StudyDay(
          day: day, outcome: choice?.outcome, intake: record.intake(on: day),
          exposureMgPerDay: level?.mgPerDay))
      guard let choice, let level else { continue }
      let runDay = Self.runDay(of: choice, record)
      pairs.append(
        Pair(
          choice: choice, exposureMgPerDay: level.mgPerDay, state: states[runDay],
          daysIntoRun: states.daysIntoRun(runDay)))
      if level.unknownDays > 0 { filledDays += 1 }
    }
    (self.days, self.pairs, self.filledDays) = (days, pairs, filledDays)
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

  /// The day whose intake decides whether a recording was made on magnesium: its own when a
  /// dose came before it, else the day before.
  private static func runDay(
    of choice: SessionSelection.Choice, _ record: IntakeRecord
  ) -> CivilDay {
    let moment = choice.start.timestamp
    let isAfterDose = record.doses(on: choice.day).contains {
      $0.elementalMg > 0 && moment.days(since: $0.timestamp) > 0
    }
    return isAfterDose ? choice.day : choice.day.advanced(by: -1)
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

  /// How far exposure and trend are one; nil with fewer than three pairs.
  var varianceInflation: Double? {
    pairs.count < 3
      ? nil : ExposureRegression.varianceInflation(days: dayNumbers, exposure: exposures)
  }

  /// 1 on magnesium, 0 without, over the pairs whose state is known, with a property of each.
  func stateCorrelation(with property: (SessionSelection.Choice) -> Double) -> Double? {
    let known = pairs.filter { $0.state != .unknown }
    guard known.count >= 3 else { return nil }
    return PearsonCorrelation.coefficient(
      known.map { $0.state == .on ? 1 : 0 }, known.map { property($0.choice) })
  }
}
