internal import HRVModel

extension IntakeLogFormat {
  /// All habits in one table, a column each: the Checkmarks.csv beside Habits.csv.
  static let loopHabits = IntakeLogFormat(
    id: "loop-habits",
    summary: "days of all habits, a column each, of which one is magnesium",
    writers: "Loop Habit Tracker (Checkmarks.csv beside Habits.csv)",
    exampleName: "Checkmarks.csv",
    example: RecordingFormat.Example(
      bytes: Array(
        """
        Date,Meditate,Magnesium,
        2026-03-04,UNKNOWN,YES_MANUAL,
        2026-03-03,YES_AUTO,NO,
        2026-03-02,YES_MANUAL,SKIP,

        """.utf8),
      siblings: [
        "Habits.csv": Array(
          """
          Position,Name,Type,Question,Description,Unit
          001,Meditate,YES_NO,,,
          002,Magnesium,YES_NO,,,

          """.utf8)
      ]),
    exampleOptions: IntakeReadingOptions(declaredDose: DeclaredDose("200 mg elemental")),
    recognizes: { context in
      context.column("date") == 0 && context.column("value") == nil
        && (context.head.fileName.lowercased() == "checkmarks.csv"
          || context.head.rows.dropFirst().contains {
            $0.dropFirst().contains(where: LoopHabit.isWord)
          })
    },
    read: LoopHabits.read)
}

/// `Date,<habit>,<habit>,`, newest day first.
enum LoopHabits {
  static func read(
    _ bytes: Span<UInt8>, _ context: IntakeContext
  ) throws(IngestError) -> IntakeLog {
    let header = context.head.header
    let names = header.dropFirst().map(\.trimmed).filter { !$0.isEmpty }
    let chosen = try ItemChoice.choose(among: names, what: "habit", context)
    guard let column = header.firstIndex(where: { $0.trimmed == chosen }) else {
      throw context.error(
        .missingColumn("\"\(chosen)\"", header: header), remedy: "Export again")
    }
    let habit = try LoopHabit(named: chosen, context)
    var log = ItemLog(of: "habit", context)
    var remarks = Remarks()
    var rows = try context.rowsBelowNames(in: bytes)
    while try rows.next(in: bytes) {
      if context.isCut(rows) {
        remarks.note("the last line is cut off and was left out", at: rows.place(0))
        break
      }
      let place = rows.place(column)
      let value = try habit.value(rows.text(column, in: bytes).trimmed, at: place, context)
      log.append(
        ItemLog.Item(
          name: chosen, day: (rows.text(0, in: bytes), rows.place(0)), value: (value, place)))
    }
    let others = names.filter { $0 != chosen }
    if !others.isEmpty {
      remarks.note(
        "\(others.count) other \(others.count == 1 ? "habit is" : "habits are") not read")
    }
    return try log.finished(chosen: chosen, remarks: remarks)
  }
}
