internal import HRVModel

extension IntakeLogFormat {
  /// One habit: the Checkmarks.csv in the folder that is called after it.
  static let loopHabit = IntakeLogFormat(
    id: "loop-habit",
    summary: "days of one habit, whose folder tells its name",
    writers: "Loop Habit Tracker (Checkmarks.csv in the folder of a habit)",
    exampleName: "001 Magnesium/Checkmarks.csv",
    example: """
      Date,Value,Notes
      2026-03-04,YES_MANUAL,
      2026-03-03,NO,forgot
      2026-03-02,UNKNOWN,

      """,
    exampleOptions: IntakeReadingOptions(declaredDose: DeclaredDose("200 mg elemental")),
    recognizes: { context in
      let isCheckmarks = context.head.fileName.lowercased() == "checkmarks.csv"
      if context.column("date") == 0, context.column("value") == 1 {
        return isCheckmarks
          || context.head.rows.dropFirst().contains { $0.count > 1 && LoopHabit.isWord($0[1]) }
      }
      return (2...3).contains(context.columns.count)
        && TimeText.day(context.head.header.first ?? "") != nil
        && (isCheckmarks || LoopHabit.isWord(context.head.header[1]))
    },
    read: LoopHabitFile.read)
}

/// `Date,Value,Notes`, or without names and notes in older versions; newest day first.
enum LoopHabitFile {
  static func read(
    _ bytes: Span<UInt8>, _ context: IntakeContext
  ) throws(IngestError) -> IntakeLog {
    let name = try name(context)
    let habit = try LoopHabit(named: name, context)
    var log = ItemLog(of: "habit", context)
    var remarks = Remarks()
    var rows = context.rows()
    if context.column("date") == 0 { _ = try rows.next(in: bytes) }
    while try rows.next(in: bytes) {
      if rows.count < 2 || context.isCut(rows) {
        remarks.note("a line without a value was left out", at: rows.place(0))
        continue
      }
      let place = rows.place(1)
      log.append(
        ItemLog.Item(
          name: name, day: (rows.text(0, in: bytes), rows.place(0)),
          value: (try habit.value(rows.text(1, in: bytes).trimmed, at: place, context), place),
          note: rows.text(2, in: bytes)))
    }
    return try log.finished(chosen: name, remarks: remarks)
  }

  /// The name of the habit: what the person says, else the folder without its number.
  private static func name(_ context: IntakeContext) throws(IngestError) -> String {
    if let item = context.options.item { return item }
    let folder = context.folderName
    let number = folder.prefix { $0.isASCII && $0.isNumber }
    let name = number.isEmpty ? folder : String(folder.dropFirst(number.count)).trimmed
    guard MagnesiumName.matches(name) else {
      throw context.error(
        .ambiguous(
          name.isEmpty
            ? "nothing tells which habit this is"
            : "the habit \"\(TextDecoding.shown(name))\" does not say magnesium"),
        remedy: "Hand in the file in the folder of its habit, such as"
          + " \"001 Magnesium/Checkmarks.csv\", or say --intake-item \"Magnesium\" if it is")
    }
    return name
  }
}
