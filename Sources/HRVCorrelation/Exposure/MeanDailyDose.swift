public import HRVModel

extension ExposureModel {
  static let meanDailyDose3 = makeMeanDailyDose(days: 3)
  static let meanDailyDose7 = makeMeanDailyDose(days: 7)
  static let meanDailyDose14 = makeMeanDailyDose(days: 14)
  static let meanDailyDose28 = makeMeanDailyDose(days: 28)

  /// The mean daily dose of the `days` times 24 hours before the recording.
  ///
  /// - Throws: ``ModelError/outOfRange(quantity:value:allowed:)`` for a number of days outside 1
  ///   to 365.
  public static func meanDailyDose(days: Int) throws(ModelError) -> ExposureModel {
    guard (1...365).contains(days) else {
      throw .outOfRange(
        quantity: "days of the mean dose", value: Double(days), allowed: "1 to 365")
    }
    return makeMeanDailyDose(days: days)
  }

  private static func makeMeanDailyDose(days: Int) -> ExposureModel {
    let length = Double(days)
    return ExposureModel(
      id: "mean-\(days)d", summary: "mean daily magnesium of the \(days) days before",
      formula: "sum of dose over 0 < elapsed < \(days) d, divided by \(days)",
      source: "a window without assumption on kinetics",
      windowDays: days, memoryDays: days, weight: { $0 > 0 && $0 < length ? 1 / length : 0 })
  }
}
