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
  /// The powers of the bands, or why there are none.
  let powers: Result<BandPowers, MetricError>

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
    self.init(
      nn, spectrum, spectrum.map { $0.powers(of: bands) }, bands, maximumCorrectedFraction)
  }

  /// Gathers what `metrics` are computed from: no more of the spectrum is made than they need.
  ///
  /// The values are the same, to the last bit, as those from a spectrum. Other metrics must not be
  /// asked for afterwards: those that need more say that there is no spectrum.
  ///
  /// - Parameters:
  ///   - metrics: what will be computed.
  ///   - nn: the corrected intervals.
  ///   - estimator: how the spectrum is estimated.
  ///   - bands: the bands in force.
  ///   - maximumCorrectedFraction: in `0...1`; with more corrected, every metric is missing.
  ///   - workspace: what it served before does not change any result.
  /// - Complexity: that of the estimator, if it is used, and O(*n*).
  public init(
    for metrics: [Metric], _ nn: NNSeries, by estimator: any SpectralEstimator,
    bands: FrequencyBands = .standard,
    maximumCorrectedFraction: Double = Self.standardMaximumCorrectedFraction,
    using workspace: inout SpectralWorkspace
  ) {
    var need = Metric.SpectralNeed.nothing
    for metric in metrics { need = max(need, metric.spectralNeed) }
    let unmade = MetricError.undefined("no metric that needs a spectrum was asked for")
    switch need {
    case .spectrum:
      self.init(
        nn: nn, spectrum: estimator.estimate(of: nn, using: &workspace), bands: bands,
        maximumCorrectedFraction: maximumCorrectedFraction)
    case .powers:
      let powers = estimator.estimatePowers(of: nn, bands: bands, using: &workspace)
      self.init(nn, .failure(unmade), powers, bands, maximumCorrectedFraction)
    case .nothing:
      self.init(nn, .failure(unmade), .failure(unmade), bands, maximumCorrectedFraction)
    }
  }

  private init(
    _ nn: NNSeries, _ spectrum: Result<Spectrum, MetricError>,
    _ powers: Result<BandPowers, MetricError>, _ bands: FrequencyBands,
    _ maximumCorrectedFraction: Double
  ) {
    self.nn = nn
    self.spectrum = spectrum
    self.powers = powers
    self.bands = bands
    self.maximumCorrectedFraction = maximumCorrectedFraction
    correctedFraction = nn.correctedFraction
    statistics = IntervalStatistics(nn)
  }
}
