/// What a plan can be expected to show.
public struct TrialForecast: Hashable, Sendable {
  /// How much of an effect would be seen, by half-life.
  public let visibleShares: [VisibleShare]
  /// The noise that power was worked out for.
  public let noise: Noise
  /// The chances of a finding, by effect.
  public let powers: [Power]
  /// The number of simulated trials behind each chance.
  public let simulationCount: Int
  /// The number of schedules that took turns in the trials, and that each was compared with.
  public let comparedAssignments: Int
  /// What to bear in mind, a sentence each.
  public let warnings: [String]

  /// How much of a full effect the difference between days with and without magnesium shows.
  public struct VisibleShare: Hashable, Sendable {
    /// The half-life of the effect, in days.
    public let halfLifeDays: Double
    /// With every day, in `0...1`.
    public let allDays: Double
    /// With the days left out on which the effect builds up or fades; nil when none is left.
    public let settledDays: Double?

    /// Creates a share.
    public init(halfLifeDays: Double, allDays: Double, settledDays: Double?) {
      self.halfLifeDays = halfLifeDays
      self.allDays = allDays
      self.settledDays = settledDays
    }
  }

  /// What the outcome does from day to day, without magnesium.
  public struct Noise: Hashable, Sendable {
    /// The correlation of the slow part from one day to the next, in `0..<1`.
    public let dayToDayCorrelation: Double
    /// The share of the variance that is slow, in `0...1`.
    public let slowShare: Double
    /// The standard deviation in the outcome's unit, and the days that it was estimated from; nil
    /// when the noise is assumed.
    public let estimate: Estimate?

    /// What a baseline told.
    public struct Estimate: Hashable, Sendable {
      /// The standard deviation around a straight line, in the outcome's unit.
      public let standardDeviation: Double
      /// The number of days.
      public let days: Int

      /// Creates an estimate.
      public init(standardDeviation: Double, days: Int) {
        self.standardDeviation = standardDeviation
        self.days = days
      }
    }

    /// Creates a description of noise.
    public init(dayToDayCorrelation: Double, slowShare: Double, estimate: Estimate?) {
      self.dayToDayCorrelation = dayToDayCorrelation
      self.slowShare = slowShare
      self.estimate = estimate
    }

    /// What is assumed of a person of whom nothing is known: ρ 0.3, all of it slow.
    public static let assumed = Noise(dayToDayCorrelation: 0.3, slowShare: 1, estimate: nil)
  }

  /// The chance that a true effect is found at the 5 % level.
  public struct Power: Hashable, Sendable {
    /// The full effect, in standard deviations of the noise.
    public let effectSD: Double
    /// By the regression, in `0...1`.
    public let regression: Double
    /// By the randomisation test, in `0...1`.
    public let randomisation: Double

    /// Creates a power.
    public init(effectSD: Double, regression: Double, randomisation: Double) {
      self.effectSD = effectSD
      self.regression = regression
      self.randomisation = randomisation
    }
  }

  /// Creates a forecast.
  public init(
    visibleShares: [VisibleShare], noise: Noise, powers: [Power], simulationCount: Int,
    comparedAssignments: Int, warnings: [String]
  ) {
    self.visibleShares = visibleShares
    self.noise = noise
    self.powers = powers
    self.simulationCount = simulationCount
    self.comparedAssignments = comparedAssignments
    self.warnings = warnings
  }
}
