public import HRVModel

/// The recordings of a study, analysed in another way: with another correction of artefacts,
/// say. What the effect would have been is shown beside the primary one.
public struct AlternativeOutcomes: Sendable {
  /// What is different, as in `artefacts: kubios`.
  public let label: String
  /// The recordings.
  public let sessions: [StudySession]

  /// Creates alternative outcomes.
  public init(label: String, sessions: [StudySession]) {
    self.label = label
    self.sessions = sessions
  }
}
