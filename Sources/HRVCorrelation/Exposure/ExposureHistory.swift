internal import HRVModel

/// Exposure at any moment of a study, from the doses and from what is known of each day.
struct ExposureHistory: Sendable {
  private let model: ExposureModel
  private let record: IntakeRecord
  /// What was swallowed at once, as the model takes it up.
  private let ingestions: [Ingestion]

  /// Doses of one moment.
  private struct Ingestion {
    let timestamp: Timestamp
    let mg: Double
  }

  /// An exposure.
  struct Level: Hashable, Sendable {
    /// In mg a day; 1 or 0 of on/off.
    let mgPerDay: Double
    /// The days of the window that are unknown; they were taken at the mean of the known ones.
    let unknownDays: Int
  }

  /// What there is to say of a moment.
  enum Reading: Hashable, Sendable {
    case level(Level)
    /// Too little is known of the days before.
    case unknown
    /// The first days on magnesium, or off it, belong to neither state.
    case washIn, washOut
  }

  /// Prepares to read `model` off `record`.
  init(_ model: ExposureModel, of record: IntakeRecord) {
    self.model = model
    self.record = record
    guard case .doses(_, let uptakeMg) = model.kind else {
      ingestions = []
      return
    }
    ingestions = Self.ingestions(record.supplements[...]).map {
      Ingestion(timestamp: $0.timestamp, mg: uptakeMg($0.mg))
    }
  }

  /// The exposure at `moment`; nil when too little is known, or when the day is set aside.
  func level(at moment: Timestamp) -> Level? {
    if case .level(let level) = reading(at: moment) { level } else { nil }
  }

  /// The exposure at `moment`; unknown when more than a fifth of the window is.
  ///
  /// Unknown days are not days without: they are taken to be like the known ones, each weighed
  /// as a dose of that evening would be.
  ///
  /// - Complexity: O(*doses* + *memory*).
  func reading(at moment: Timestamp) -> Reading {
    switch model.kind {
    case .phase(let washInDays, let washOutDays):
      return phase(on: record.runDay(at: moment), washInDays, washOutDays)
    case .doses(let weight, _):
      let today = moment.wakeDay()
      let window = today.advanced(by: -model.windowDays)...today.advanced(by: -1)
      let unknown = window.days.count { record.intake(on: $0) == .unknown }
      guard Double(unknown) <= ExposureModel.toleratedUnknownShare * Double(model.windowDays)
      else { return .unknown }
      var sum = 0.0
      for ingestion in ingestions {
        sum += ingestion.mg * weight(moment.days(since: ingestion.timestamp))
      }
      if !record.isComplete { sum *= correctionForUnknownDays(at: moment, today, weight) }
      return .level(Level(mgPerDay: sum, unknownDays: unknown))
    }
  }

  /// What the model reads when the usual dose of the days of `study` is taken for ever, about:
  /// that dose, or what is taken up of it; 1 of on/off, and 0 without any dose. Exposures in units of
  /// it have an effect per usual dose, whatever the model.
  func referenceLevel(over study: ClosedRange<CivilDay>) -> Double {
    let taken = study.days.filter { (record.intake(on: $0).elementalMg ?? 0) > 0 }
    return taken.map(dailyLevel(on:)).median ?? 0
  }

  private func dailyLevel(on day: CivilDay) -> Double {
    switch model.kind {
    case .phase: return 1
    case .doses(_, let uptakeMg):
      return Self.ingestions(record.doses(on: day)).reduce(0) { $0 + uptakeMg($1.mg) }
    }
  }

  private func phase(
    on day: CivilDay, _ washInDays: Int, _ washOutDays: Int
  ) -> Reading {
    let states = record.states
    switch states[day] {
    case .unknown: return .unknown
    case .on:
      return (states.daysIntoRun(day) ?? 0) < washInDays
        ? .washIn : .level(Level(mgPerDay: 1, unknownDays: 0))
    case .off:
      let daysOff = states.daysOff(day)
      return daysOff.map { $0 < washOutDays } ?? false
        ? .washOut : .level(Level(mgPerDay: 0, unknownDays: 0))
    }
  }

  /// Doses of one minute are one ingestion; `events` are in order of the clock.
  private static func ingestions(_ events: ArraySlice<IntakeEvent>) -> [Ingestion] {
    var ingestions: [Ingestion] = []
    for event in events {
      let mg = event.elementalMg
      if let last = ingestions.last, last.timestamp == event.timestamp {
        ingestions[ingestions.count - 1] = Ingestion(timestamp: last.timestamp, mg: last.mg + mg)
      } else {
        ingestions.append(Ingestion(timestamp: event.timestamp, mg: mg))
      }
    }
    return ingestions
  }

  /// The weight of all days over the weight of the known ones.
  private func correctionForUnknownDays(
    at moment: Timestamp, _ today: CivilDay, _ weight: (Double) -> Double
  ) -> Double {
    var (all, known) = (0.0, 0.0)
    for day in (today.advanced(by: -model.memoryDays)...today).days {
      let evening = Timestamp(day: day, minuteOfDay: IntakeResolver.assumedMinuteOfDay)
      let dayWeight = weight(moment.days(since: evening))
      all += dayWeight
      if record.intake(on: day) != .unknown { known += dayWeight }
    }
    return known > 0 ? all / known : 1
  }
}
