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
  public var device: String?
  /// How the person sat, stood or lay, as far as it is known; no recorder says, a diary may.
  public var posture: String?
  /// The seconds of it with intervals that needed no correction: how much its outcome rests on.
  public let cleanS: Double

  /// Creates a session; without `cleanS` the share of corrected intervals is taken off the
  /// length.
  public init(
    file: String, start: RecordingStart?, outcome: Result<Double, MetricError>,
    correctedFraction: Double, durationS: Double, device: String?, posture: String? = nil,
    cleanS: Double? = nil
  ) {
    self.file = file
    self.start = start
    self.outcome = outcome
    self.correctedFraction = correctedFraction
    self.durationS = durationS
    self.device = device
    self.posture = posture
    self.cleanS = cleanS ?? durationS * (1 - correctedFraction)
  }
}
