/// What a statistical test found.
public struct TestResult: Hashable, Sendable {
  /// The stable name of the test.
  public let testID: String
  /// What holds if there is nothing to find.
  public let nullHypothesis: String
  /// The estimate, in ``unit``.
  public let estimate: Double
  /// The unit of the estimate; empty for a pure number.
  public let unit: String
  /// The interval of the estimate, when the test gives one.
  public let interval: ConfidenceInterval?
  /// The two-sided p-value, in `0...1`.
  public let pValue: Double
  /// The number of observations.
  public let n: Int
  /// The number of independent observations that they are worth, when the test estimates it.
  public let effectiveN: Double?
  /// What was assumed.
  public let assumptions: [String]

  /// Creates a result.
  ///
  /// - Precondition: the estimate is finite and `pValue` lies in `0...1`.
  public init(
    testID: String, nullHypothesis: String, estimate: Double, unit: String,
    interval: ConfidenceInterval?, pValue: Double, n: Int, effectiveN: Double? = nil,
    assumptions: [String]
  ) {
    precondition(estimate.isFinite && (0...1).contains(pValue), "p \(pValue)")
    self.testID = testID
    self.nullHypothesis = nullHypothesis
    self.estimate = estimate
    self.unit = unit
    self.interval = interval
    self.pValue = pValue
    self.n = n
    self.effectiveN = effectiveN
    self.assumptions = assumptions
  }
}
