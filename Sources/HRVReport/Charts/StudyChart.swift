public import HRVModel

/// A chart of a study, drawn by itself.
public enum StudyChart: String, Sendable, CaseIterable {
  /// Outcome and magnesium of every day.
  case days
  /// The effect with its interval.
  case effect
  /// Exposure against outcome.
  case scatter
  /// The drawn schedule among all others.
  case randomisation
  /// The effect asked in other ways.
  case sensitivity
  /// What the model leaves of each day.
  case residuals

  /// The drawing as an SVG file that needs nothing else, in UTF-8.
  ///
  /// - Throws: why there is nothing to draw.
  public func svg(_ result: StudyResult) throws(MissingChart) -> [UInt8] {
    let answer = StudyAnswer(result: result)
    return switch self {
    case .days: try drawn(DailySeriesChart(result), "no day has a date")
    case .effect: try drawn(EffectChart(answer), "there is no estimate")
    case .scatter: try drawn(ScatterChart(result), "no day has both exposure and outcome")
    case .randomisation:
      try drawn(RandomisationChart(result), "the study followed no plan (--plan)")
    case .sensitivity: try drawn(SensitivityChart(answer), "there is no estimate")
    case .residuals: try drawn(ResidualChart(result), "there is no estimate")
    }
  }

  private func drawn(
    _ chart: (some Chart)?, _ reason: String
  ) throws(MissingChart) -> [UInt8] {
    guard let chart else { throw MissingChart(reason: reason) }
    return StandaloneDrawing.svg(chart)
  }
}
