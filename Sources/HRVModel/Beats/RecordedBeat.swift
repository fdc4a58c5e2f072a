/// A beat of a recording, found in its ECG or told by its intervals.
public struct RecordedBeat: Hashable, Sendable {
  /// When it was, in s since time 0 of the recording.
  public let timeS: Double
  /// The amplitude of its R peak above the local baseline, in the unit of the ECG; signed. Nil
  /// when there is no ECG.
  public let amplitudeMv: Float?
  /// The interval that ends here, in ms; nil where none does: at the first beat, and after a gap.
  public let intervalMs: Double?
  /// Where it came from; nil when there is no ECG to tell.
  public let type: BeatType?

  /// Creates a beat.
  public init(
    timeS: Double, amplitudeMv: Float? = nil, intervalMs: Double? = nil, type: BeatType? = nil
  ) {
    self.timeS = timeS
    self.amplitudeMv = amplitudeMv
    self.intervalMs = intervalMs
    self.type = type
  }
}
