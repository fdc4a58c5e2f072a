/// What was taken on the days of a trend.
public struct TrendIntake: Hashable, Sendable {
  /// What is known of the supplements of each day of the trend, in order.
  public let days: [DayIntake]
  /// The times with and without, in order; days of which nothing is known are in none.
  public let phases: [Phase]

  /// Days in a row on which magnesium was taken, or on which it is known that it was not.
  public struct Phase: Hashable, Sendable {
    /// Whether magnesium was taken; a pause of a day or two does not end it.
    public let isTaken: Bool
    /// The days.
    public let days: ClosedRange<CivilDay>
    /// The mean over the days, in mg elemental.
    public let meanElementalMg: Double
    /// How many of the days have a value of the metric.
    public let valueCount: Int

    /// Creates a phase.
    public init(
      isTaken: Bool, days: ClosedRange<CivilDay>, meanElementalMg: Double, valueCount: Int
    ) {
      self.isTaken = isTaken
      self.days = days
      self.meanElementalMg = meanElementalMg
      self.valueCount = valueCount
    }
  }

  /// Creates what was taken.
  public init(days: [DayIntake], phases: [Phase]) {
    self.days = days
    self.phases = phases
  }
}
