internal import HRVModel

/// The beginning of a file: all that a format may look at to tell whether a file is one of its
/// own. Formats of bytes look at the signature, formats of text at the lines, cut and decoded.
struct FileHead: Sendable {
  /// The last component of the path.
  let fileName: String
  /// What the bytes give the file away as; nil when it is text, and only then there are lines.
  let signature: FileSignature?
  /// How the text is divided.
  let layout: TextLayout
  /// The first lines that are neither blank nor comments, as they stand.
  let lines: [String]
  /// The lines that begin with `#` among them, as they stand.
  let comments: [String]
  /// The cells of ``lines``. Empty where a quote is left open.
  let rows: HeadRows

  /// The cells of the first row; empty when there is none.
  let header: [String]

  /// The names that the cells of the first row are, taken apart once for all formats to ask.
  let names: [ColumnName]

  /// The beginning of a text that begins with markup, in lower case; nil for all others.
  let markupStart: String?

  /// The numbers of each row, read once for all formats to ask.
  private let numbersOfRows: HeadNumbers

  /// What ``numericRows(width:)`` gives for the width that most rows of numbers have.
  private let mostNumeric: (width: Int, table: HeadNumbers.Table)?

  /// How many lines are looked at.
  static let lineLimit = 64
  /// How many bytes are looked at.
  static let byteLimit = 1 << 16

  /// Reads the head of a file, or of the table in it that begins at `origin` with this line.
  init(_ bytes: Span<UInt8>, file: String, from origin: Int = 0, line: Int = 1) {
    fileName = FileNameClues.lastComponent(of: file) ?? file
    signature = FileSignature.recognized(bytes, fileName: fileName)
    let from = min(origin, bytes.count)
    let limit = signature == nil ? Self.byteLimit : 0
    let bytes = bytes.extracting(from..<min(bytes.count, from + limit))
    var start = 0
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { start = 3 }
    var lines: [String] = []
    var comments: [String] = []
    var declared: (delimiter: TextLayout.Delimiter, end: Int)?
    var cursor = Lines(from: start)
    while lines.count + comments.count < Self.lineLimit, cursor.next(in: bytes) {
      let text = TextDecoding.text(bytes, cursor.range)
      if lines.isEmpty, declared == nil, let delimiter = TextLayout.declaredDelimiter(text) {
        declared = (delimiter, cursor.nextOffset)
      } else if let first = text.utf8.first(where: { $0 != Byte.space && $0 != Byte.tab }) {
        if first == Byte.hash { comments.append(text) } else { lines.append(text) }
      }
    }
    var layout = TextLayout.sniffed(from: lines)
    layout.start = declared?.end ?? start
    layout.firstLine = declared == nil ? 1 : 2
    if let declared { layout.delimiter = declared.delimiter }
    self.lines = lines
    self.comments = comments
    let cut = Self.rows(of: bytes.extracting(0..<cursor.nextOffset), layout: layout)
    rows = cut.cells
    numbersOfRows = cut.numbers
    // Nearly always, all rows of numbers have the width of the last.
    mostNumeric = cut.numbers.lastWidth.flatMap { width in
      cut.numbers.table(width: width).map { (width, $0) }
    }
    header = rows.first.map { Array($0) } ?? []
    names = header.map(ColumnName.init)
    markupStart =
      lines.first?.trimmed.hasPrefix("<") == true
      ? lines.prefix(4).joined(separator: " ").prefix(2000).lowercased() : nil
    layout.start += from
    layout.firstLine += line - 1
    self.layout = layout
  }

  /// The head of a text file: refuses what is empty or no text.
  static func opened(_ bytes: Span<UInt8>, file: String) throws(IngestError) -> FileHead {
    let head = FileHead(bytes, file: file)
    try head.requireText(of: file)
    return head
  }

  /// Refuses what is empty or no text.
  func requireText(of file: String) throws(IngestError) {
    let beginning = SourceLocation(file: file)
    if let signature {
      throw IngestError(.binary(signature.what), at: beginning, remedy: signature.remedy)
    }
    guard !lines.isEmpty || !comments.isEmpty else {
      throw IngestError(.empty, at: beginning, remedy: "Export or write it again")
    }
  }

  /// The number that a cell is, by the layout of the file; nil when it is none.
  func number(_ cell: String) -> Double? { Self.number(cell, layout) }

  private static func number(_ cell: String, _ layout: TextLayout) -> Double? {
    let bytes = Array(cell.utf8)
    return DecimalNumber.parse(bytes.span, 0..<bytes.count, mark: layout.decimalMark)
  }

  /// The numbers of a row, or nil when a cell is no number. Empty cells at its end do not
  /// count.
  func numbers(_ row: Int) -> ArraySlice<Double>? { numbersOfRows[row] }

  /// The rows of exactly `width` numbers below what may be a row of names; nil when other rows
  /// are more than one in eight. See ``HeadNumbers/table(width:)``.
  func numericRows(width: Int) -> HeadNumbers.Table? {
    if let most = mostNumeric, most.width == width { return most.table }
    return numbersOfRows.table(width: width)
  }

  private static func rows(
    of bytes: Span<UInt8>, layout: TextLayout
  ) -> (cells: HeadRows, numbers: HeadNumbers) {
    var cursor = Rows(of: "", layout: layout)
    var cells = HeadRows()
    var numbers = HeadNumbers()
    do throws(IngestError) {
      while try cursor.next(in: bytes) {
        cells.append(cursor.count) { cursor.text($0, in: bytes) }
        var count = cursor.count
        while count > 0, cursor.range(count - 1)?.isEmpty == true { count -= 1 }
        numbers.append(count) { cursor.number($0, in: bytes) }
      }
    } catch {
      // An open quote is reported by the reader, with its place; here it ends the head.
      return (cells, numbers)
    }
    return (cells, numbers)
  }
}
