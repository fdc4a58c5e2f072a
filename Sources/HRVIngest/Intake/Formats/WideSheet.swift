internal import HRVModel

extension IntakeLogFormat {
  /// A line a day, a column a thing.
  static let wideSheet = IntakeLogFormat(
    id: "day-sheet",
    summary: "a line a day with a column of yes/no, of counts or of mg for magnesium",
    writers: "people, spreadsheets; HRV4Training with a tag of its own",
    exampleName: "days.csv",
    example: """
      date,coffee,magnesium,mood
      2026-03-02,1,1,good
      2026-03-03,0,0,fair
      2026-03-04,2,,good

      """,
    exampleOptions: IntakeReadingOptions(
      declaredDose: DeclaredDose("200 mg elemental citrate")),
    isGeneral: true,
    recognizes: WideSheet.recognizes,
    read: WideSheet.read)
}

/// A column of days and columns of ticks, counts or masses. The person names the column, or it
/// says magnesium.
enum WideSheet {
  private static let days: Set<String> = [
    "date", "day", "datetime", "timestamp", "datum", "tag", "fecha", "data", "jour", "dia", "dzień",
    "дата", "fulldate",
  ]

  static func recognizes(_ context: IntakeContext) -> Bool {
    guard let day = dayColumn(context), context.columns.count > 1 else { return false }
    let others = context.head.header.indices.filter { $0 != day }
    if let item = context.options.item {
      return others.contains { context.head.header[$0].lowercased().contains(item.lowercased()) }
    }
    if others.contains(where: { MagnesiumName.matches(context.head.header[$0]) }) { return true }
    // A table of ticks is asked which of them is meant, unless it is something else.
    guard !RecordingFormats.all.contains(where: { $0.recognizes(context.head) }),
      !BeatlessExport.all.contains(where: { $0.recognizes(context.head) })
    else { return false }
    return others.contains { column in
      let cells = context.head.rows.dropFirst().compactMap { $0.count > column ? $0[column] : nil }
      return cells.contains { !$0.isEmpty } && cells.allSatisfy { TickReading($0) != nil }
    }
  }

  static func read(
    _ bytes: Span<UInt8>, _ context: IntakeContext
  ) throws(IngestError) -> IntakeLog {
    let header = context.head.header.map(\.trimmed)
    guard let day = dayColumn(context) else {
      throw context.error(
        .missingColumn("\"date\"", header: header), remedy: "Name the columns in the first line")
    }
    let names = header.indices.filter { $0 != day && !header[$0].isEmpty }.map { header[$0] }
    let chosen = try ItemChoice.choose(among: names, what: "column", context)
    guard let column = header.indices.first(where: { $0 != day && header[$0] == chosen }) else {
      throw context.error(.missingColumn("\"\(chosen)\"", header: header), remedy: "Name it")
    }
    var remarks = Remarks()
    let others = names.count - 1
    if others > 0 {
      remarks.note("\(others) other \(others == 1 ? "column is" : "columns are") not read")
    }
    let cells = try cells(of: column, named: chosen, day: day, bytes, context, &remarks)
    if let unit = ItemValue.massUnit(of: chosen) {
      guard let source = context.options.source else {
        throw context.error(
          .ambiguous(
            "the column \"\(TextDecoding.shown(chosen))\" may hold supplements alone, or all"
              + " magnesium of a day"),
          remedy: "Say --intake-source supplement and, with it, --intake-basis elemental or"
            + " --intake-basis compound; or --intake-source total if food is part of it")
      }
      if source == .total { return try totals(cells, unit, remarks, context) }
    }
    var log = ItemLog(of: "column", context)
    for cell in cells { log.append(cell) }
    return try log.finished(chosen: chosen, remarks: remarks)
  }

  private static func cells(
    of column: Int, named name: String, day: Int, _ bytes: Span<UInt8>, _ context: IntakeContext,
    _ remarks: inout Remarks
  ) throws(IngestError) -> [ItemLog.Item] {
    let clock = context.column("time", "clock").flatMap { $0 == day || $0 == column ? nil : $0 }
    var cells: [ItemLog.Item] = []
    var rows = try context.rowsBelowNames(in: bytes)
    while try rows.next(in: bytes) {
      let text = rows.text(day, in: bytes).trimmed
      guard !text.isEmpty else {
        remarks.note(oneOf: "lines without a day", at: rows.place(0)) {
          "a line without a day was left out"
        }
        continue
      }
      cells.append(
        ItemLog.Item(
          name: name, day: (withoutFirstMinutes(text), rows.place(day)),
          clock: clock.map { rows.text($0, in: bytes).trimmed } ?? "",
          value: (rows.text(column, in: bytes).trimmed, rows.place(column))))
    }
    return cells
  }

  /// Masses that food is part of.
  private static func totals(
    _ cells: [ItemLog.Item], _ unit: IntakeEntry.Unit, _ remarks: Remarks, _ context: IntakeContext
  ) throws(IngestError) -> IntakeLog {
    var entries = IntakeEntries(context)
    entries.remarks = remarks
    var days = WrittenDays(context)
    for cell in cells { days.see(cell.day.text, at: cell.day.place) }
    let order = try days.order()
    for cell in cells where TickReading(cell.value.text) != .unknown {
      let amount = try context.amount(cell.value.text, at: cell.value.place)
      let schedule = try IntakeMoment.schedule(
        cell.day.text, clock: cell.clock, order: order, at: cell.day.place, context)
      try entries.addTotal(cell.name, amount: amount, unit: unit, schedule, at: cell.value.place)
    }
    return entries.finished()
  }

  /// The day alone, where a program put midnight or the minute after it for want of a time.
  private static func withoutFirstMinutes(_ text: String) -> String {
    guard let moment = TimeText.calendar(text), moment.localHour < 2.0 / 60 else { return text }
    return "\(moment.localDay)"
  }

  /// The column that holds the days: by its name, else the first one if it begins with a day.
  private static func dayColumn(_ context: IntakeContext) -> Int? {
    if let column = context.columns.firstIndex(where: { days.contains($0.quantity) }) {
      return column
    }
    guard context.head.rows.count > 1, let cell = context.head.rows[1].first else { return nil }
    let day = WrittenDays.dayPart(of: cell)
    let isDay =
      TimeText.calendar(cell) != nil || CalendarDay.spelledOut(day) != nil
      || CalendarDay.read(day) != .none
    return isDay ? 0 : nil
  }
}
