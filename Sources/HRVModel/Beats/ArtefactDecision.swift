/// One entry of the audit: a recorded interval that was not kept as it was.
public struct ArtefactDecision: Hashable, Sendable {
  /// The index into the recorded ``RRSeries/intervalsMs``.
  public let recordedIndex: Int
  /// When the recorded interval ends, in s since time 0.
  public let endTimeS: Double
  /// The interval as recorded, in ms.
  public let recordedMs: Double
  /// What it was taken for.
  public let label: BeatLabel
  /// What stands in its place, in ms; nil when it was removed.
  public let replacementMs: Double?
  /// What it was compared with, in ms, and the most it was allowed to differ.
  public let referenceMs: Double
  /// The greatest difference from `referenceMs` that would have been accepted, in ms.
  public let allowedMs: Double

  package init(
    recordedIndex: Int, endTimeS: Double, recordedMs: Double, label: BeatLabel,
    replacementMs: Double?, referenceMs: Double, allowedMs: Double
  ) {
    self.recordedIndex = recordedIndex
    self.endTimeS = endTimeS
    self.recordedMs = recordedMs
    self.label = label
    self.replacementMs = replacementMs
    self.referenceMs = referenceMs
    self.allowedMs = allowedMs
  }
}
