/// What tells the options of an analysis from others, for the archive to know whether a value is
/// still what would be computed.
public struct OptionsDigests: Hashable, Sendable {
  /// The SHA-256 of what is done with intervals, as 64 hexadecimal digits.
  public let options: String
  /// The SHA-256 of how files are read, as 64 hexadecimal digits.
  public let reading: String

  /// Creates digests.
  public init(options: String, reading: String) {
    self.options = options
    self.reading = reading
  }
}
