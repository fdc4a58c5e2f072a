public import HRVModel

/// Reads diaries of every known layout (``DiaryFormats/all``).
///
/// Nothing is guessed: an empty cell is a day of which nothing is known, and a column that was
/// asked for must hold numbers, yes and no, or words throughout.
public struct DiaryReader: Sendable {
  /// The columns that are going to be used; what is wrong in others does no harm.
  public var columns: [String]
  /// The order of day and month, where the file does not tell.
  public var dateOrder: IntakeReadingOptions.DateOrder?

  /// Creates a reader.
  public init(columns: [String] = [], dateOrder: IntakeReadingOptions.DateOrder? = nil) {
    self.columns = columns
    self.dateOrder = dateOrder
  }

  /// Reads the diary at `path`.
  ///
  /// - Throws: ``IngestError``, which says which cell is wrong and what to write instead.
  /// - Complexity: O(*bytes*).
  public func read(path: String) throws(IngestError) -> Diary {
    try read(InputFile(path: path))
  }

  /// Reads a diary that is already in memory; `file` is its name in messages.
  public func read(bytes: [UInt8], file: String) throws(IngestError) -> Diary {
    try read(InputFile(bytes: bytes, name: file))
  }

  /// Reads notes that are kept somewhere as a file with a line for each would be read: ``Diary/notes``
  /// of a diary give the same columns again.
  ///
  /// - Parameter file: how messages call the place; the line in them is the number of the note, from 1.
  /// - Throws: ``IngestError`` as ``read(path:)``.
  public func read(notes: [DiaryNote], file: String) throws(IngestError) -> Diary {
    let none: [UInt8] = []
    var draft = DiaryDraft(
      file: file, head: FileHead(none.span, file: file), dateOrder: dateOrder, wanted: columns)
    for (index, note) in notes.enumerated() {
      try draft.add(
        note.value, to: note.name, on: note.day, at: Place(line: index + 1, column: 1))
    }
    return try draft.finished()
  }

  private func read(_ input: borrowing InputFile) throws(IngestError) -> Diary {
    let (name, plainName) = (input.name, input.plainName)
    return try input.withBytes { bytes throws(IngestError) in
      let head = FileHead(bytes, file: plainName)
      try head.requireText(of: name)
      guard let format = DiaryFormats.all.first(where: { $0.recognizes(head) }) else {
        throw IngestError(
          .unknownFormat(
            tried: DiaryFormats.all.map(\.id),
            firstLine: TextDecoding.shown(head.lines.first ?? "", limit: 80)),
          at: SourceLocation(file: name),
          remedy: "Write a CSV whose first line names its columns: date, and one for each thing"
            + " that was noted")
      }
      let draft = DiaryDraft(file: name, head: head, dateOrder: dateOrder, wanted: columns)
      return try format.read(bytes, draft).finished()
    }
  }
}
