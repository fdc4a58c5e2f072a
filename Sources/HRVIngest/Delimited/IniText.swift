internal import HRVModel

/// A text of `[Section]` lines and `key=value` lines with one section that is a table.
struct IniText {
  /// The value of each key above the table, with its place; the first of equal keys counts.
  private(set) var values: [String: (text: String, place: Place)] = [:]
  /// Where the table begins and ends, and the number of its first line; nil without one.
  private(set) var table: (bytes: Range<Int>, line: Int)?

  /// Reads the text up to the end of the section `table`, which is named without brackets.
  init(_ bytes: Span<UInt8>, table name: String, start: Int) {
    var lines = Lines(from: start)
    while lines.next(in: bytes) {
      if let table {
        if !lines.range.isEmpty, bytes[lines.range.lowerBound] == UInt8(ascii: "[") {
          self.table = (table.bytes.lowerBound..<lines.range.lowerBound, table.line)
          return
        }
        continue
      }
      let text = TextDecoding.text(bytes, lines.range)
      if text.trimmed == "[\(name)]" {
        table = (lines.nextOffset..<bytes.count, lines.number + 1)
      } else if let equals = text.firstIndex(of: "=") {
        let key = String(text[..<equals]).trimmed
        guard values[key] == nil else { continue }
        let column = text[...equals].utf8.count
        values[key] = (
          String(text[text.index(after: equals)...]).trimmed,
          Place(line: lines.number, column: column + 1)
        )
      }
    }
  }

  /// The intervals in ms that the table holds, one a line; nil without a table.
  func series(
    _ bytes: Span<UInt8>, _ context: ReadingContext, _ remarks: inout Remarks
  ) throws(IngestError) -> RRSeries? {
    guard let table else { return nil }
    let bytes = bytes.extracting(0..<table.bytes.upperBound)
    let below = context.below(table.bytes.lowerBound, line: table.line, in: bytes)
    let intervals = try IntervalTable.read(
      bytes,
      columns: .init(interval: 0, intervalName: ColumnName("RR [ms]"), isAlone: true),
      context: below, remarks: &remarks)
    return try RRAssembly.series(intervals, clock: nil, context: below, remarks: &remarks)
  }
}
