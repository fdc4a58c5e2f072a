/// What is known of one day's supplemented magnesium.
public enum DayIntake: Hashable, Sendable {
  /// The sum of the day's supplements, in mg elemental; 0 when it is known that none was taken.
  case known(elementalMg: Double)
  /// Nobody wrote down whether any was taken. Not zero.
  case unknown

  /// The mass, if it is known.
  public var elementalMg: Double? {
    if case .known(let mg) = self { mg } else { nil }
  }
}
