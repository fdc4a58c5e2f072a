/// A recording as this program and as others see it.
public struct RecordingComparison: Sendable {
  /// Ours.
  public let analysis: RecordingAnalysis
  /// The others', in the order asked for.
  public let outcomes: [PresetOutcome]

  /// Creates a comparison.
  public init(analysis: RecordingAnalysis, outcomes: [PresetOutcome]) {
    self.analysis = analysis
    self.outcomes = outcomes
  }
}
