extension RecordingFormat {
  /// How a file begins, and the files that belong beside it. A text is written as a literal.
  public struct Example: Sendable, ExpressibleByStringLiteral {
    /// The bytes of the file.
    public let bytes: [UInt8]
    /// The bytes of the files beside it, by name.
    public let siblings: [String: [UInt8]]

    /// A file that stands alone, or one with `siblings`.
    init(bytes: [UInt8], siblings: [String: [UInt8]] = [:]) {
      self.bytes = bytes
      self.siblings = siblings
    }

    /// A text file that stands alone.
    public init(stringLiteral text: String) { self.init(bytes: Array(text.utf8)) }
  }
}
