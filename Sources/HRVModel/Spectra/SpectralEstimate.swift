/// How a spectrum was estimated: enough to repeat it, and to label a chart.
public struct SpectralEstimate: Hashable, Sendable {
  /// The estimator's name, such as `Welch`.
  public let method: String
  /// The rate of the resampled tachogram, in Hz.
  public let samplingRateHz: Double
  /// The length of a segment, in seconds.
  public let segmentS: Double
  /// The number of segments averaged.
  public let segmentCount: Int

  package init(method: String, samplingRateHz: Double, segmentS: Double, segmentCount: Int) {
    self.method = method
    self.samplingRateHz = samplingRateHz
    self.segmentS = segmentS
    self.segmentCount = segmentCount
  }
}
