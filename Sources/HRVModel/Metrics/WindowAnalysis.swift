/// A window of a recording, analysed for itself.
public struct WindowAnalysis: Sendable {
  /// When it begins, in seconds since time 0 of the recording.
  public let startS: Double
  /// Its length, in seconds.
  public let lengthS: Double
  /// The number of intervals that lie wholly inside.
  public let intervalCount: Int
  /// The time that they cover, in seconds.
  public let coveredS: Double
  /// The share of the recorded intervals that were not kept as recorded, in `0...1`.
  public let correctedFraction: Double
  /// Why the window has no metrics; nil when it has.
  public let invalidity: MetricError?
  /// Every metric that was asked for, with its value or the reason why there is none.
  public let metrics: [MetricResult]

  package init(
    startS: Double, lengthS: Double, intervalCount: Int, coveredS: Double,
    correctedFraction: Double, invalidity: MetricError?, metrics: [MetricResult]
  ) {
    self.startS = startS
    self.lengthS = lengthS
    self.intervalCount = intervalCount
    self.coveredS = coveredS
    self.correctedFraction = correctedFraction
    self.invalidity = invalidity
    self.metrics = metrics
  }
}
