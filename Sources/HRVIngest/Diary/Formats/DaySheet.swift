internal import HRVModel

extension DiaryFormat {
  /// A line a day, a column a thing.
  static let daySheet = DiaryFormat(
    id: "day-columns",
    summary: "a line a day: date, and a column for each thing noted (numbers, yes/no, or words)",
    writers: "people, spreadsheets, HRV4Training",
    example: """
      date,alcohol,training,sleep,illness,posture
      2026-03-02,0,45,7:30,no,supine
      2026-03-03,2,0,6:10,no,supine
      2026-03-04,,30,7:45,yes,sitting

      """,
    recognizes: { DaySheet.dayColumn($0) != nil && $0.names.count > 1 },
    read: { bytes, draft throws(IngestError) in try DaySheet.read(bytes, draft) })
}

/// A table of days.
private enum DaySheet {
  private static let days: Set<String> = ["date", "day", "datum", "fecha", "datetime", "wakeday"]

  static func dayColumn(_ head: FileHead) -> Int? {
    head.names.firstIndex { days.contains($0.quantity) }
  }

  static func read(
    _ bytes: Span<UInt8>, _ draft: DiaryDraft
  ) throws(IngestError) -> DiaryDraft {
    var draft = draft
    var rows = Rows(of: draft.file, layout: draft.head.layout)
    guard try rows.next(in: bytes), let dayColumn = dayColumn(draft.head) else { return draft }
    var names: [String] = []
    for i in 0..<rows.count {
      let name = rows.text(i, in: bytes).trimmed
      names.append(name)
      if i != dayColumn, !name.isEmpty { try draft.add(column: name, at: rows.place(i)) }
    }
    while try rows.next(in: bytes) {
      let text = rows.text(dayColumn, in: bytes).trimmed
      guard !text.isEmpty else {
        let place = rows.place(0)
        draft.remarks.note(oneOf: "lines without a day", at: place) {
          "a line without a day was left out"
        }
        continue
      }
      let day = try draft.day(text, at: rows.place(dayColumn))
      for i in 0..<rows.count where i != dayColumn {
        let cell = rows.text(i, in: bytes).trimmed
        guard i < names.count else {
          if cell.isEmpty { continue }
          throw draft.error(
            .expected("\(names.count) cells as in the first line", found: cell),
            at: rows.place(i), remedy: "Put text that holds the delimiter in quotes")
        }
        if !names[i].isEmpty { try draft.add(cell, to: names[i], on: day, at: rows.place(i)) }
      }
    }
    return draft
  }
}
