/// Whether a person was taking magnesium on a day.
enum DayState: Hashable, Sendable {
  case on, off, unknown
}
