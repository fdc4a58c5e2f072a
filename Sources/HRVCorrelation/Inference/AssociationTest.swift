/// A test of association between exposure and outcome: a row of the table of tests.
public struct AssociationTest: Hashable, Sendable {
  /// The stable name, as in ``TestResult/testID``.
  public let id: String
  /// The name as people write it.
  public let name: String
  /// What holds if there is nothing to find.
  public let nullHypothesis: String
  /// What it computes, in a line.
  public let summary: String
  /// What is assumed, a sentence each.
  public let assumptions: [String]
  /// Where the method stands.
  public let source: String
  /// Whether a verdict may rest on it.
  public let isPrimary: Bool
}
