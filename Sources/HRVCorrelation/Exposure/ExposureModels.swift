/// The exposure models.
public enum ExposureModels {
  /// Every model with its usual parameters, the default first.
  public static let all: [ExposureModel] = [
    .bodyPool, .last24Hours, .meanDailyDose3, .meanDailyDose7, .meanDailyDose14,
    .meanDailyDose28,
  ]
}
