/// A trial of one, fixed before it begins: what is taken when, by which lot, and what will be
/// asked of the data.
///
/// Everything follows from the parameters and the seed: the schedule, all schedules that might
/// have been drawn instead, and the digest that shows later that nothing was changed.
public struct TrialPlan: Hashable, Sendable {
  /// The layout, and what is left to the lot.
  public let design: TrialDesign
  /// The first day.
  public let firstDay: CivilDay
  /// What is taken on a day with magnesium.
  public let dose: PlannedDose
  /// The days after a start of magnesium on which its effect still builds up.
  public let washInDays: Int
  /// The days after an end of magnesium on which its effect still fades.
  public let washOutDays: Int
  /// The metric that will be asked about.
  public let outcome: MetricID
  /// The half-life of the body pool that will be the exposure.
  public let halfLifeDays: Double
  /// What the lot was drawn with.
  public let seed: UInt64

  /// The number of the assignment that was drawn.
  public let assignment: Int
  /// Whether magnesium is taken, day by day from ``firstDay``.
  public let isOn: [Bool]

  /// The largest p-value that counts as evidence; a design must be able to reach it.
  public static let level = 0.05
  /// The greatest seed: every reader of JSON keeps numbers up to it exactly.
  public static let greatestSeed: UInt64 = 1 << 53 - 1

  /// Draws the schedule.
  ///
  /// - Throws: ``ModelError/outOfRange(quantity:value:allowed:)`` for a number outside its range.
  public init(
    design: TrialDesign, firstDay: CivilDay, dose: PlannedDose, washInDays: Int,
    washOutDays: Int, outcome: MetricID, halfLifeDays: Double, seed: UInt64
  ) throws(ModelError) {
    for (days, quantity) in [(washInDays, "wash-in in days"), (washOutDays, "wash-out in days")]
    where !(0...365).contains(days) {
      throw .outOfRange(quantity: quantity, value: Double(days), allowed: "0 to 365")
    }
    guard (0.1...365).contains(halfLifeDays) else {
      throw .outOfRange(
        quantity: "half-life in days", value: halfLifeDays, allowed: "0.1 to 365")
    }
    guard seed <= Self.greatestSeed else {
      throw .outOfRange(
        quantity: "seed", value: Double(seed), allowed: "0 to \(Self.greatestSeed)")
    }
    let name = outcome.rawValue
    guard (1...60).contains(name.utf8.count), name.utf8.allSatisfy({ 0x21...0x7E ~= $0 }) else {
      throw .outOfRange(
        quantity: "length of the metric's id", value: Double(name.utf8.count),
        allowed: "1 to 60 characters without blanks")
    }
    self.design = design
    self.firstDay = firstDay
    self.dose = dose
    self.washInDays = washInDays
    self.washOutDays = washOutDays
    self.outcome = outcome
    self.halfLifeDays = halfLifeDays
    self.seed = seed
    assignment = design.assignment(seed: seed)
    isOn = design.isOn(underAssignment: assignment)
  }

  /// The last day.
  public var lastDay: CivilDay { firstDay.advanced(by: isOn.count - 1) }

  /// Days in a row with, or without, magnesium.
  public struct Run: Hashable, Sendable {
    /// Whether magnesium is taken.
    public let isOn: Bool
    /// The days, counted from the first of the plan.
    public let days: Range<Int>
  }

  /// The runs of the schedule, in order; neighbouring blocks that are alike are one.
  public var runs: [Run] {
    let starts = isOn.indices.filter { $0 == 0 || isOn[$0] != isOn[$0 - 1] }
    return starts.indices.map { index in
      let end = index + 1 < starts.count ? starts[index + 1] : isOn.count
      return Run(isOn: isOn[starts[index]], days: starts[index]..<end)
    }
  }

  /// Whether the effect of a start or an end of magnesium is still under way, day by day. The
  /// plan's first run, when it is without magnesium, has nothing to fade.
  public var isSettling: [Bool] {
    runs.flatMap { run in
      let days = run.isOn ? washInDays : run.days.lowerBound > 0 ? washOutDays : 0
      return run.days.map { $0 - run.days.lowerBound < days }
    }
  }
}
