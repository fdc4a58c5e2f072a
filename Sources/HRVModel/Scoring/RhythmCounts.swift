/// How many stretches of a rhythm a program told right.
public struct RhythmCounts: Hashable, Sendable {
  /// Stretches of the rhythm that were called so.
  public var truePositives = 0
  /// Stretches of the rhythm that were not.
  public var falseNegatives = 0
  /// Other stretches that were called so.
  public var falsePositives = 0
  /// Other stretches that were not.
  public var trueNegatives = 0

  /// No stretches.
  public init() {}

  /// TP / (TP + FN), in `0...1`; nil without a stretch of the rhythm.
  ///
  /// - Divisor: the stretches of the rhythm.
  public var sensitivity: Double? { Self.share(truePositives, falseNegatives) }

  /// TN / (TN + FP), in `0...1`; nil without another stretch.
  ///
  /// - Divisor: the stretches of other rhythms.
  public var specificity: Double? { Self.share(trueNegatives, falsePositives) }

  /// Counts a stretch.
  public mutating func add(isRhythm: Bool, isCalled: Bool) {
    switch (isRhythm, isCalled) {
    case (true, true): truePositives += 1
    case (true, false): falseNegatives += 1
    case (false, true): falsePositives += 1
    case (false, false): trueNegatives += 1
    }
  }

  /// Counts of several records, as of one.
  public static func + (a: RhythmCounts, b: RhythmCounts) -> RhythmCounts {
    var sum = a
    sum.truePositives += b.truePositives
    sum.falseNegatives += b.falseNegatives
    sum.falsePositives += b.falsePositives
    sum.trueNegatives += b.trueNegatives
    return sum
  }

  private static func share(_ part: Int, _ rest: Int) -> Double? {
    part + rest > 0 ? Double(part) / Double(part + rest) : nil
  }
}
