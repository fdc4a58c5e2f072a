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
  /// What was done to it.
  public let action: ArtefactAction
  /// What stands in its place, in ms: one of the equal parts when it was divided; nil when nothing
  /// does, because it was removed or joined to the interval before it.
  public let replacementMs: Double?
  /// The number of intervals that stand in its place: 1 as a rule, 2 or more when beats were
  /// inserted, 0 when there is none.
  ///
  /// Over all decisions, these minus one are the beats that a series gained or lost.
  public let replacementCount: Int
  /// What it was compared with, in ms, and the most it was allowed to differ.
  public let referenceMs: Double
  /// The greatest difference from `referenceMs` that would have been accepted, in ms.
  public let allowedMs: Double
  /// In which pass over the recording it was found; 1 is the first. Methods that look again at
  /// what the first pass left find more in later ones, and the audit holds them all.
  public let pass: Int

  package init(
    recordedIndex: Int, endTimeS: Double, recordedMs: Double, label: BeatLabel,
    action: ArtefactAction? = nil, replacementMs: Double?, replacementCount: Int? = nil,
    referenceMs: Double, allowedMs: Double, pass: Int = 1
  ) {
    self.recordedIndex = recordedIndex
    self.endTimeS = endTimeS
    self.recordedMs = recordedMs
    self.label = label
    self.action = action ?? (replacementMs == nil ? .removed : .interpolated)
    self.replacementMs = replacementMs
    self.replacementCount = replacementCount ?? (replacementMs == nil ? 0 : 1)
    self.referenceMs = referenceMs
    self.allowedMs = allowedMs
    self.pass = pass
  }
}
