public import HRVModel

/// A way to estimate the spectrum of unevenly spaced heartbeats.
///
/// The protocol takes intervals, not an even grid: whether to resample first is the estimator's
/// own business.
///
/// Contract:
///
/// - no segment spans a gap;
/// - the area under the result is the mean power of what was analysed (Parseval);
/// - the same input gives the same bits, whatever the workspace served before and however many
///   tasks run side by side.
public protocol SpectralEstimator: Sendable {
  /// The spectrum of `nn`, made in `workspace`.
  ///
  /// - Throws: the reason why there is none, in the words of the estimator's own requirement.
  func spectrum(
    of nn: NNSeries, using workspace: inout SpectralWorkspace
  ) throws(MetricError) -> Spectrum
}

extension SpectralEstimator {
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
}
