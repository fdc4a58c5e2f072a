public import HRVModel

/// The exposure models.
public enum ExposureModels {
  /// Every model with its usual parameters, the default first.
  public static let all: [ExposureModel] = [
    .bodyPool, .phase, .last24Hours, .meanDailyDose3, .meanDailyDose7, .meanDailyDose14,
    .meanDailyDose28, .absorbedPool,
  ]

  /// What a person may say about a model.
  public struct Parameters: Hashable, Sendable {
    /// The half-life of a pool.
    public var halfLifeDays = 7.0
    /// The days after a start of magnesium that on/off sets aside.
    public var washInDays = 14
    /// The days after an end of magnesium that on/off sets aside.
    public var washOutDays = 14

    /// The usual ones.
    public init() {}
  }

  /// The model with this id and these parameters, as far as it has any; nil when there is none.
  /// `mean-9d` is the mean of 9 days.
  ///
  /// - Throws: ``ModelError/outOfRange(quantity:value:allowed:)`` for a parameter outside its
  ///   range.
  public static func named(
    _ id: String, _ parameters: Parameters = Parameters()
  ) throws(ModelError) -> ExposureModel? {
    switch id {
    case ExposureModel.bodyPool.id: return try .bodyPool(halfLifeDays: parameters.halfLifeDays)
    case ExposureModel.absorbedPool.id:
      return try .absorbedPool(halfLifeDays: parameters.halfLifeDays)
    case ExposureModel.phase.id:
      return try .phase(
        washInDays: parameters.washInDays, washOutDays: parameters.washOutDays)
    default: break
    }
    if id.hasPrefix("mean-"), id.hasSuffix("d"), let days = Int(id.dropFirst(5).dropLast()) {
      return try .meanDailyDose(days: days)
    }
    return all.first { $0.id == id }
  }
}
