public import HRVModel

/// A chart of a recording, drawn by itself.
public enum RecordingChart: String, Sendable, CaseIterable {
  /// The intervals over time.
  case tachogram
  /// The spectrum, with other estimators over it.
  case spectrum
  /// The spectrum through a long recording.
  case spectrogram
  /// Each interval against the next.
  case poincare
  /// How long intervals were.
  case histogram
  /// Metrics window by window.
  case windows
  /// Strips of the ECG.
  case strips

  /// The drawing as an SVG file that needs nothing else, in UTF-8.
  ///
  /// - Throws: why there is nothing to draw.
  public func svg(
    _ analysis: RecordingAnalysis, details: RecordingDetails
  ) throws(MissingChart) -> [UInt8] {
    switch self {
    case .tachogram: return StandaloneDrawing.svg(Tachogram(analysis: analysis))
    case .poincare: return StandaloneDrawing.svg(PoincarePlot(analysis: analysis))
    case .spectrum:
      switch analysis.spectrum {
      case .success(let spectrum):
        return StandaloneDrawing.svg(
          SpectrumChart(spectrum: spectrum, analysis: analysis, others: details.otherSpectra))
      case .failure(let error): throw MissingChart(reason: error.description)
      }
    case .spectrogram:
      return try drawn(
        details.spectrogram.flatMap { SpectrogramChart($0, of: analysis) },
        details.spectrogram.map(SpectrogramChart.missing)
          ?? "it takes 25 minutes, with windows of 5 minutes that are covered")
    case .histogram:
      return try drawn(
        details.histogram.map { HistogramChart($0, of: analysis) },
        "an interval is longer than ten minutes")
    case .windows: return try drawn(WindowChart(analysis), "no windows were asked for (--window)")
    case .strips: return try drawn(ECGStripChart(analysis), "the recording has no ECG")
    }
  }

  private func drawn(
    _ chart: (some Chart)?, _ reason: String
  ) throws(MissingChart) -> [UInt8] {
    guard let chart else { throw MissingChart(reason: reason) }
    return StandaloneDrawing.svg(chart)
  }
}

/// Why a chart cannot be drawn.
public struct MissingChart: Error, Hashable, Sendable {
  /// A clause for a person.
  public let reason: String
}
