internal import HRVModel

/// A daily summary as a delimited text with a line of names.
struct DailyTable {
  /// The names of the columns as they stand in the file.
  let header: [String]
  private let names: [ColumnName]
  private let context: DailySummaryContext
  /// Before the first row below the names.
  private let body: Rows

  /// Reads the line of names.
  init(_ bytes: Span<UInt8>, _ context: DailySummaryContext) throws(IngestError) {
    var rows = Rows(of: context.file, layout: context.head.layout)
    let hasNames = try rows.next(in: bytes)
    header = hasNames ? (0..<rows.count).map { rows.text($0, in: bytes) } : []
    names = header.map { ColumnName($0) }
    body = rows
    self.context = context
  }

  /// The column with one of these names, the first of them that there is; nil without.
  func column(_ quantities: [String]) throws(IngestError) -> Int? {
    for quantity in quantities {
      let found = names.indices.filter { names[$0].quantity == quantity }
      guard found.count < 2 else {
        throw context.error(
          .ambiguous("two columns are called \"\(header[found[1]])\""),
          remedy: "Take one of them out, or rename it")
      }
      if let column = found.first { return column }
    }
    return nil
  }

  /// The column with one of these names.
  func required(_ quantities: String...) throws(IngestError) -> Int {
    guard let column = try column(quantities) else {
      throw context.error(
        .missingColumn("\"\(quantities[0])\"", header: header),
        remedy: "Export the file again with all its columns, or read it as what it is")
    }
    return column
  }

  /// Calls `body` with each row below the names.
  func forEachRow(
    _ bytes: Span<UInt8>, _ body: (Rows) throws(IngestError) -> Void
  ) throws(IngestError) {
    var rows = self.body
    while try rows.next(in: bytes) { try body(rows) }
  }

  /// The series of the metric that was asked for, with the moment that `moment` tells of each
  /// row; nil where there is none. `remarks` are those of the format.
  func series(
    _ bytes: Span<UInt8>, remarks: Remarks = Remarks(),
    moment: (Rows) throws(IngestError) -> DailySeries.Moment?
  ) throws(IngestError) -> DailySeries {
    var present: [DailyMetric] = []
    for metric in context.format.metrics where try column(metric.columns) != nil {
      present.append(metric)
    }
    let quantity = try context.quantity(among: present)
    guard let column = try column(quantity.metric.columns) else {
      throw context.error(
        .missingColumn("\"\(quantity.metric.symbol)\"", header: header), remedy: "Export it again")
    }
    var samples = DailySamples(of: quantity)
    samples.remarks = remarks
    var areUTC = false
    var rows = body
    while try rows.next(in: bytes) {
      let place = rows.place(column)
      if isTooLong(rows) {
        samples.remarks.note(oneOf: "rows with more cells than names", at: rows.place(0)) {
          "this row has more cells than there are names, and was left out"
        }
        continue
      }
      // A number on which the text ends, without a line end, may be the half of one.
      if rows.isUnterminated, rows.range(column) != nil, column == rows.count - 1 {
        samples.remarks.note("the file ends within this row, which was left out", at: place)
        continue
      }
      guard let value = try value(rows, column, bytes, of: quantity.metric) else {
        samples.addMissing(at: place)
        continue
      }
      guard let moment = try moment(rows) else {
        samples.remarks.note(oneOf: "values without a date", at: rows.place(0)) {
          "this value has no date, and was left out"
        }
        continue
      }
      if case .at(let time) = moment, time.utcOffsetS == 0 { areUTC = true }
      samples.add(value, at: shown(moment), place: place, file: context.file)
    }
    if areUTC, context.options.zone == nil {
      samples.remarks.note(
        "the times in this file are UTC; the local clock was not written down")
    }
    return try samples.finished(context)
  }

  /// The number in a cell; nil where one of the marks of a missing value stands.
  private func value(
    _ rows: Rows, _ column: Int, _ bytes: Span<UInt8>, of metric: DailyMetric
  ) throws(IngestError) -> Double? {
    if let number = rows.number(column, in: bytes) { return number }
    let text = rows.text(column, in: bytes).trimmed
    if Self.missing.contains(text.lowercased()) { return nil }
    let unit = metric.unit.isEmpty ? "" : " in \(metric.unit)"
    throw context.error(
      .expected("\(metric.symbol)\(unit)", found: text), at: rows.place(column),
      remedy: "Correct the value, or leave the cell empty")
  }

  private func isTooLong(_ rows: Rows) -> Bool {
    guard rows.count > header.count else { return false }
    return (header.count..<rows.count).contains { rows.range($0).map { !$0.isEmpty } ?? false }
  }

  /// A time on the person's clock, when its zone was given.
  private func shown(_ moment: DailySeries.Moment) -> DailySeries.Moment {
    guard case .at(let time) = moment, let zone = context.options.zone else { return moment }
    return .at(zone.resolve(time))
  }

  private static let missing: Set<String> = ["", "-", "--", "none", "nan", "null", "n/a", "na"]
}

extension DailyTable {
  /// The moment in a cell: a day, with or without a time; nil when it is blank.
  func moment(
    _ rows: Rows, _ column: Int, _ bytes: Span<UInt8>
  ) throws(IngestError) -> DailySeries.Moment? {
    let text = rows.text(column, in: bytes).trimmed
    guard !text.isEmpty else { return nil }
    if let time = TimeText.calendar(text) { return .at(time) }
    let words = text.split(separator: " ", maxSplits: 1).map(String.init)
    switch CalendarDay.read(words[0]) {
    case .day(let day):
      if words.count == 1 { return .on(day) }
      if let time = TimeText.calendar("\(day) \(words[1])") { return .at(time) }
    case .ambiguous:
      throw context.error(
        .ambiguous("\"\(words[0])\" is one day in Europe and another in America"),
        at: rows.place(column), remedy: "Write days as YYYY-MM-DD")
    case .none: break
    }
    throw context.error(
      .expected("a day such as 2026-03-02, with or without a time", found: text),
      at: rows.place(column), remedy: "Export the file again, or correct the date")
  }

  /// The day in a cell, whatever time is written beside it; nil when it is blank.
  func day(
    _ rows: Rows, _ column: Int, _ bytes: Span<UInt8>
  ) throws(IngestError) -> DailySeries.Moment? {
    switch try moment(rows, column, bytes) {
    case .at(let time): .on(time.localDay)
    case let day: day
    }
  }
}
