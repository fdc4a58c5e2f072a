/// How two streams of beats of the same heart agree, once their clocks are laid over each other.
public struct BeatAgreement: Hashable, Sendable {
  /// How many beats both have.
  public let pairCount: Int
  /// The median of second minus first, in s, by the clocks as they are: how far the second runs
  /// behind.
  public let offsetS: Double
  /// How much the second clock gains on the first, in parts per million.
  public let driftPpm: Double
  /// The standard deviation (divisor *n* − 2) of second minus first that is left when offset,
  /// drift and ``steps`` are taken away, in ms.
  public let residualSDMs: Double
  /// The median distance of the same from its median, in ms, not scaled: what a few beats that
  /// were placed differently do not move.
  public let residualMADMs: Double
  /// Beats of the first that the second has not, where both have beats, in s of the first clock.
  public let onlyFirstS: [Double]
  /// Beats of the second that the first has not, where both have beats, in s of the second clock.
  public let onlySecondS: [Double]
  /// Where one of the clocks jumped, in order.
  public let steps: [Step]

  /// A jump of one clock against the other.
  public struct Step: Hashable, Sendable {
    /// When, in s of the first clock: the first pair after it.
    public let timeS: Double
    /// By how much the second clock is later than before, in s.
    public let byS: Double

    /// Creates a step.
    public init(timeS: Double, byS: Double) {
      self.timeS = timeS
      self.byS = byS
    }
  }

  /// Creates an agreement.
  public init(
    pairCount: Int, offsetS: Double, driftPpm: Double, residualSDMs: Double,
    residualMADMs: Double, onlyFirstS: [Double], onlySecondS: [Double], steps: [Step]
  ) {
    self.pairCount = pairCount
    self.offsetS = offsetS
    self.driftPpm = driftPpm
    self.residualSDMs = residualSDMs
    self.residualMADMs = residualMADMs
    self.onlyFirstS = onlyFirstS
    self.onlySecondS = onlySecondS
    self.steps = steps
  }
}
