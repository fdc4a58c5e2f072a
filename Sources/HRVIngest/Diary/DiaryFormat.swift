internal import HRVModel

/// A row of the table of diaries: what the layout is called, who writes it, and the code that
/// recognizes and reads it.
///
/// To add a layout, write a file in `Diary/Formats/` that declares one row, and add the row to
/// ``DiaryFormats/all``. The tests run over the table.
public struct DiaryFormat: Sendable {
  /// The stable name in kebab case.
  public let id: String
  /// What it is, in a line.
  public let summary: String
  /// Who writes it.
  public let writers: String
  /// How such a file begins. Made up, and short.
  public let example: String

  /// Whether a file with this beginning is one of these. Cheap, and never an error.
  let recognizes: @Sendable (FileHead) -> Bool
  /// Reads a whole file, cell by cell.
  let read: @Sendable (Span<UInt8>, DiaryDraft) throws(IngestError) -> DiaryDraft
}

/// The diaries.
public enum DiaryFormats {
  /// Every layout, the first that recognizes a file reads it.
  public static let all: [DiaryFormat] = [.dayNotes, .daySheet]
}
