internal import HRVModel

/// A row of the table of formats: what it is called, who writes it, how it looks, and the
/// code that recognizes and reads it.
///
/// To add a format, write a file in `Formats/` that declares one row, and add the row to
/// ``RecordingFormats/all``. The tests run over the table: the example of a row must be
/// recognized by that row first, be read, and survive being cut off at every byte; and a writer
/// that knows nothing of the row (`ExportLayout` of HRVSimulation) must write what it reads.
public struct RecordingFormat: Sendable {
  /// What a format holds.
  public enum Content: String, Hashable, Sendable {
    /// Intervals between beats.
    case rr = "RR"
    /// An electrocardiogram.
    case ecg = "ECG"
  }

  /// The stable name in kebab case: a command-line argument and part of results.
  public let id: String
  /// What it is, in a line.
  public let summary: String
  /// What it holds.
  public let content: Content
  /// The apps and devices that write it.
  public let writers: String
  /// A name that such a file may have.
  public let exampleName: String
  /// How such a file begins. Made up, and short.
  public let example: Example

  /// Whether it reads bytes as they are. All other rows are handed nothing but text.
  var isBinary = false

  /// Whether it fits every file of its shape, whoever wrote it. Such rows stand at the end of
  /// the table, and may recognize what a more specific row before them reads.
  var isGeneral = false

  /// What a person has to say for such a file to be read, as said for the example.
  var exampleOptions = ReadingOptions()

  /// Whether only a person can tell that a file is one of these, by naming its columns.
  var isAskedFor = false

  /// Whether a file with this beginning is one of these. Cheap, and never an error.
  let recognizes: @Sendable (FileHead) -> Bool

  /// Reads a whole file.
  let read: @Sendable (Span<UInt8>, ReadingContext) throws(IngestError) -> Recording
}
