/// How the days with and without magnesium of a trial of one are laid out, and what of it is
/// left to the lot.
///
/// The schedules that the lot can draw, the assignments, are numbered from 0. Under the
/// hypothesis that magnesium makes no difference each is as likely as the one that was drawn,
/// which is all that a randomisation test needs to know.
public struct TrialDesign: Hashable, Sendable {
  /// The layout.
  public let kind: Kind
  /// The number of schedules that the lot can draw.
  public let assignmentCount: Int

  /// The layouts.
  public enum Kind: Hashable, Sendable {
    /// Blocks of equal length, half of them with magnesium, in an order drawn by lot.
    case randomBlocks(count: Int, days: Int)
    /// Pairs of blocks, one with magnesium and one without; the lot says which comes first.
    case randomPairs(count: Int, days: Int)
    /// One start, on a day drawn from `candidates` consecutive ones, with at least so many days
    /// before and after it.
    case randomStart(candidates: Int, daysBefore: Int, daysAfter: Int)
    /// Phases in turn, the first without magnesium; nothing is left to the lot.
    case alternating(phases: Int, days: Int)
  }

  /// The most days of a trial.
  public static let mostDays = 1000
  /// The most assignments; all of them are looked at.
  public static let mostAssignments = 20_000

  /// Creates a design.
  ///
  /// - Throws: ``ModelError/outOfRange(quantity:value:allowed:)`` for a number outside its
  ///   range, for more than 1000 days, or for more than 20 000 assignments.
  public init(_ kind: Kind) throws(ModelError) {
    self.kind = kind
    switch kind {
    case .randomBlocks(let count, let days):
      try Self.require(count, in: 2...16, "blocks")
      guard count.isMultiple(of: 2) else {
        throw .outOfRange(quantity: "blocks", value: Double(count), allowed: "an even number")
      }
      try Self.require(days, in: 1...365, "days of a block")
      assignmentCount = Self.combinations(count / 2, of: count)
    case .randomPairs(let count, let days):
      try Self.require(count, in: 1...14, "pairs")
      try Self.require(days, in: 1...365, "days of a block")
      assignmentCount = 1 << count
    case .randomStart(let candidates, let daysBefore, let daysAfter):
      try Self.require(candidates, in: 2...365, "days on which magnesium may start")
      try Self.require(daysBefore, in: 1...365, "days before the first of them")
      try Self.require(daysAfter, in: 1...365, "days from the last of them on")
      assignmentCount = candidates
    case .alternating(let phases, let days):
      try Self.require(phases, in: 2...100, "phases")
      try Self.require(days, in: 1...365, "days of a phase")
      assignmentCount = 1
    }
    try Self.require(dayCount, in: 1...Self.mostDays, "days of the trial")
  }

  /// The number of days.
  public var dayCount: Int {
    switch kind {
    case .randomBlocks(let count, let days), .alternating(let count, let days): count * days
    case .randomPairs(let count, let days): 2 * count * days
    case .randomStart(let candidates, let daysBefore, let daysAfter):
      daysBefore + candidates - 1 + daysAfter
    }
  }

  /// The smallest two-sided p-value to be counted on from the randomisation test of this design.
  ///
  /// With blocks and pairs every schedule has a mirror image, in which days with magnesium are
  /// those without; both show a difference alike, so that two assignments are the least that are
  /// as extreme as the best: `2/C(k, k/2)` and `2/2ᵐ`. Where days are set aside after a switch, the
  /// two differ a little, and the better one alone may be the most extreme: half of that. A start has no mirror: `1/K`. A schedule
  /// of which nothing was drawn has p = 1.
  public var smallestPValue: Double {
    switch kind {
    case .randomBlocks, .randomPairs: 2 / Double(assignmentCount)
    case .randomStart, .alternating: 1 / Double(assignmentCount)
    }
  }

  /// The name of the layout in files.
  public var id: String {
    switch kind {
    case .randomBlocks: "random-blocks"
    case .randomPairs: "random-pairs"
    case .randomStart: "random-start"
    case .alternating: "alternating"
    }
  }

  private static func require(
    _ value: Int, in range: ClosedRange<Int>, _ quantity: String
  ) throws(ModelError) {
    guard range.contains(value) else {
      throw .outOfRange(
        quantity: quantity, value: Double(value),
        allowed: "\(range.lowerBound) to \(range.upperBound)")
    }
  }
}
