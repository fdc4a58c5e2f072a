internal import HRVModel

/// A row of the table of intake logs: what it is called, who writes it, how it looks, and the
/// code that recognizes and reads it.
///
/// To add a format, write a file in `Formats/` that declares one row, and add the row to
/// ``IntakeLogFormats/all``. The tests run over the table: the example of a row must be
/// recognized by that row first, be read, and survive being cut off at every byte.
public struct IntakeLogFormat: Sendable {
  /// The stable name in kebab case: a command-line argument.
  public let id: String
  /// What it is, in a line.
  public let summary: String
  /// The apps and people that write it.
  public let writers: String
  /// A name that such a file may have.
  public let exampleName: String
  /// How such a file begins. Made up, and short.
  public let example: RecordingFormat.Example

  /// What a person has to say for such a file to be read, as said for the example.
  public var exampleOptions = IntakeReadingOptions()

  /// Whether it fits every file of its shape, whoever wrote it. Such rows stand at the end of
  /// the table, and may recognize what a more specific row before them reads.
  var isGeneral = false

  /// Whether a file with this beginning is one of these. Cheap, and never an error.
  let recognizes: @Sendable (IntakeContext) -> Bool

  /// Reads a whole file.
  let read: @Sendable (Span<UInt8>, IntakeContext) throws(IngestError) -> IntakeLog
}
