internal import HRVModel

extension IntakeLogFormat {
  /// Answers of a journal. Columns as quoted from real exports in English and Spanish by public
  /// readers; in other languages they stand in the same order.
  static let whoopJournal = IntakeLogFormat(
    id: "whoop-journal",
    summary: "a yes or no a day to a question about magnesium",
    writers: "Whoop (journal_entries.csv)",
    exampleName: "journal_entries.csv",
    example: """
      Cycle start time,Cycle end time,Cycle timezone,Question text,Answered yes,Notes
      2026-03-02 23:16:59,2026-03-03 23:08:01,UTC+01:00,Took magnesium?,TRUE,
      2026-03-02 23:16:59,2026-03-03 23:08:01,UTC+01:00,Any alcoholic drinks?,FALSE,
      2026-03-03 23:08:01,2026-03-04 22:50:12,UTC+01:00,Took magnesium?,FALSE,

      """,
    exampleOptions: IntakeReadingOptions(
      declaredDose: DeclaredDose("200 mg elemental glycinate")),
    recognizes: { context in
      context.column("questiontext") != nil
        || context.head.fileName.lowercased() == "journal_entries.csv"
          && (5...6).contains(context.columns.count)
    },
    read: WhoopJournal.read)
}

/// Cycles run from falling asleep to falling asleep. The journal asks after waking about the day
/// before, so that an answer is counted to the evening on which its cycle began (until 04:00, to
/// the evening before midnight). No time of day is written down.
enum WhoopJournal {
  static func read(
    _ bytes: Span<UInt8>, _ context: IntakeContext
  ) throws(IngestError) -> IntakeLog {
    // In languages other than English the order of the columns has to do.
    let question = context.column("questiontext") ?? 3
    let answer = context.column("answeredyes", "answeredyesno") ?? question + 1
    let notes = context.column("notes") ?? answer + 1
    var log = ItemLog(of: "question", context)
    var remarks = Remarks()
    remarks.note("an answer counts to the evening on which its cycle began")
    var rows = try context.rowsBelowNames(in: bytes)
    while try rows.next(in: bytes) {
      if context.isCut(rows) {
        remarks.note("the last line is cut off and was left out", at: rows.place(0))
        break
      }
      let start = rows.text(0, in: bytes)
      guard let moment = TimeText.calendar(start) else {
        throw context.error(
          .expected("the start of a cycle such as 2026-03-02 23:16:59", found: start),
          at: rows.place(0), remedy: "Export again")
      }
      log.append(
        ItemLog.Item(
          name: rows.text(question, in: bytes).trimmed,
          day: ("\(moment.wakeDay())", rows.place(0)),
          value: (rows.text(answer, in: bytes).trimmed, rows.place(answer)),
          note: rows.text(notes, in: bytes)))
    }
    return try log.finished(remarks: remarks)
  }
}
