/// How a spectrum was estimated: enough to repeat it, and to label a chart.
public struct SpectralEstimate: Hashable, Sendable {
  /// The estimator's name, such as `Welch`.
  public let method: String
  /// The rate of the resampled tachogram, in Hz; twice the highest frequency where the beats
  /// themselves are analysed.
  public let samplingRateHz: Double
  /// The length of a segment, in seconds. Rhythms slower than that are not resolved.
  public let segmentS: Double
  /// The number of segments averaged.
  public let segmentCount: Int
  /// Whether stretches on both sides of a gap were analysed together, each at its true time.
  public let spansGaps: Bool

  package init(
    method: String, samplingRateHz: Double, segmentS: Double, segmentCount: Int,
    spansGaps: Bool = false
  ) {
    self.method = method
    self.samplingRateHz = samplingRateHz
    self.segmentS = segmentS
    self.segmentCount = segmentCount
    self.spansGaps = spansGaps
  }

  /// Throws when its segments are too short for the lower edge of `band`, or when its highest
  /// frequency is below the upper edge.
  ///
  /// A band that begins at 0 takes what bins there are.
  package func resolve(_ band: FrequencyBand) throws(MetricError) {
    let resolutionHz = 1 / segmentS
    guard band.lowerHz == 0 || resolutionHz <= band.lowerHz * (1 + 1e-9) else {
      throw .unresolved(
        band: band.name, lowerEdgeHz: band.lowerHz, resolutionHz: resolutionHz)
    }
    let nyquistHz = samplingRateHz / 2
    guard band.upperHz <= nyquistHz * (1 + 1e-9) else {
      throw .undefined(
        "\(band.name) reaches to \(band.upperHz) Hz, the resampled tachogram to \(nyquistHz) Hz")
    }
  }
}
