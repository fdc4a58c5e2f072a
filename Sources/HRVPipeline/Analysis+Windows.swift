internal import HRVDSP
public import HRVModel

extension Analysis {
  /// The windows of a corrected recording, each analysed for itself; nil when the options ask
  /// for none.
  ///
  /// - Parameters:
  ///   - nn: the corrected intervals.
  ///   - recording: where they come from: its length and start say where windows lie.
  ///   - workspace: what it served before does not change any result.
  /// - Complexity: of each window, that of its metrics; nothing but the results is allocated.
  public func windows(
    of nn: borrowing NNSeries, recording: Recording, using workspace: inout AnalysisWorkspace
  ) -> [WindowAnalysis]? {
    guard let windows = options.windows else { return nil }
    let starts = windows.startsS(
      inRecordingOf: recording.durationS, from: recording.start?.timestamp)
    var part = copy nn
    return starts.map { startS in
      let hasAny = part.becomePart(of: nn, fromS: startS, toS: startS + windows.lengthS)
      return hasAny
        ? window(part, from: startS, windows, &workspace) : emptyWindow(from: startS, windows)
    }
  }

  private func window(
    _ nn: borrowing NNSeries, from startS: Double, _ windows: AnalysisWindows,
    _ workspace: inout AnalysisWorkspace
  ) -> WindowAnalysis {
    let coveredS = nn.runs.reduce(0) { $0 + nn.lengthS(of: $1) }
    let coverage = coveredS / windows.lengthS
    let invalidity: MetricError? =
      coverage < windows.minimumCoverage
      ? .tooLittleCovered(neededFraction: windows.minimumCoverage, gotFraction: coverage)
      : nn.correctedFraction > options.maximumCorrectedFraction
        ? .tooManyCorrections(
          allowedFraction: options.maximumCorrectedFraction, gotFraction: nn.correctedFraction)
        : nil
    let metrics =
      if let invalidity {
        options.metrics.map { MetricResult($0.definition, .failure(invalidity)) }
      } else {
        Metric.evaluate(
          options.metrics,
          MetricInput(
            for: options.metrics, copy nn, by: options.estimator, bands: options.bands,
            maximumCorrectedFraction: options.maximumCorrectedFraction,
            using: &workspace.spectral),
          using: &workspace.metrics)
      }
    return WindowAnalysis(
      startS: startS, lengthS: windows.lengthS, intervalCount: nn.intervalsMs.count,
      coveredS: coveredS, correctedFraction: nn.correctedFraction, invalidity: invalidity,
      metrics: metrics)
  }

  private func emptyWindow(from startS: Double, _ windows: AnalysisWindows) -> WindowAnalysis {
    let reason = MetricError.tooLittleCovered(
      neededFraction: windows.minimumCoverage, gotFraction: 0)
    return WindowAnalysis(
      startS: startS, lengthS: windows.lengthS, intervalCount: 0, coveredS: 0,
      correctedFraction: 0, invalidity: reason,
      metrics: options.metrics.map { MetricResult($0.definition, .failure(reason)) })
  }
}
