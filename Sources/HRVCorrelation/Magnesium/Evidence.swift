/// A statement of fact, where it stands, and whether somebody looked.
public struct Evidence: Hashable, Sendable {
  /// The statement.
  public let statement: String
  /// Where it stands.
  public let source: String
  /// Whether the source was read for this table. False means: from memory, look it up before
  /// leaning on it.
  public let isVerified: Bool

  init(_ statement: String, _ source: String, isVerified: Bool = true) {
    self.statement = statement
    self.source = source
    self.isVerified = isVerified
  }

  /// The statement with its source, and a mark when nobody looked.
  public var text: String {
    "\(statement) (\(source)\(isVerified ? "" : "; from memory, not verified"))"
  }
}
