/// The effects of several people, and what they have in common.
public struct CohortResult: Hashable, Sendable {
  /// One person's effect.
  public struct Member: Hashable, Sendable {
    /// The name, such as that of the file.
    public let label: String
    /// The effect of ``CohortResult/doseMgPerDay``, in ``CohortResult/unit``.
    public let estimate: Double
    /// Its own interval of 95 %.
    public let interval: ConfidenceInterval
    /// The effect drawn towards the mean of all as far as its error asks for; nil with too few
    /// people.
    public var shrunken: Double?

    /// Creates a member.
    public init(
      label: String, estimate: Double, interval: ConfidenceInterval, shrunken: Double? = nil
    ) {
      self.label = label
      self.estimate = estimate
      self.interval = interval
      self.shrunken = shrunken
    }
  }

  /// What the members have in common.
  public struct Pooled: Hashable, Sendable {
    /// The mean effect, in ``CohortResult/unit``.
    public let mean: Double
    /// The interval of the mean.
    public let interval: ConfidenceInterval
    /// The two-sided p-value of the mean.
    public let pValue: Double
    /// The interval in which the effect of one more person lies.
    public let prediction: ConfidenceInterval
    /// The standard deviation of true effects between people, in the outcome's unit.
    public let betweenDeviation: Double
    /// The share of the variation of the estimates that is between people, in `0..<1`.
    public let inconsistency: Double

    /// Creates a mean.
    public init(
      mean: Double, interval: ConfidenceInterval, pValue: Double, prediction: ConfidenceInterval,
      betweenDeviation: Double, inconsistency: Double
    ) {
      self.mean = mean
      self.interval = interval
      self.pValue = pValue
      self.prediction = prediction
      self.betweenDeviation = betweenDeviation
      self.inconsistency = inconsistency
    }
  }

  /// A study that does not count, and why.
  public struct Exclusion: Hashable, Sendable {
    /// The name.
    public let label: String
    /// Why.
    public let reason: String
    /// Creates an exclusion.
    public init(label: String, reason: String) {
      self.label = label
      self.reason = reason
    }
  }

  /// The id of the outcome, such as `ln_rmssd`.
  public let metricID: String
  /// Its symbol.
  public let symbol: String
  /// The unit of effects.
  public let unit: String
  /// The dose that effects are stated for, in mg elemental a day.
  public let doseMgPerDay: Double
  /// The id of the exposure model that all members share.
  public let exposureModelID: String
  /// The members, in the order given.
  public let members: [Member]
  /// What they have in common; nil with too few people.
  public let pooled: Pooled?
  /// Why there is no mean; nil when there is one.
  public let refusal: Refusal?
  /// The studies that do not count, in the order given.
  public let excluded: [Exclusion]
  /// What was assumed, a sentence each.
  public let assumptions: [String]

  /// Creates a result.
  ///
  /// - Precondition: there is either a mean or a refusal.
  public init(
    metricID: String, symbol: String, unit: String, doseMgPerDay: Double,
    exposureModelID: String, members: [Member], pooled: Pooled?, refusal: Refusal?,
    excluded: [Exclusion], assumptions: [String]
  ) {
    precondition((pooled == nil) != (refusal == nil))
    self.metricID = metricID
    self.symbol = symbol
    self.unit = unit
    self.doseMgPerDay = doseMgPerDay
    self.exposureModelID = exposureModelID
    self.members = members
    self.pooled = pooled
    self.refusal = refusal
    self.excluded = excluded
    self.assumptions = assumptions
  }
}
