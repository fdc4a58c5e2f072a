internal import HRVModel

extension DiaryFormat {
  /// A line for each thing noted on a day.
  static let dayNotes = DiaryFormat(
    id: "day-notes",
    summary:
      "a line for each thing noted: date, name (or tag, question, factor), value (or answer)",
    writers: "people, and apps that export long tables",
    example: """
      date,name,value
      2026-03-02,alcohol,0
      2026-03-02,sleep,7:30
      2026-03-03,alcohol,2

      """,
    recognizes: { DayNotes.Columns($0) != nil },
    read: { bytes, draft throws(IngestError) in try DayNotes.read(bytes, draft) })
}

/// A table of notes.
private enum DayNotes {
  struct Columns {
    let day, name, value: Int

    init?(_ head: FileHead) {
      func column(_ names: Set<String>) -> Int? {
        head.names.firstIndex { names.contains($0.quantity) }
      }
      guard
        let day = column(["date", "day"]),
        let name = column(["name", "tag", "question", "questiontext", "factor", "item"]),
        let value = column(["value", "answer", "answeredyes", "amount", "rating"])
      else { return nil }
      (self.day, self.name, self.value) = (day, name, value)
    }
  }

  static func read(
    _ bytes: Span<UInt8>, _ draft: DiaryDraft
  ) throws(IngestError) -> DiaryDraft {
    var draft = draft
    var rows = Rows(of: draft.file, layout: draft.head.layout)
    guard try rows.next(in: bytes), let columns = Columns(draft.head) else { return draft }
    while try rows.next(in: bytes) {
      let name = rows.text(columns.name, in: bytes).trimmed.unguarded
      guard !name.isEmpty else { continue }
      let day = try draft.day(
        rows.text(columns.day, in: bytes).trimmed, at: rows.place(columns.day))
      try draft.add(
        rows.text(columns.value, in: bytes).trimmed.unguarded, to: name, on: day,
        at: rows.place(columns.value))
    }
    return draft
  }
}
