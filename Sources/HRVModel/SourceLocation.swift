/// A place in a text file. Lines and columns count from 1; columns count bytes.
public struct SourceLocation: Hashable, Sendable, CustomStringConvertible {
  /// The file as the person named it.
  public let file: String
  /// The line, from 1.
  public let line: Int
  /// The byte column, from 1.
  public let column: Int

  /// Creates a location; the default is the first byte of `file`.
  public init(file: String, line: Int = 1, column: Int = 1) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// `file:line:column`, the way compilers print it, so that editors can jump there.
  public var description: String { "\(file):\(line):\(column)" }
}
