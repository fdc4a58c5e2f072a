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
    let found = rows.text(column, in: bytes)
    return context.error(
      .expected(what, found: found), at: rows.place(column),
      remedy: isOfSpreadsheet(found)
        ? "If a spreadsheet rewrote the times, export the file again and do not open it there;"
          + " otherwise write them as shown"
        : "Correct the time; the beats before and after it cannot be placed without it")
  }

  /// `02.03.2026 07:15`, `3/2/2026 7:15`: one bad cell is not the trouble, all of them are.
  private static func isOfSpreadsheet(_ text: String) -> Bool {
    let date = text.prefix { $0 != " " }
    return ["/", "."].contains { mark in
      let parts = date.split(separator: mark, omittingEmptySubsequences: false)
      return parts.count == 3 && parts.allSatisfy { Int($0) != nil }
    }
  }
}
