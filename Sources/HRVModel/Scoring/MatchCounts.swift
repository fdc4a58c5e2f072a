/// How many events of a reference a program found, and how many it made up.
public struct MatchCounts: Hashable, Sendable {
  /// Events of both.
  public var truePositives = 0
  /// Events of the reference alone.
  public var falseNegatives = 0
  /// Events of the program alone.
  public var falsePositives = 0

  /// Creates counts.
  public init(truePositives: Int = 0, falseNegatives: Int = 0, falsePositives: Int = 0) {
    self.truePositives = truePositives
    self.falseNegatives = falseNegatives
    self.falsePositives = falsePositives
  }

  /// TP / (TP + FN), in `0...1`; nil when the reference has none.
  ///
  /// - Divisor: the events of the reference.
  public var sensitivity: Double? {
    Self.share(truePositives, of: truePositives + falseNegatives)
  }

  /// TP / (TP + FP), in `0...1`; nil when the program has none.
  ///
  /// - Divisor: the events of the program.
  public var positivePredictivity: Double? {
    Self.share(truePositives, of: truePositives + falsePositives)
  }

  /// 2 TP / (2 TP + FN + FP), the harmonic mean of the two; nil when neither has any.
  public var f1: Double? {
    Self.share(2 * truePositives, of: 2 * truePositives + falseNegatives + falsePositives)
  }

  /// What was missed or made up.
  public var errors: Int { falseNegatives + falsePositives }

  /// Counts of several records, as of one.
  public static func + (a: MatchCounts, b: MatchCounts) -> MatchCounts {
    MatchCounts(
      truePositives: a.truePositives + b.truePositives,
      falseNegatives: a.falseNegatives + b.falseNegatives,
      falsePositives: a.falsePositives + b.falsePositives)
  }

  private static func share(_ part: Int, of whole: Int) -> Double? {
    whole > 0 ? Double(part) / Double(whole) : nil
  }
}
