/// What was done to a recorded interval that was not kept as it was.
public enum ArtefactAction: String, Hashable, Sendable, CaseIterable {
  /// Nothing stands in its place.
  case removed
  /// An interpolated value stands in its place, at the instant at which it ended.
  case interpolated
  /// The beat at its border was moved: the intervals on both sides changed, their sum did not.
  case moved
  /// Beats were inserted, which divide it into equal parts.
  case divided
  /// A beat was taken out: it was joined with its neighbour to one interval.
  case merged
}
