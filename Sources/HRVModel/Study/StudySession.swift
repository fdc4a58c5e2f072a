/// A recording as a study sees it: when it was, one outcome, and what speaks for or against
/// using it.
public struct StudySession: Hashable, Sendable {
  /// The file, for messages.
  public let file: String
  /// When the recording began; nil when nothing says, and then it is left out with a count.
  public let start: RecordingStart?
  /// The outcome, or why there is none.
  public let outcome: Result<Double, MetricError>
  /// The share of intervals that were corrected, in `0...1`.
  public let correctedFraction: Double
  /// The length of the recording, in seconds.
  public let durationS: Double
  /// The device, as far as it is known.
  public let device: String?

  /// Creates a session.
  public init(
    file: String, start: RecordingStart?, outcome: Result<Double, MetricError>,
    correctedFraction: Double, durationS: Double, device: String?
  ) {
    self.file = file
    self.start = start
    self.outcome = outcome
    self.correctedFraction = correctedFraction
    self.durationS = durationS
    self.device = device
  }
}
