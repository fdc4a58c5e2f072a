public import HRVModel

/// A way to estimate the spectrum of unevenly spaced heartbeats.
///
/// The protocol takes intervals, not an even grid: whether to resample first is the estimator's
/// own business.
///
/// Contract:
///
/// - no segment of a resampled tachogram spans a gap;
/// - the area under the result is the mean power of what was analysed (Parseval);
/// - the same input gives the same bits, whatever the workspace served before and however many
///   tasks run side by side.
public protocol SpectralEstimator: Sendable, CustomStringConvertible {
  /// The spectrum of the intervals of `nn` in `range`, made in `workspace`. The rest of the
  /// series is not looked at.
  ///
  /// - Precondition: `range` lies in the indices of `nn` and is not empty.
  /// - Throws: the reason why there is none, in the words of the estimator's own requirement.
  func spectrum(
    of nn: NNSeries, in range: Range<Int>, using workspace: inout SpectralWorkspace
  ) throws(MetricError) -> Spectrum

  /// The powers of the bands of what ``spectrum(of:in:using:)`` gives, to the last bit.
  ///
  /// An estimator that can do so makes them without the spectrum.
  ///
  /// - Precondition: `range` lies in the indices of `nn` and is not empty.
  /// - Throws: the reason why there is no spectrum.
  func bandPowers(
    of nn: NNSeries, in range: Range<Int>, bands: FrequencyBands,
    using workspace: inout SpectralWorkspace
  ) throws(MetricError) -> BandPowers
}

extension SpectralEstimator {
  /// The spectrum of the whole of `nn`, made in `workspace`.
  ///
  /// - Throws: the reason why there is none.
  public func spectrum(
    of nn: NNSeries, using workspace: inout SpectralWorkspace
  ) throws(MetricError) -> Spectrum {
    try spectrum(of: nn, in: nn.intervalsMs.indices, using: &workspace)
  }

  /// The spectrum of `nn`, in a workspace of its own. For many recordings, keep one workspace
  /// per task and hand it in.
  public func spectrum(of nn: NNSeries) throws(MetricError) -> Spectrum {
    var workspace = SpectralWorkspace()
    return try spectrum(of: nn, using: &workspace)
  }

  /// The spectrum of `nn`, or the reason why there is none, as ``MetricInput`` takes it.
  public func estimate(
    of nn: NNSeries, using workspace: inout SpectralWorkspace
  ) -> Result<Spectrum, MetricError> {
    do throws(MetricError) {
      return .success(try spectrum(of: nn, using: &workspace))
    } catch {
      return .failure(error)
    }
  }

  /// The powers of the bands of the whole of `nn`, or the reason why there are none.
  func estimatePowers(
    of nn: NNSeries, bands: FrequencyBands, using workspace: inout SpectralWorkspace
  ) -> Result<BandPowers, MetricError> {
    do throws(MetricError) {
      return .success(
        try bandPowers(of: nn, in: nn.intervalsMs.indices, bands: bands, using: &workspace))
    } catch {
      return .failure(error)
    }
  }

  /// The powers of the bands, by way of the spectrum.
  public func bandPowers(
    of nn: NNSeries, in range: Range<Int>, bands: FrequencyBands,
    using workspace: inout SpectralWorkspace
  ) throws(MetricError) -> BandPowers {
    try spectrum(of: nn, in: range, using: &workspace).powers(of: bands)
  }
}
