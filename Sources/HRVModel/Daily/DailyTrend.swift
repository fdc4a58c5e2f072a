/// A metric day by day, beside what is usual for the person.
public struct DailyTrend: Sendable {
  /// The metric.
  public let metric: MetricDefinition
  /// Every day from the first with a value to the last, in order.
  public let days: [Day]
  /// The recordings that count on no day, with the reason.
  public let excluded: [StudyResult.DataSummary.Exclusion]

  /// A day.
  public struct Day: Hashable, Sendable {
    /// The day, which begins at 4 in the morning.
    public let day: CivilDay
    /// The value; nil when there is no valid recording.
    public let value: Double?
    /// The mean of the day and the six before; nil with fewer than ``leastWeekDays`` values.
    public let weekMean: Double?
    /// 100 · SD / mean of the same days, in percent; nil when there is no mean, or one of 0 or less.
    public let weekVariationPercent: Double?
    /// What was usual in the 60 days before; nil with fewer than ``leastNormalDays`` values.
    public let normal: Normal?

    /// Creates a day.
    public init(
      day: CivilDay, value: Double?, weekMean: Double?, weekVariationPercent: Double?,
      normal: Normal?
    ) {
      self.day = day
      self.value = value
      self.weekMean = weekMean
      self.weekVariationPercent = weekVariationPercent
      self.normal = normal
    }
  }

  /// What is usual: the days before, without the day itself.
  public struct Normal: Hashable, Sendable {
    /// The mean of the values.
    public let mean: Double
    /// Their standard deviation, with divisor n − 1.
    public let deviation: Double
    /// How many values there are.
    public let dayCount: Int

    /// Creates it.
    public init(mean: Double, deviation: Double, dayCount: Int) {
      self.mean = mean
      self.deviation = deviation
      self.dayCount = dayCount
    }

    /// The mean minus one standard deviation.
    public var lower: Double { mean - deviation }
    /// The mean plus one standard deviation.
    public var upper: Double { mean + deviation }
    /// Half a standard deviation: the least change of the weekly mean that is taken to have weight.
    public var smallestWorthwhileChange: Double { deviation / 2 }
  }

  /// The days of a weekly mean.
  public static let weekDays = 7
  /// The fewest values of a weekly mean.
  public static let leastWeekDays = 3
  /// The days before a day that say what is normal.
  public static let normalDays = 60
  /// The fewest values that say what is normal.
  public static let leastNormalDays = 20

  /// Creates a trend.
  public init(
    metric: MetricDefinition, days: [Day], excluded: [StudyResult.DataSummary.Exclusion]
  ) {
    self.metric = metric
    self.days = days
    self.excluded = excluded
  }

  /// How many days have no value.
  public var missingCount: Int { days.count { $0.value == nil } }
}
