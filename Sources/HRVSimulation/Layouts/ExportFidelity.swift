/// What of a recording survives in a layout.
public struct ExportFidelity: Hashable, Sendable {
  /// What tells that contact was lost.
  public enum Gaps: String, Hashable, Sendable {
    /// Nothing: what lies on both sides is joined.
    case hidden
    /// Times of arrival, which jitter: a loss shows when it is longer than the jitter.
    case byArrival
    /// Times of beats or samples, or a value as long as the loss.
    case exact
  }

  /// The step of what is written: ms for intervals or instants of beats, µV for samples; 0 when
  /// nothing is rounded.
  public let step: Double
  /// What tells that contact was lost.
  public let gaps: Gaps
  /// How exactly the start is written, in s; nil when it is not written.
  public let startStepS: Double?
  /// Samples are written by this many: what is left of a run is lost.
  public let block: Int

  init(step: Double, gaps: Gaps, startStepS: Double?, block: Int = 1) {
    self.step = step
    self.gaps = gaps
    self.startStepS = startStepS
    self.block = block
  }
}
