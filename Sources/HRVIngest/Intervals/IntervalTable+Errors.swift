internal import HRVModel

extension IntervalTable {
  /// Where one column was announced, a second number on a row would be lost silently.
  static func checkWidth(
    _ rows: Rows, _ bytes: Span<UInt8>, _ context: ReadingContext
  ) throws(IngestError) {
    guard rows.count > 1,
      let extra = (1..<rows.count).first(where: { rows.range($0)?.isEmpty == false })
    else { return }
    throw context.error(
      .expected("the end of the line after the RR interval", found: rows.text(extra, in: bytes)),
      at: rows.place(extra), remedy: "Keep one column, or name all columns in a first line")
  }

  static func noInterval(
    _ rows: Rows, _ column: Int, _ bytes: Span<UInt8>, _ context: ReadingContext
  ) -> IngestError {
    let found = rows.text(column, in: bytes)
    let isOtherMark = found.contains(context.head.layout.decimalMark == .comma ? "." : ",")
    return context.error(
      .expected("an RR interval", found: found), at: rows.place(column),
      remedy: isOtherMark
        ? "Write all numbers with one decimal mark and without marks for thousands"
        : "Correct the value, or divide the file here: leaving the line out would join two beats"
          + " that did not follow each other")
  }

  static func noStamp(
    _ rows: Rows, _ stamp: Columns.Stamp, _ bytes: Span<UInt8>, _ context: ReadingContext
  ) -> IngestError {
    let (column, what) =
      switch stamp {
      case .elapsed(let column, _): (column, "a time in numbers")
      case .clock(let column):
        (column, "a time such as 2026-03-02T07:15:00.000 or in ms since 1970")
      case .none: (0, "a time")
      }
    return context.error(
      .expected(what, found: rows.text(column, in: bytes)), at: rows.place(column),
      remedy: "Correct the time; the beats before and after it cannot be placed without it")
  }
}
