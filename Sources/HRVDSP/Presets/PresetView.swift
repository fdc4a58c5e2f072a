/// What a quantity looks at instead of the intervals.
enum PresetView: Hashable, Sendable {
  /// Their successive differences, with sign.
  case differences
  /// The sizes of these.
  case absoluteDifferences
  /// The heart rates that they stand for, in 1/min.
  case rates
  /// The intervals in s; what the division leaves in the last bit decides ties.
  case seconds
  /// The intervals without the trend that the program takes away.
  case levelled
  /// The rates of the means of so many successive intervals, in 1/min.
  case meanRates(of: Int)
}
