internal import HRVModel

extension IntakeLogFormat {
  /// Health metrics by minute, hour or day.
  ///
  /// `Date/Time` and a column for each metric with its unit, as public readers quote it.
  static let healthAutoExport = IntakeLogFormat(
    id: "health-auto-export",
    summary: "Apple Health's magnesium by hour or day, food and supplements together, elemental",
    writers: "Health Auto Export (CSV)",
    exampleName: "HealthAutoExport-2026-03-01-2026-03-31.csv",
    example: """
      Date/Time,Active Energy (kcal),Magnesium (mg),Step Count (count)
      2026-03-02 00:00:00,779.45,412.5,10448
      2026-03-03 00:00:00,625.32,,7499

      """,
    recognizes: { context in
      context.head.header.first?.lowercased() == "date/time" && context.magnesiumColumn != nil
    },
    read: HealthAutoExport.read)
}

/// Sums by time. The midnight of a daily sum is no time of day.
enum HealthAutoExport {
  static func read(
    _ bytes: Span<UInt8>, _ context: IntakeContext
  ) throws(IngestError) -> IntakeLog {
    guard let magnesium = context.magnesiumColumn else {
      throw context.error(
        .missingColumn("\"Magnesium (mg)\"", header: context.head.header),
        remedy: "Export again with magnesium among the metrics")
    }
    let order = try context.dateOrder(of: 0, in: bytes)
    var entries = IntakeEntries(context)
    var unreported = 0
    var rows = try context.rowsBelowNames(in: bytes)
    while try rows.next(in: bytes) {
      if context.isCut(rows) {
        entries.remarks.note("the last line is cut off and was left out", at: rows.place(0))
        break
      }
      let text = rows.text(magnesium.index, in: bytes)
      guard !text.isEmpty else {
        unreported += 1
        continue
      }
      let place = rows.place(magnesium.index)
      let amount = try context.amount(text, at: place)
      let schedule = try IntakeMoment.schedule(
        rows.text(0, in: bytes), order: order, at: rows.place(0), context)
      try entries.addTotal(
        "magnesium", amount: amount, unit: magnesium.unit, withoutMidnight(schedule), at: place)
    }
    if unreported > 0 {
      entries.remarks.note(
        "the magnesium of \(counted(unreported, "row")) is not reported, and not counted as 0")
    }
    return entries.finished()
  }

  /// The day alone, where the clock shows midnight.
  static func withoutMidnight(_ schedule: IntakeEntry.Schedule) -> IntakeEntry.Schedule {
    guard case .at(let moment) = schedule, moment.localHour == 0 else { return schedule }
    return .on(moment.localDay)
  }
}
