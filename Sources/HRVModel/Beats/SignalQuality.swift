/// How far the beats found in a stretch of an electrocardiogram can be relied on.
///
/// The stretches of one signal are in order, do not overlap, and leave nothing out but the gaps
/// between its runs.
public struct SignalQuality: Hashable, Sendable {
  /// When the stretch begins, in s since time 0 of the signal.
  public let startS: Double
  /// How long it lasts, in s; greater than 0.
  public let durationS: Double
  /// From 0 (nothing of a heartbeat) to 1 (beats alike, silence between them).
  public let score: Double
  /// Why the stretch cannot be used; empty when it can.
  public let reasons: [Reason]

  /// What makes a stretch unusable.
  public enum Reason: String, Hashable, Sendable, CaseIterable {
    /// Too short to compare beats with each other.
    case tooShort
    /// The electrodes settle after the recording, or contact, began.
    case settling
    /// The lead is flat.
    case flat
    /// The amplifier is at its limit.
    case clipped
    /// Fewer than two beats were found.
    case noBeats
    /// What lies between the beats stands too high beside them.
    case noise
    /// Beats do not look like their neighbours.
    case templateMismatch
    /// A second detector of another kind finds other beats.
    case disagreement

    /// A few words for a person.
    public var name: String {
      switch self {
      case .tooShort: "too short"
      case .settling: "electrodes settling"
      case .flat: "flat lead"
      case .clipped: "clipped"
      case .noBeats: "no beats"
      case .noise: "noise"
      case .templateMismatch: "beats unlike each other"
      case .disagreement: "detectors disagree"
      }
    }
  }

  /// Creates the quality of a stretch.
  ///
  /// - Precondition: times finite, `durationS > 0`, `score` in `0...1`.
  public init(startS: Double, durationS: Double, score: Double, reasons: [Reason]) {
    precondition(startS.isFinite && durationS.isFinite && durationS > 0)
    precondition((0...1).contains(score))
    self.startS = startS
    self.durationS = durationS
    self.score = score
    self.reasons = reasons
  }

  /// Whether beats in the stretch may be used.
  public var isUsable: Bool { reasons.isEmpty }

  /// When the stretch ends, in s since time 0 of the signal.
  public var endS: Double { startS + durationS }
}
