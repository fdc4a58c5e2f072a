extension ExposureModel {
  /// The sum of the doses of the 24 hours before the recording.
  public static let last24Hours = ExposureModel(
    id: "last-24h", summary: "magnesium in the 24 hours before the recording",
    formula: "sum of dose over 0 < elapsed < 24 h",
    source: "an acute effect; plasma is back at its baseline within hours",
    windowDays: 1, memoryDays: 1, weight: { $0 > 0 && $0 < 1 ? 1 : 0 })
}
