/// What changes within hours of one dose: recordings before and after it, on the same day.
public struct AcuteResult: Hashable, Sendable {
  /// Two recordings around one dose.
  public struct Pair: Hashable, Sendable {
    /// The wake-day.
    public let day: CivilDay
    /// The dose between the recordings, in mg elemental.
    public let doseMg: Double
    /// The files.
    public let beforeFile: String
    /// The file of the recording after the dose.
    public let afterFile: String
    /// The outcomes, in the metric's unit.
    public let before: Double
    /// The outcome after the dose.
    public let after: Double
    /// From the dose to the recording after it, in hours.
    public let hoursAfter: Double

    /// Creates a pair.
    public init(
      day: CivilDay, doseMg: Double, beforeFile: String, afterFile: String, before: Double,
      after: Double, hoursAfter: Double
    ) {
      self.day = day
      self.doseMg = doseMg
      self.beforeFile = beforeFile
      self.afterFile = afterFile
      self.before = before
      self.after = after
      self.hoursAfter = hoursAfter
    }
  }

  /// The metric.
  public let outcome: MetricDefinition
  /// The pairs, by day.
  public let pairs: [Pair]
  /// The tests of the differences, the t-test first; empty when refused.
  public let tests: [TestResult]
  /// The mean difference in standard deviations of the differences, `d_z`; nil when refused.
  public let standardizedMean: Double?
  /// Why there is no answer; nil when there is.
  public let refusal: Refusal?
  /// What to bear in mind, a sentence each.
  public let warnings: [String]

  /// Creates a result.
  ///
  /// - Precondition: there are either tests or a refusal.
  public init(
    outcome: MetricDefinition, pairs: [Pair], tests: [TestResult], standardizedMean: Double?,
    refusal: Refusal?, warnings: [String]
  ) {
    precondition(tests.isEmpty == (refusal != nil))
    self.outcome = outcome
    self.pairs = pairs
    self.tests = tests
    self.standardizedMean = standardizedMean
    self.refusal = refusal
    self.warnings = warnings
  }
}
