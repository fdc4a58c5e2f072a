/// An interval of confidence.
public struct ConfidenceInterval: Hashable, Sendable {
  /// The lower end.
  public let lower: Double
  /// The upper end; not below the lower.
  public let upper: Double
  /// The level, such as 0.95.
  public let level: Double

  /// Creates an interval.
  ///
  /// - Precondition: `lower <= upper`, both finite, `0 < level < 1`.
  public init(lower: Double, upper: Double, level: Double) {
    precondition(lower.isFinite && upper.isFinite && lower <= upper && 0 < level && level < 1)
    self.lower = lower
    self.upper = upper
    self.level = level
  }
}
