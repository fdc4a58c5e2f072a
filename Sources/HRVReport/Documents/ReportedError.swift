public import HRVModel

/// A file that could not be read, as a document lists it.
public struct ReportedError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file as the person named it.
  public let file: String
  /// The line, from 1.
  public let line: Int
  /// The byte column, from 1.
  public let column: Int
  /// What is wrong, and what to do about it.
  public let message: String

  /// Creates an error; the default place is the first byte of the file.
  public init(file: String, line: Int = 1, column: Int = 1, message: String) {
    self.file = file
    self.line = line
    self.column = column
    self.message = message
  }

  /// Creates an error about a place.
  public init(_ message: String, at location: SourceLocation) {
    self.init(
      file: location.file, line: location.line, column: location.column, message: message)
  }

  /// `file:line:column: error: message`, the way compilers print it.
  public var description: String { "\(file):\(line):\(column): error: \(message)" }

  var json: JSONValue {
    [
      "file": .string(file), "line": .integer(line), "column": .integer(column),
      "message": .string(message),
    ]
  }
}
