/// An interval that holds the value expected of a stationary recording of the same length, in
/// the unit of the metric.
///
/// A recording is one draw: another few minutes of the same heart in the same state give another
/// RMSSD. What the interval is about is the mean over all such draws. It does not speak of
/// another day, another posture, or of artefacts that were not found.
public struct MetricInterval: Hashable, Sendable {
  /// The lower end.
  public let lower: Double
  /// The upper end; not below the lower.
  public let upper: Double
  /// The share of such intervals that are meant to hold what they are about, such as 0.95.
  public let level: Double
  /// The shares that did in simulation, from the process on which they did worst to that on which
  /// they held most often.
  public let measuredCoverage: ClosedRange<Double>
  /// How it was estimated, in a few words.
  public let method: String

  /// Creates an interval.
  ///
  /// - Precondition: `lower <= upper`, both finite, `0 < level < 1`.
  public init(
    lower: Double, upper: Double, level: Double, measuredCoverage: ClosedRange<Double>,
    method: String
  ) {
    precondition(lower.isFinite && upper.isFinite && lower <= upper && 0 < level && level < 1)
    self.measuredCoverage = measuredCoverage
    self.lower = lower
    self.upper = upper
    self.level = level
    self.method = method
  }
}

/// The interval of one metric of a recording, or why there is none.
public struct MetricIntervalResult: Hashable, Sendable {
  /// The metric.
  public let id: MetricID
  /// The interval, or the reason why there is none.
  public let interval: Result<MetricInterval, MetricError>

  /// Creates a result.
  public init(_ id: MetricID, _ interval: Result<MetricInterval, MetricError>) {
    self.id = id
    self.interval = interval
  }
}
