public import HRVModel

/// A list of recordings that a person made: paths alone, one a line, or a table of them with
/// whatever else is known.
///
///     file,subject,condition,start
///     s01/rest.txt,s01,rest,2026-03-02T07:15
///     s01/tilt.txt,s01,tilt,
///
/// Paths are relative to the folder of the list, or to the current folder when the list comes from
/// the standard input. Columns but `file` (also `path`) and `start` are carried along as they stand.
///
/// A list is read in portions, as often as its rows are asked for, and never held: one from the
/// standard input is kept in a file without a name. Only what is compressed, or UTF-16, is held whole.
public struct RecordingList: Sendable {
  /// The names of the columns that are carried along, in order.
  public let columns: [String]
  private let text: ListText
  private let table: Table?

  /// One recording of the list.
  public struct Entry: Hashable, Sendable {
    /// Its path, from where the list's own path is seen.
    public let path: String
    /// When it began; nil when the list does not say.
    public let start: Timestamp?
    /// The cells of ``RecordingList/columns``.
    public let cells: [String]
  }

  /// Where the columns of a table stand.
  struct Table: Sendable {
    let layout: TextLayout
    let width: Int
    let file: Int
    let start: Int?
    let others: [Int]
  }

  /// Opens the list at `path` and looks at every row of it; `-` is the standard input.
  ///
  /// - Throws: ``IngestError``, which says which cell is wrong and what to write instead.
  /// - Complexity: O(*bytes*).
  public static func read(path: String) throws(IngestError) -> RecordingList {
    try RecordingList(ListText(path: path))
  }

  /// The same of a list that is in memory; `file` is its name in messages, and its folder is the one
  /// that paths are relative to.
  public static func read(bytes: [UInt8], file: String) throws(IngestError) -> RecordingList {
    try RecordingList(ListText(.memory(bytes), file: file))
  }

  private static let fileNames: Set<String> = ["file", "path", "filename", "recording"]
  private static let startName = "start"

  private init(_ text: ListText) throws(IngestError) {
    self.text = text
    let start = try text.source.bytes(0..<FileHead.byteLimit)
    let head = try FileHead.opened(start.span, file: text.file)
    let header = head.header.map(\.trimmed)
    let names = header.map { ColumnName($0).quantity }
    guard !header.isEmpty else {
      throw IngestError(
        .empty, at: SourceLocation(file: text.file), remedy: "Write a path a line, or a table")
    }
    if let file = names.firstIndex(where: Self.fileNames.contains) {
      let start = names.firstIndex(of: Self.startName)
      let others = header.indices.filter { $0 != file && $0 != start }
      columns = others.map { header[$0] }
      table = Table(
        layout: head.layout, width: header.count, file: file, start: start, others: others)
    } else {
      (columns, table) = ([], nil)
    }
    var entries = entries()
    while try entries.next() != nil {}
  }

  /// Its rows, from the first on.
  public func entries() -> Entries { Entries(text, table) }

  /// The rows of a list, one after another.
  public struct Entries {
    private let folder: String
    private let table: Table?
    private var lines: ListLines
    private var rows: ListRows?

    fileprivate init(_ text: ListText, _ table: Table?) {
      folder = text.folder
      self.table = table
      lines = ListLines(text)
      rows = table.map { ListRows(text, layout: $0.layout) }
    }

    /// The next recording; nil after the last.
    ///
    /// - Throws: ``IngestError`` when the list became another one since it was opened.
    public mutating func next() throws(IngestError) -> Entry? {
      if let table { return try rows?.next(table, in: folder) }
      guard let line = try lines.next() else { return nil }
      return Entry(path: ListText.placed(line, in: folder), start: nil, cells: [])
    }
  }
}
