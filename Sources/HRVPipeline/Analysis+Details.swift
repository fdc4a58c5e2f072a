public import HRVDSP
public import HRVModel

extension Analysis {
  /// What a report shows of a recording beside its metrics.
  ///
  /// - Parameters:
  ///   - settings: how the other estimators of the spectrum are told.
  ///   - presets: the programs whose numbers stand beside ours.
  /// - Complexity: that of the estimators and of the presets.
  public func details(
    of analysis: RecordingAnalysis, settings: SpectralSettings = SpectralSettings(),
    presets: [Preset] = Preset.all, using workspace: inout AnalysisWorkspace
  ) -> RecordingDetails {
    let isLong = analysis.durationS > RecordingDetails.allComparedUpToS
    let compared = presets.filter {
      !isLong || !RecordingDetails.slowPrograms.contains($0.definition.id)
    }
    return RecordingDetails(
      otherSpectra: otherSpectra(of: analysis, settings, &workspace.spectral),
      spectrogram: spectrogram(of: analysis, &workspace.spectral),
      histogram: IntervalCounts(analysis.nn),
      outcomes: compared.map { $0(analysis.rr, only: RecordingDetails.comparedMetrics) },
      methods: options.methods)
  }

  /// `analysis` with what a report shows whether or not it was asked for: how far metrics can be
  /// trusted, and of long recordings the course of some metrics in windows of five minutes. What
  /// reproduces another program has neither.
  ///
  /// - Complexity: that of the intervals and of the windows.
  public func completed(
    _ analysis: RecordingAnalysis, using workspace: inout AnalysisWorkspace
  ) -> RecordingAnalysis {
    var completed = analysis
    guard options.preset == nil else { return completed }
    if completed.intervals == nil {
      completed.intervals = intervals(
        MetricInput(
          nn: analysis.nn, spectrum: analysis.spectrum, bands: options.bands,
          maximumCorrectedFraction: options.maximumCorrectedFraction),
        refusal(analysis.rhythm), by: IntervalEstimator(), using: &workspace.spectral)
    }
    if completed.windows == nil, analysis.nn.durationS >= Self.spectrogramFromS {
      var options = options
      options.windows = try? AnalysisWindows(lengthS: Self.spectrogramWindowS)
      options.metrics = RecordingDetails.windowedMetrics.compactMap(Metric.named)
      let windowed = Analysis(options: options)
      completed.windows = windowed.windows(
        of: analysis.nn, without: windowed.fibrillatingS(analysis.rhythm, analysis.rr),
        recording: analysis.recording, using: &workspace)
    }
    return completed
  }

  /// The estimators that are drawn over each other.
  private static let overlaid = [
    (id: "welch", name: "Welch"), (id: "ar", name: "autoregressive (Burg)"),
    (id: "lomb-scargle", name: "Lomb–Scargle"),
  ]

  private func otherSpectra(
    of analysis: RecordingAnalysis, _ settings: SpectralSettings,
    _ workspace: inout SpectralWorkspace
  ) -> [RecordingDetails.OtherSpectrum] {
    var others: [RecordingDetails.OtherSpectrum] = []
    for (id, name) in Self.overlaid {
      // Lomb–Scargle resamples nothing, so what is removed from a grid stays in it.
      if id == "lomb-scargle", settings.detrending != .none { continue }
      guard let method = SpectralMethod.named(id),
        let estimator = try? method.estimator(settings),
        estimator.description != options.estimator.description
      else { continue }
      others.append(
        .init(name: name, spectrum: estimator.estimate(of: analysis.nn, using: &workspace)))
    }
    return others
  }
}
