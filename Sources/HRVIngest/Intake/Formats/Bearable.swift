internal import HRVModel

extension IntakeLogFormat {
  /// A row for each reading of a day.
  ///
  /// Columns and days as in fixtures of public readers. How amounts are written is not attested
  /// beyond numbers and the unit in brackets behind the name.
  static let bearable = IntakeLogFormat(
    id: "bearable",
    summary: "readings of a day, of which those named magnesium are read",
    writers: "Bearable",
    exampleName: "bearable-export.csv",
    example: """
      date,weekday,time of day,category,rating/amount,detail,notes
      "2nd Mar 2026","Monday","mid","Symptom","2","Neck pain (Moderate)",""
      "2nd Mar 2026","Monday","pm","Medication","400","Magnesium glycinate (mg)","late"

      """,
    exampleOptions: IntakeReadingOptions(basis: .elemental),
    recognizes: { context in
      context.column("category") != nil && context.column("ratingamount") != nil
        && context.column("date") != nil
    },
    read: Bearable.read)
}

/// `date`, `time of day` (`am`, `mid`, `pm`, `all day` or a clock), `category`, `rating/amount`,
/// `detail`, `notes`. A reading without an amount says nothing of how much.
enum Bearable {
  static func read(
    _ bytes: Span<UInt8>, _ context: IntakeContext
  ) throws(IngestError) -> IntakeLog {
    guard let day = context.column("date"), let amount = context.column("ratingamount"),
      let detail = context.column("detail")
    else {
      throw context.error(
        .missingColumn("\"detail\"", header: context.head.header), remedy: "Export again")
    }
    let clock = context.column("timeofday")
    let notes = context.column("notes")
    var log = ItemLog(of: "reading", context)
    var remarks = Remarks()
    var rows = try context.rowsBelowNames(in: bytes)
    while try rows.next(in: bytes) {
      if context.isCut(rows) {
        remarks.note("the last line is cut off and was left out", at: rows.place(0))
        break
      }
      log.append(
        ItemLog.Item(
          name: rows.text(detail, in: bytes).trimmed,
          day: (rows.text(day, in: bytes).trimmed, rows.place(day)),
          clock: clock.map { rows.text($0, in: bytes).trimmed } ?? "",
          value: (rows.text(amount, in: bytes).trimmed, rows.place(amount)),
          note: notes.map { rows.text($0, in: bytes) } ?? ""))
    }
    return try log.finished(remarks: remarks)
  }
}
