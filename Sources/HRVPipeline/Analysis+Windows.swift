internal import HRVDSP
public import HRVModel

extension Analysis {
  /// The windows of a corrected recording, each analysed for itself; nil when the options ask
  /// for none.
  ///
  /// - Parameters:
  ///   - nn: the corrected intervals.
  ///   - fibrillatingS: when the heart was not in sinus rhythm, in s since time 0: windows that
  ///     hold some of it have that for their reason.
  ///   - recording: where they come from: its length and start say where windows lie.
  ///   - workspace: what it served before does not change any result.
  /// - Complexity: of each window, that of its metrics; nothing but the results is allocated.
  public func windows(
    of nn: borrowing NNSeries, without fibrillatingS: [Range<Double>] = [],
    recording: Recording, using workspace: inout AnalysisWorkspace
  ) -> [WindowAnalysis]? {
    guard let windows = options.windows else { return nil }
    let starts = windows.startsS(
      inRecordingOf: recording.durationS, from: recording.start?.timestamp)
    var part = copy nn
    return starts.map { startS in
      let hasAny = part.becomePart(of: nn, fromS: startS, toS: startS + windows.lengthS)
      guard hasAny else { return emptyWindow(from: startS, windows) }
      let stretch = startS..<(startS + windows.lengthS)
      return window(
        part, from: startS, windows, refusal: fibrillation(in: stretch, fibrillatingS), &workspace)
    }
  }

  private func window(
    _ nn: borrowing NNSeries, from startS: Double, _ windows: AnalysisWindows,
    refusal: MetricError?, _ workspace: inout AnalysisWorkspace
  ) -> WindowAnalysis {
    let coveredS = nn.runs.reduce(0) { $0 + nn.lengthS(of: $1) }
    let invalidity = refusal ?? invalidity(of: nn, windows)
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

  /// That the heart was not in sinus rhythm in a stretch of time, if it was not.
  func fibrillation(
    in stretchS: Range<Double>, _ fibrillatingS: [Range<Double>]
  ) -> MetricError? {
    let suspected = fibrillatingS.count { $0.overlaps(stretchS) }
    return suspected > 0
      ? .atrialFibrillation(suspected: suspected, stretches: suspected) : nil
  }

  /// Why nothing is computed of a window: too few of its beats are usable, or as recorded.
  func invalidity(of nn: borrowing NNSeries, _ windows: AnalysisWindows) -> MetricError? {
    let coverage = nn.runs.reduce(0) { $0 + nn.lengthS(of: $1) } / windows.lengthS
    guard coverage >= windows.minimumCoverage else {
      return .tooLittleCovered(neededFraction: windows.minimumCoverage, gotFraction: coverage)
    }
    guard nn.correctedFraction <= options.maximumCorrectedFraction else {
      return .tooManyCorrections(
        allowedFraction: options.maximumCorrectedFraction, gotFraction: nn.correctedFraction)
    }
    return nil
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
