public import HRVModel

/// What metrics are computed from. Sums that several metrics share are formed here, once for a
/// recording.
public struct MetricInput: Sendable {
  /// The corrected intervals.
  public let nn: NNSeries
  /// The spectrum, or why there is none.
  public let spectrum: Result<Spectrum, MetricError>
  /// The bands of the frequency-domain metrics.
  public let bands: FrequencyBands
  /// The share of the recorded intervals that were not kept as recorded.
  public let correctedFraction: Double
  /// The greatest share with which metrics are computed.
  public let maximumCorrectedFraction: Double

  let statistics: IntervalStatistics
  let lfMs2: Result<Double, MetricError>
  let hfMs2: Result<Double, MetricError>

  /// The share of corrected intervals beyond which no metric is computed: one in five.
  ///
  /// It is a limit to what can be called a measurement, not a mark of quality, for which the
  /// field asks for less than one in twenty. With missed and extra beats put at random into
  /// clean recordings and the standard correction, RMSSD was off by 1 % (median) when 2–4 % of
  /// the intervals were corrected, 8 % at 8–12 %, 19 % at 16–20 % and 37 % at 25–30 %; with
  /// premature beats among them by 6, 26, 48 and 62 %.
  public static let standardMaximumCorrectedFraction = 0.2

  /// Gathers what metrics are computed from.
  ///
  /// - Parameters:
  ///   - nn: the corrected intervals.
  ///   - spectrum: their spectrum, or why there is none.
  ///   - bands: the bands in force.
  ///   - maximumCorrectedFraction: in `0...1`; with more corrected, every metric is missing.
  /// - Complexity: O(*n*).
  public init(
    nn: NNSeries, spectrum: Result<Spectrum, MetricError>,
    bands: FrequencyBands = .standard,
    maximumCorrectedFraction: Double = Self.standardMaximumCorrectedFraction
  ) {
    self.nn = nn
    self.spectrum = spectrum
    self.bands = bands
    self.maximumCorrectedFraction = maximumCorrectedFraction
    correctedFraction = nn.correctedFraction
    statistics = IntervalStatistics(nn)
    lfMs2 = spectrum.powerMs2(in: bands.lf)
    hfMs2 = spectrum.powerMs2(in: bands.hf)
  }
}
