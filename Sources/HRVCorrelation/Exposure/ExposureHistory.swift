internal import HRVModel

/// Exposure at any moment of a study, from the doses and from what is known of each day.
struct ExposureHistory: Sendable {
  private let model: ExposureModel
  private let record: IntakeRecord

  /// An exposure.
  struct Level: Hashable, Sendable {
    /// In mg elemental a day.
    let mgPerDay: Double
    /// The days of the window that are unknown; they were taken at the mean of the known ones.
    let unknownDays: Int
  }

  /// Prepares to read `model` off `record`.
  init(_ model: ExposureModel, of record: IntakeRecord) {
    self.model = model
    self.record = record
  }

  /// The exposure at `moment`; nil when more than a fifth of the window is unknown.
  ///
  /// Unknown days are not days without: they are taken to be like the known ones, each weighed
  /// as a dose of that evening would be.
  ///
  /// - Complexity: O(*doses* + *memory*).
  func level(at moment: Timestamp) -> Level? {
    let today = moment.wakeDay()
    let window = today.advanced(by: -model.windowDays)...today.advanced(by: -1)
    let unknown = window.days.count { record.intake(on: $0) == .unknown }
    guard Double(unknown) <= ExposureModel.toleratedUnknownShare * Double(model.windowDays)
    else { return nil }
    var sum = 0.0
    for event in record.supplements {
      sum += event.elementalMg * model.weight(moment.days(since: event.timestamp))
    }
    if !record.isComplete { sum *= correctionForUnknownDays(at: moment, today) }
    return Level(mgPerDay: sum, unknownDays: unknown)
  }

  /// The weight of all days over the weight of the known ones.
  private func correctionForUnknownDays(at moment: Timestamp, _ today: CivilDay) -> Double {
    var (all, known) = (0.0, 0.0)
    for day in (today.advanced(by: -model.memoryDays)...today).days {
      let evening = Timestamp(day: day, minuteOfDay: IntakeResolver.assumedMinuteOfDay)
      let weight = model.weight(moment.days(since: evening))
      all += weight
      if record.intake(on: day) != .unknown { known += weight }
    }
    return known > 0 ? all / known : 1
  }
}
