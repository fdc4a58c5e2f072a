extension StudyResult {
  /// What each schedule that the lot could have drawn would have shown.
  public struct ScheduleStatistics: Hashable, Sendable {
    /// The effect over its standard error, of each schedule.
    public let t: [Double]
    /// Which of them was drawn.
    public let drawn: Int
    /// How many are at least as far from 0 as the drawn one, itself included; those that differ
    /// by rounding count.
    public let asExtreme: Int

    /// Creates statistics.
    ///
    /// - Precondition: `drawn` is one of `t`, all are finite, and `asExtreme` is 1 to their number.
    public init(t: [Double], drawn: Int, asExtreme: Int) {
      precondition(t.indices.contains(drawn) && (1...t.count).contains(asExtreme))
      precondition(t.allSatisfy(\.isFinite))
      self.t = t
      self.drawn = drawn
      self.asExtreme = asExtreme
    }
  }

  /// The effect as a line over exposure: what the outcome gains for each mg a day, in its own unit,
  /// logarithms included.
  public struct Slope: Hashable, Sendable {
    /// The estimate.
    public let perMgPerDay: Double
    /// The lower end of the interval of the effect.
    public let lower: Double
    /// The upper end.
    public let upper: Double

    /// Creates a slope.
    ///
    /// - Precondition: all are finite.
    public init(perMgPerDay: Double, lower: Double, upper: Double) {
      precondition(perMgPerDay.isFinite && lower.isFinite && upper.isFinite)
      self.perMgPerDay = perMgPerDay
      self.lower = lower
      self.upper = upper
    }
  }

  /// What the estimate leaves of a day.
  public struct Residual: Hashable, Sendable {
    /// The day.
    public let day: CivilDay
    /// The outcome without trend, covariates and exposure, in the outcome's unit.
    public let value: Double
    /// What of it the days before did not foretell, in standard deviations of that: independent
    /// from day to day, and normal, when the noise is as assumed.
    public let innovation: Double

    /// Creates a residual.
    ///
    /// - Precondition: both numbers are finite.
    public init(day: CivilDay, value: Double, innovation: Double) {
      precondition(value.isFinite && innovation.isFinite)
      self.day = day
      self.value = value
      self.innovation = innovation
    }
  }
}
