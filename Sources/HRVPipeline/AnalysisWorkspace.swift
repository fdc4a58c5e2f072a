internal import HRVDSP

/// The memory in which recordings are analysed: one for each task, used for one recording after
/// the other. What it served before does not change any result.
public struct AnalysisWorkspace: ~Copyable {
  var correction = CorrectionWorkspace()
  var spectral = SpectralWorkspace()
  var metrics = MetricWorkspace()
  var detrending = DetrendingWorkspace()

  /// An empty workspace.
  public init() {}
}
