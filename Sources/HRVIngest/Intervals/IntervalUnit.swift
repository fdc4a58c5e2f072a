/// The unit in which a file gives intervals.
public enum IntervalUnit: String, Hashable, Sendable, CaseIterable {
  /// Milliseconds.
  case milliseconds = "ms"
  /// Seconds.
  case seconds = "s"

  /// The power of ten from this unit to milliseconds.
  var shiftToMs: Int { self == .seconds ? 3 : 0 }
}
