internal import HRVModel

/// The rows of a delimited text, one at a time, cut into cells without allocating.
///
/// Lines end with LF, CRLF or a bare CR. Blank lines, rows of empty cells and lines that begin
/// with `#` are passed over. A cell that begins with `"` lasts to the closing quote, may span
/// lines, and has `""` for a quote within; elsewhere quotes are ordinary characters. Blanks
/// around cells are no part of them.
struct Rows {
  /// A cell of the current row, as a range of bytes.
  private struct Cell {
    var range: Range<Int>
    var isQuoted: Bool
    var line: Int
    var lineStart: Int
  }

  /// The number of cells in the current row. Columns may be missing at its end.
  private(set) var count = 0
  /// The line on which the current row begins, from 1.
  private(set) var line = 0
  /// Whether the text ends in the current row, without a line end: it may be cut off.
  private(set) var isUnterminated = false

  /// Where the current row begins.
  private(set) var start = 0

  /// Room for the cells of a row, reused from row to row; the first ``count`` are of this row.
  private var cells: [Cell] = []
  private let file: String
  private let layout: TextLayout
  private var lineStart: Int
  private var offset: Int
  /// The line on which the next row begins, or a comment or blank line before it.
  private(set) var nextLine: Int

  /// Starts before the first row of a text of this layout.
  init(of file: String, layout: TextLayout) {
    self.file = file
    self.layout = layout
    offset = layout.start
    lineStart = layout.start
    nextLine = layout.firstLine
  }

  /// What marks decimals.
  var decimalMark: DecimalMark { layout.decimalMark }

  /// Where the row after the current one begins.
  var nextOffset: Int { offset }

  /// How many lines there are in front of ``nextOffset``, from where the reading began.
  var linesPassed: Int { nextLine - layout.firstLine }

  /// Rows of the same layout, before the one that begins at `offset`; lines count from 1 there.
  func moved(to offset: Int) -> Rows {
    var layout = layout
    layout.start = offset
    layout.firstLine = 1
    return Rows(of: file, layout: layout)
  }

  /// The row that begins at `offset`; nil when it cannot be cut.
  func row(at offset: Int, in bytes: Span<UInt8>) -> Rows? {
    var rows = moved(to: offset)
    return (try? rows.next(in: bytes)) == true ? rows : nil
  }

  /// Moves to the next row that is neither blank nor a comment; false when there is none.
  mutating func next(in bytes: Span<UInt8>) throws(IngestError) -> Bool {
    while offset < bytes.count {
      line = nextLine
      start = offset
      lineStart = offset
      skipBlanks(in: bytes)
      guard offset < bytes.count else { break }
      let byte = bytes[offset]
      if byte == Byte.lineFeed || byte == Byte.carriageReturn {
        endLine(in: bytes)
      } else if byte == Byte.hash {
        skipLine(in: bytes)
      } else {
        try cutRow(bytes)
        if !isEmpty { return true }
      }
    }
    count = 0
    return false
  }

  /// The bytes of cell `index`; nil when it is missing.
  func range(_ index: Int) -> Range<Int>? { index < count ? cells[index].range : nil }

  /// Where cell `index` of the current row begins; behind the row's last cell when it is
  /// missing.
  func place(_ index: Int) -> Place {
    guard count > 0 else { return Place(line: line, column: 1) }
    let cell = cells[min(index, count - 1)]
    let offset = index < count ? cell.range.lowerBound : cell.range.upperBound
    return Place(line: cell.line, column: offset - cell.lineStart + 1)
  }

  /// The text of cell `index`, quotes undone; empty when it is missing.
  func text(_ index: Int, in bytes: Span<UInt8>) -> String {
    guard index < count else { return "" }
    let text = TextDecoding.text(bytes, cells[index].range)
    guard cells[index].isQuoted, text.utf8.contains(Byte.quote) else { return text }
    // By scalars: a mark that follows a quote makes one character of both.
    var isSecond = false
    return String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter { scalar in
          isSecond = scalar == "\"" && !isSecond
          return scalar != "\"" || isSecond
        }))
  }

  /// The number in cell `index` times ten to the power `shift`; nil when it is none.
  func number(_ index: Int, in bytes: Span<UInt8>, shift: Int = 0) -> Double? {
    guard index < count else { return nil }
    return DecimalNumber.parse(
      bytes, cells[index].range, mark: layout.decimalMark, shift: shift)
  }

  private mutating func cutRow(_ bytes: Span<UInt8>) throws(IngestError) {
    count = 0
    isUnterminated = false
    while true {
      skipBlanks(in: bytes)
      if offset < bytes.count, bytes[offset] == Byte.quote {
        try cutQuotedCell(bytes)
      } else {
        cutPlainCell(bytes)
      }
      guard offset < bytes.count else {
        isUnterminated = true
        return
      }
      if bytes[offset] == Byte.lineFeed || bytes[offset] == Byte.carriageReturn {
        return endLine(in: bytes)
      }
      offset &+= 1
      if layout.delimiter == .blanks {
        skipBlanks(in: bytes)
        guard offset < bytes.count else {
          isUnterminated = true
          return
        }
        if bytes[offset] == Byte.lineFeed || bytes[offset] == Byte.carriageReturn {
          return endLine(in: bytes)
        }
      }
    }
  }

  @inline(__always)
  private mutating func cutPlainCell(_ bytes: Span<UInt8>) {
    let begin = offset
    var i = begin
    let count = bytes.count
    while i < count {
      let byte = bytes[i]
      if byte == Byte.lineFeed || byte == Byte.carriageReturn || isDelimiter(byte) { break }
      i &+= 1
    }
    offset = i
    while i > begin, isBlank(bytes[i &- 1]) { i &-= 1 }
    add(begin..<i, isQuoted: false)
  }

  @inline(__always)
  private mutating func add(_ range: Range<Int>, isQuoted: Bool) {
    let cell = Cell(range: range, isQuoted: isQuoted, line: nextLine, lineStart: lineStart)
    if count < cells.count { cells[count] = cell } else { cells.append(cell) }
    count &+= 1
  }

  /// Whether all cells of the row are empty, as spreadsheets write rows that were cleared.
  private var isEmpty: Bool {
    for i in 0..<count where !cells[i].range.isEmpty { return false }
    return true
  }

  private mutating func cutQuotedCell(_ bytes: Span<UInt8>) throws(IngestError) {
    let opening = Place(line: nextLine, column: offset - lineStart + 1)
    offset += 1
    let begin = offset
    var breaks = 0
    var breakAt: Int?
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == Byte.quote {
        if offset + 1 < bytes.count, bytes[offset + 1] == Byte.quote {
          offset += 2
          continue
        }
        add(begin..<offset, isQuoted: true)
        if let breakAt { (lineStart, nextLine) = (breakAt, nextLine + breaks) }
        offset += 1
        skipBlanks(in: bytes)
        guard
          offset == bytes.count || isDelimiter(bytes[offset])
            || bytes[offset] == Byte.lineFeed || bytes[offset] == Byte.carriageReturn
        else {
          throw IngestError(
            .expected(
              "a delimiter after the closing quote",
              found: TextDecoding.text(bytes, offset..<offset + 1)),
            at: opening.location(in: file),
            remedy: "Double the quotes within a quoted cell, or leave all of them out")
        }
        return
      }
      if byte == Byte.lineFeed
        || byte == Byte.carriageReturn
          && !(offset + 1 < bytes.count && bytes[offset + 1] == Byte.lineFeed)
      {
        breaks += 1
        breakAt = offset + 1
      }
      offset += 1
    }
    throw IngestError(
      .expected("a closing quote", found: "the end of the file"),
      at: opening.location(in: file), remedy: "Close the quote that opens here, or remove it")
  }

  private mutating func skipBlanks(in bytes: Span<UInt8>) {
    while offset < bytes.count, isBlank(bytes[offset]) { offset &+= 1 }
  }

  private mutating func skipLine(in bytes: Span<UInt8>) {
    while offset < bytes.count, bytes[offset] != Byte.lineFeed,
      bytes[offset] != Byte.carriageReturn
    { offset += 1 }
    endLine(in: bytes)
  }

  private mutating func endLine(in bytes: Span<UInt8>) {
    let isReturn = offset < bytes.count && bytes[offset] == Byte.carriageReturn
    if isReturn { offset &+= 1 }
    if offset < bytes.count, bytes[offset] == Byte.lineFeed { offset &+= 1 }
    nextLine &+= 1
  }

  /// A blank that is no delimiter: a tab in a tab-separated row divides.
  @inline(__always)
  private func isBlank(_ byte: UInt8) -> Bool {
    byte == Byte.space || byte == Byte.tab && layout.delimiter != .tab
  }

  @inline(__always)
  private func isDelimiter(_ byte: UInt8) -> Bool {
    byte == layout.delimiter.byte || byte == Byte.tab && layout.delimiter == .blanks
  }
}

// MARK: Rows of plain numbers

extension Rows {
  /// A cursor that stands where this one stands, and reads rows that need no care; nil when
  /// rows of this layout have no delimiter of their own.
  func plain() -> PlainRows? {
    switch layout.delimiter {
    case .none, .blanks: nil
    case .comma, .semicolon, .tab:
      PlainRows(from: offset, delimiter: layout.delimiter.byte, mark: layout.decimalMark)
    }
  }

  /// A cursor that stands where this one stands, and reads lines that are nothing but a number.
  func plainList() -> PlainList { PlainList(from: offset, mark: layout.decimalMark) }

  /// Moves behind the lines that `plain` read. The row has no cells to ask for.
  mutating func pass(_ plain: PlainList) {
    pass(lines: plain.count, lastFrom: plain.start, to: plain.offset)
  }

  /// Moves behind the rows that `plain` read. The row has no cells to ask for.
  mutating func pass(_ plain: PlainRows) {
    pass(lines: plain.count, lastFrom: plain.start, to: plain.offset)
  }

  private mutating func pass(lines: Int, lastFrom begin: Int, to end: Int) {
    guard lines > 0 else { return }
    nextLine += lines
    line = nextLine - 1
    start = begin
    lineStart = begin
    offset = end
    isUnterminated = false
    count = 0
  }
}
