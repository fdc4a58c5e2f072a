/// The place of an analysis among those that were run on the same outcome of a study.
public struct AnalysisCount: Hashable, Sendable {
  /// The name of the study.
  public let study: String
  /// The place of this analysis, from 1, in order of the first time it was run.
  public let number: Int
  /// How many different analyses of this outcome were run so far.
  public let total: Int
  /// The outcome and the exposure that were declared before looking.
  public let primaryOutcome: MetricID
  /// The id of the declared exposure model.
  public let primaryExposure: String
  /// Whether this analysis is the declared one.
  public let isPrimary: Bool

  /// Creates a count.
  public init(
    study: String, number: Int, total: Int, primaryOutcome: MetricID, primaryExposure: String,
    isPrimary: Bool
  ) {
    self.study = study
    self.number = number
    self.total = total
    self.primaryOutcome = primaryOutcome
    self.primaryExposure = primaryExposure
    self.isPrimary = isPrimary
  }
}
