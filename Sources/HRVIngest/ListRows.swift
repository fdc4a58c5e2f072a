internal import HRVModel

/// The rows of a list that is a table, below its header.
struct ListRows {
  private let file: String
  private let layout: TextLayout
  private var portion: ListPortion
  private var rows: Rows
  private var isBelowHeader = false

  /// No row of a list has more bytes: a quote that was left open holds all that follows.
  private static let longestRow = 1 << 20

  init(_ text: ListText, layout: TextLayout) {
    file = text.file
    self.layout = layout
    portion = ListPortion(text.source)
    rows = Rows(of: text.file, layout: layout)
  }

  /// The next recording; nil after the last.
  mutating func next(
    _ table: RecordingList.Table, in folder: String
  ) throws(IngestError) -> RecordingList.Entry? {
    if !isBelowHeader {
      isBelowHeader = true
      guard try advance() else { return nil }
    }
    guard try advance() else { return nil }
    guard rows.count <= table.width else {
      throw IngestError(
        .expected(
          "\(table.width) cells as in the first line", found: text(table.width)),
        at: rows.place(table.width).location(in: file),
        remedy: "Put text that holds the delimiter in quotes")
    }
    func cell(_ column: Int) -> String { text(column).trimmed }
    guard let path = path(table.file, in: folder) else {
      throw IngestError(
        .expected("the path of a recording", found: ""), at: rows.place(0).location(in: file),
        remedy: "Write it, or leave the row out")
    }
    let start = try table.start.map { column throws(IngestError) in
      try ListedStart.read(cell(column), at: rows.place(column).location(in: file))
    }
    return RecordingList.Entry(path: path, start: start ?? nil, cells: table.others.map(cell))
  }

  private func text(_ column: Int) -> String {
    let bytes = portion.bytes
    return rows.text(column, in: bytes.span)
  }

  /// The path in a cell, as ``PathText`` where its bytes are those of a file; nil for an empty cell.
  private func path(_ column: Int, in folder: String) -> String? {
    let text = text(column).trimmed
    guard !text.isEmpty, let range = rows.range(column) else { return nil }
    let placed = ListText.placed(text, in: folder)
    let bytes = portion.bytes[range]
    // Text of an old encoding may be what was written, or may be how the system calls the file.
    guard String(validating: bytes, as: UTF8.self) == nil else { return placed }
    let written = ListText.placed(PathText.written(bytes.span), in: folder)
    return SystemFile.exists(path: written) ? written : placed
  }

  /// Moves to the next row that is all there.
  private mutating func advance() throws(IngestError) -> Bool {
    while true {
      var (start, line) = (rows.nextOffset, rows.nextLine)
      let hasMore = start < portion.bytes.count
      let isFound = Result { () throws(IngestError) in
        let bytes = portion.bytes
        return try rows.next(in: bytes.span)
      }
      // What reaches the last byte at hand may go on behind it, if only by the second half of its end.
      if rows.nextOffset < portion.bytes.count || portion.isLast { return try isFound.get() }
      if hasMore { (start, line) = (rows.start, rows.line) }
      guard portion.bytes.count - start <= Self.longestRow else {
        _ = try isFound.get()
        throw IngestError(
          .expected("a row of at most 1 MiB", found: ""),
          at: SourceLocation(file: file, line: line),
          remedy: "Write a path a line, or a row for each recording")
      }
      let past = min(start, portion.bytes.count)
      try portion.move(past: past)
      var layout = layout
      (layout.start, layout.firstLine) = (start - past, line)
      rows = Rows(of: file, layout: layout)
    }
  }
}
