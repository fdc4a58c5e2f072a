public import HRVDSP
public import HRVModel

extension Analysis {
  /// The shortest recording of which a spectrogram is made, in s: five windows that do not overlap.
  static let spectrogramFromS = 1500.0

  /// The length of its windows, in s.
  static let spectrogramWindowS = 300.0

  /// The most windows of a spectrogram: a drawing has no room for more.
  static let mostSpectrogramWindows = 180.0

  /// The spectra of the windows of a recording. A window that ``windows(of:without:recording:using:)``
  /// refuses has none, for the same reason.
  ///
  /// - Complexity: that of the estimator.
  public func spectrogram(
    of analysis: RecordingAnalysis, by estimator: SpectrogramEstimator,
    using workspace: inout SpectralWorkspace
  ) -> Spectrogram {
    let fibrillatingS = fibrillatingS(analysis.rhythm, analysis.rr)
    let windows = estimator.windows
    var part = analysis.nn
    return estimator(
      analysis.nn, start: analysis.recording.start?.timestamp,
      refusal: { startS in
        let endS = startS + windows.lengthS
        guard part.becomePart(of: analysis.nn, fromS: startS, toS: endS) else { return nil }
        return fibrillation(in: startS..<endS, fibrillatingS) ?? invalidity(of: part, windows)
      }, using: &workspace)
  }

  /// The spectrogram of a report; nil where the recording is too short for one.
  func spectrogram(
    of analysis: RecordingAnalysis, _ workspace: inout SpectralWorkspace
  ) -> Spectrogram? {
    let durationS = analysis.nn.durationS
    guard durationS >= Self.spectrogramFromS else { return nil }
    let stepS = max(60, (durationS / Self.mostSpectrogramWindows / 30).rounded(.up) * 30)
    guard
      let windows = try? AnalysisWindows(
        lengthS: Self.spectrogramWindowS, stepS: min(stepS, 86_400)),
      let estimator = try? SpectrogramEstimator(windows)
    else { return nil }
    return spectrogram(of: analysis, by: estimator, using: &workspace)
  }
}
