/// A stretch of a recording without usable data.
public struct Gap: Hashable, Sendable {
  /// The index of the first interval (or sample) after the gap; the count when none follows.
  public let beforeInterval: Int
  /// When the gap begins, in seconds since time 0 of its series.
  public let startS: Double
  /// How long it lasts, in seconds; 0 when the recorder did not say.
  public let durationS: Double
  /// Why there is nothing.
  public let cause: Cause

  /// Why a stretch holds no usable data.
  public enum Cause: Hashable, Sendable, CustomStringConvertible {
    /// The recorder wrote an interval that no heart produces.
    case impossibleInterval(recordedMs: Double)
    /// The clock of the recorder ran on, but intervals are missing (lost contact or packets).
    case dropout
    /// The recorder paused, or said that it had no signal.
    case recorderPause
    /// The signal was too poor to find beats in.
    case unusableSignal

    /// A few words for a person.
    public var description: String {
      switch self {
      case .impossibleInterval(let recordedMs): "impossible interval (\(recordedMs) ms)"
      case .dropout: "dropout"
      case .recorderPause: "recorder paused"
      case .unusableSignal: "unusable signal"
      }
    }
  }

  /// Creates a gap.
  ///
  /// - Precondition: `beforeInterval >= 0`, `startS` and `durationS` finite, `durationS >= 0`.
  public init(beforeInterval: Int, startS: Double, durationS: Double, cause: Cause) {
    precondition(beforeInterval >= 0 && startS.isFinite && durationS.isFinite && durationS >= 0)
    self.beforeInterval = beforeInterval
    self.startS = startS
    self.durationS = durationS
    self.cause = cause
  }
}
