/// A rule that forbids an answer, what was found, and what would lift it.
public struct Refusal: Hashable, Sendable, Error, CustomStringConvertible {
  /// The stable name of the rule, such as `too-few-days`.
  public let rule: String
  /// What was found, with numbers.
  public let finding: String
  /// What would lift it.
  public let remedy: String

  /// Creates a refusal.
  public init(rule: String, finding: String, remedy: String) {
    self.rule = rule
    self.finding = finding
    self.remedy = remedy
  }

  /// Finding and remedy in two sentences.
  public var description: String { "\(finding). \(remedy)." }
}
