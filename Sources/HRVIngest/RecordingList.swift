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
public struct RecordingList: Hashable, Sendable {
  /// The names of the columns that are carried along, in order.
  public let columns: [String]
  /// The recordings, in order.
  public let entries: [Entry]

  /// One recording of the list.
  public struct Entry: Hashable, Sendable {
    /// Its path, from where the list's own path is seen.
    public let path: String
    /// When it began; nil when the list does not say.
    public let start: Timestamp?
    /// The cells of ``RecordingList/columns``.
    public let cells: [String]
  }

  /// Reads the list at `path`; `-` is the standard input.
  ///
  /// - Throws: ``IngestError``, which says which cell is wrong and what to write instead.
  public static func read(path: String) throws(IngestError) -> RecordingList {
    let input = try InputFile(path: path)
    let (name, isStream) = (input.name, SystemFile.standardInputPaths.contains(path))
    let folder = isStream ? "" : name.lastIndex(of: "/").map { String(name[...$0]) } ?? ""
    return try input.withBytes { bytes throws(IngestError) in
      try read(bytes, file: name, folder: folder)
    }
  }

  /// Reads a list that is in memory; `file` is its name in messages, and its folder is the one that
  /// paths are relative to.
  public static func read(bytes: [UInt8], file: String) throws(IngestError) -> RecordingList {
    try read(
      bytes.span, file: file, folder: file.lastIndex(of: "/").map { String(file[...$0]) } ?? "")
  }

  private static let fileNames: Set<String> = ["file", "path", "filename", "recording"]
  private static let startName = "start"

  private static func read(
    _ bytes: Span<UInt8>, file: String, folder: String
  ) throws(IngestError) -> RecordingList {
    let head = try FileHead.opened(bytes, file: file)
    var rows = Rows(of: file, layout: head.layout)
    guard try rows.next(in: bytes) else {
      throw IngestError(
        .empty, at: SourceLocation(file: file), remedy: "Write a path a line, or a table")
    }
    let header = (0..<rows.count).map { rows.text($0, in: bytes).trimmed }
    let names = header.map { ColumnName($0).quantity }
    guard let fileColumn = names.firstIndex(where: fileNames.contains) else {
      return try plain(bytes, file: file, folder: folder)
    }
    let startColumn = names.firstIndex(of: startName)
    let others = header.indices.filter { $0 != fileColumn && $0 != startColumn }
    var entries: [Entry] = []
    while try rows.next(in: bytes) {
      guard rows.count <= header.count else {
        throw IngestError(
          .expected(
            "\(header.count) cells as in the first line",
            found: rows.text(header.count, in: bytes)),
          at: rows.place(header.count).location(in: file),
          remedy: "Put text that holds the delimiter in quotes")
      }
      func cell(_ column: Int) -> String {
        column < rows.count ? rows.text(column, in: bytes).trimmed : ""
      }
      let path = cell(fileColumn)
      guard !path.isEmpty else {
        throw IngestError(
          .expected("the path of a recording", found: ""),
          at: rows.place(0).location(in: file), remedy: "Write it, or leave the row out")
      }
      let text = startColumn.map(cell) ?? ""
      let start = text.isEmpty ? nil : TimeText.calendar(text)
      if start == nil, !text.isEmpty {
        throw IngestError(
          .expected("the start as YYYY-MM-DDTHH:MM, perhaps with +hh:mm", found: text),
          at: rows.place(startColumn ?? 0).location(in: file),
          remedy: "Write it like 2026-03-02T07:15, or leave it empty")
      }
      entries.append(
        Entry(path: placed(path, in: folder), start: start, cells: others.map(cell)))
    }
    return RecordingList(columns: others.map { header[$0] }, entries: entries)
  }

  /// A path a line: commas and semicolons are part of it.
  private static func plain(
    _ bytes: Span<UInt8>, file: String, folder: String
  ) throws(IngestError) -> RecordingList {
    var lines: [[UInt8]] = [[]]
    for i in bytes.indices {
      if bytes[i] == UInt8(ascii: "\n") {
        lines.append([])
      } else if bytes[i] != UInt8(ascii: "\r") {
        lines[lines.count - 1].append(bytes[i])
      }
    }
    let paths = lines.map { String(decoding: $0, as: UTF8.self).trimmed }.filter { !$0.isEmpty }
    return RecordingList(
      columns: [],
      entries: paths.map { Entry(path: placed($0, in: folder), start: nil, cells: []) })
  }

  private static func placed(_ path: String, in folder: String) -> String {
    path.hasPrefix("/") || path == SystemFile.standardInputPaths[0] ? path : folder + path
  }
}
