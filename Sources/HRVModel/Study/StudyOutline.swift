/// What a cohort takes from the answer about one person.
public struct StudyOutline: Hashable, Sendable {
  /// The name, such as that of the file.
  public let label: String
  /// The id and the symbol of the outcome.
  public let metricID: String
  /// The symbol of the outcome.
  public let symbol: String
  /// The id of the exposure model and the model with its parameters.
  public let exposureModelID: String
  /// The model with its parameters, in a line.
  public let exposureModel: String
  /// The dose that the effect is stated for, in mg elemental a day.
  public let referenceDoseMgPerDay: Double
  /// The effect with its interval; nil when the study was refused.
  public let effect: Effect?

  /// An effect with its interval.
  public struct Effect: Hashable, Sendable {
    /// The estimate, in ``unit``.
    public let estimate: Double
    /// The unit.
    public let unit: String
    /// The interval.
    public let interval: ConfidenceInterval

    /// Creates an effect.
    public init(estimate: Double, unit: String, interval: ConfidenceInterval) {
      self.estimate = estimate
      self.unit = unit
      self.interval = interval
    }
  }

  /// Creates an outline.
  public init(
    label: String, metricID: String, symbol: String, exposureModelID: String,
    exposureModel: String, referenceDoseMgPerDay: Double, effect: Effect?
  ) {
    self.label = label
    self.metricID = metricID
    self.symbol = symbol
    self.exposureModelID = exposureModelID
    self.exposureModel = exposureModel
    self.referenceDoseMgPerDay = referenceDoseMgPerDay
    self.effect = effect
  }
}

extension StudyOutline {
  /// The outline of a result.
  public init(label: String, _ result: StudyResult) {
    self.init(
      label: label, metricID: result.outcome.id.rawValue, symbol: result.outcome.symbol,
      exposureModelID: result.exposure.modelID, exposureModel: result.exposure.model,
      referenceDoseMgPerDay: result.exposure.referenceDoseMgPerDay,
      effect: result.effect.flatMap { effect in
        effect.interval.map {
          Effect(estimate: effect.estimate, unit: effect.unit, interval: $0)
        }
      })
  }
}
