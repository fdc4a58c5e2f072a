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
  let rows: [[String]]

  /// How many lines are looked at.
  static let lineLimit = 64
  /// How many bytes are looked at.
  static let byteLimit = 1 << 16

  /// Reads the head of a file.
  init(_ bytes: Span<UInt8>, file: String) {
    fileName = file.split(separator: "/").last.map(String.init) ?? file
    signature = FileSignature.recognized(bytes, fileName: fileName)
    let limit = signature == nil ? Self.byteLimit : 0
    let bytes = bytes.extracting(0..<min(bytes.count, limit))
    var start = 0
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { start = 3 }
    var lines: [String] = []
    var comments: [String] = []
    var declared: (delimiter: TextLayout.Delimiter, end: Int)?
    var offset = start
    while offset < bytes.count, lines.count + comments.count < Self.lineLimit {
      let end = Self.endOfLine(bytes, from: offset)
      let line = TextDecoding.text(bytes, offset..<end)
      let next = Self.startOfLine(bytes, after: end)
      if lines.isEmpty, declared == nil, let delimiter = TextLayout.declaredDelimiter(line) {
        declared = (delimiter, next)
      } else if let first = line.utf8.first(where: { $0 != Byte.space && $0 != Byte.tab }) {
        if first == Byte.hash { comments.append(line) } else { lines.append(line) }
      }
      offset = next
    }
    var layout = TextLayout.sniffed(from: lines)
    layout.start = declared?.end ?? start
    layout.firstLine = declared == nil ? 1 : 2
    if let declared { layout.delimiter = declared.delimiter }
    self.layout = layout
    self.lines = lines
    self.comments = comments
    rows = Self.rows(of: bytes.extracting(0..<offset), layout: layout)
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

  /// The cells of the first row; empty when there is none.
  var header: [String] { rows.first ?? [] }

  /// The number that a cell is, by the layout of the file; nil when it is none.
  func number(_ cell: String) -> Double? {
    let bytes = Array(cell.utf8)
    return DecimalNumber.parse(bytes.span, 0..<bytes.count, mark: layout.decimalMark)
  }

  /// The numbers of a row, or nil when a cell is no number. Empty cells at its end do not
  /// count.
  func numbers(_ row: Int) -> [Double]? {
    var cells = rows[row][...]
    while cells.last == "" { cells.removeLast() }
    let numbers = cells.compactMap(number)
    return numbers.isEmpty || numbers.count < cells.count ? nil : numbers
  }

  /// The rows of exactly `width` numbers below what may be a row of names; nil when other rows
  /// are more than one in eight.
  ///
  /// A few others are let pass so that a file with one spoilt line is still recognized, and
  /// its reader can point at that line.
  func numericRows(width: Int) -> (hasHeader: Bool, rows: [[Double]])? {
    var hasHeader = false
    var numeric: [[Double]] = []
    var others = 0
    for row in rows.indices {
      if let numbers = numbers(row), numbers.count == width {
        numeric.append(numbers)
      } else if row == 0 {
        hasHeader = true
      } else {
        others += 1
      }
    }
    return numeric.isEmpty || others > max(1, numeric.count / 7) ? nil : (hasHeader, numeric)
  }

  private static func rows(of bytes: Span<UInt8>, layout: TextLayout) -> [[String]] {
    var cursor = Rows(of: "", layout: layout)
    var rows: [[String]] = []
    do throws(IngestError) {
      while try cursor.next(in: bytes) {
        rows.append((0..<cursor.count).map { cursor.text($0, in: bytes) })
      }
    } catch {
      // An open quote is reported by the reader, with its place; here it ends the head.
      return rows
    }
    return rows
  }

  private static func endOfLine(_ bytes: Span<UInt8>, from offset: Int) -> Int {
    var i = offset
    while i < bytes.count, bytes[i] != Byte.lineFeed, bytes[i] != Byte.carriageReturn { i += 1 }
    return i
  }

  private static func startOfLine(_ bytes: Span<UInt8>, after end: Int) -> Int {
    guard end < bytes.count else { return end }
    let isPair =
      bytes[end] == Byte.carriageReturn && end + 1 < bytes.count
      && bytes[end + 1] == Byte.lineFeed
    return end + (isPair ? 2 : 1)
  }
}
