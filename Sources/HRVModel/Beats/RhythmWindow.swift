/// What was said of the rhythm of a stretch of beats.
public struct RhythmWindow: Hashable, Sendable {
  /// The intervals of the stretch, as indices into the intervals that were judged.
  public let intervals: Range<Int>
  /// How irregular the rhythm is, without unit (see `AtrialFibrillationDetector`), at most where it is
  /// regular beyond doubt; nil where too few intervals lie between normal beats to say.
  public let irregularity: Double?
  /// Whether it is as irregular as atrial fibrillation is.
  public let isAtrialFibrillation: Bool

  /// Creates a window.
  public init(intervals: Range<Int>, irregularity: Double?, isAtrialFibrillation: Bool) {
    self.intervals = intervals
    self.irregularity = irregularity
    self.isAtrialFibrillation = isAtrialFibrillation
  }
}

/// What was said of the rhythm of a recording.
public struct RhythmJudgement: Hashable, Sendable {
  /// The stretches that were judged, in order; the last may overlap the one before it. None where the
  /// recording is too short.
  public let windows: [RhythmWindow]
  /// The share of the judged intervals that lie in a stretch of atrial fibrillation, in `0...1`; nil
  /// where nothing could be judged.
  public let fibrillatingFraction: Double?

  /// Creates a judgement from its windows.
  public init(windows: [RhythmWindow]) {
    self.windows = windows
    var (judged, fibrillating, end) = (0, 0, Int.min)
    var fibrillatingEnd = Int.min
    for window in windows where window.irregularity != nil {
      judged += window.intervals.upperBound - max(end, window.intervals.lowerBound)
      end = window.intervals.upperBound
      guard window.isAtrialFibrillation else { continue }
      let first = max(fibrillatingEnd, window.intervals.lowerBound)
      fibrillating += window.intervals.upperBound - first
      fibrillatingEnd = window.intervals.upperBound
    }
    fibrillatingFraction = judged > 0 ? Double(fibrillating) / Double(judged) : nil
  }
}
