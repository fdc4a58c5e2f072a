internal import HRVModel

extension IntakeLogFormat {
  /// Sums of a day. Columns as in the header of a real export that a public reader quotes.
  static let cronometerDays = IntakeLogFormat(
    id: "cronometer-days",
    summary: "magnesium of whole days, food and supplements together, in mg elemental",
    writers: "Cronometer (dailysummary.csv)",
    exampleName: "dailysummary.csv",
    example: """
      Date,Energy (kcal),Iron (mg),Magnesium (mg),Manganese (mg),Protein (g),Completed
      2026-03-02,2893.56,14.20,412.30,4.10,120.10,true
      2026-03-03,2410.00,11.90,388.10,3.70,98.40,false
      2026-03-04,0.00,0.00,0.00,0.00,0.00,false

      """,
    recognizes: { context in
      context.column("date") == 0 && context.column("completed") != nil
        && context.magnesiumColumn != nil && context.column("foodname") == nil
    },
    read: CronometerDays.read)
}

/// Daily sums. A day of nothing but zeros that was not completed was not logged.
enum CronometerDays {
  static func read(
    _ bytes: Span<UInt8>, _ context: IntakeContext
  ) throws(IngestError) -> IntakeLog {
    guard let magnesium = context.magnesiumColumn, let day = context.column("date", "day") else {
      throw context.error(
        .missingColumn("\"Magnesium (mg)\"", header: context.head.header),
        remedy: "Export again with all nutrients")
    }
    let completed = context.column("completed")
    let energy = context.columns.firstIndex { $0.quantity.hasPrefix("energy") }
    let order = try context.dateOrder(of: day, in: bytes)
    var entries = IntakeEntries(context)
    var unfinished = 0
    var unlogged = 0
    var rows = try context.rowsBelowNames(in: bytes)
    while try rows.next(in: bytes) {
      if context.isCut(rows) {
        entries.remarks.note("the last line is cut off and was left out", at: rows.place(0))
        break
      }
      let text = rows.text(magnesium.index, in: bytes)
      let place = rows.place(magnesium.index)
      let isCompleted = completed.map { rows.text($0, in: bytes).lowercased() == "true" } ?? true
      let eaten = energy.flatMap { rows.number($0, in: bytes) } ?? 0
      let mass = text.isEmpty ? nil : try context.amount(text, at: place)
      guard let mass, mass > 0 || eaten > 0 || isCompleted else {
        unlogged += 1
        continue
      }
      if !isCompleted { unfinished += 1 }
      let schedule = try IntakeMoment.schedule(
        rows.text(day, in: bytes), order: order, at: rows.place(day), context)
      try entries.addTotal(
        "day", amount: mass, unit: magnesium.unit, schedule, at: place)
    }
    if unlogged > 0 {
      entries.remarks.note("nothing was logged on \(counted(unlogged, "day")): unknown, not 0")
    }
    if unfinished > 0 {
      entries.remarks.note(
        "not marked complete, so that entries may be missing: \(counted(unfinished, "day"))")
    }
    return entries.finished()
  }
}
