public import HRVModel

/// What `hrv diary list` shows: the notes that an archive keeps.
public enum DiaryListDocument {
  /// The version that the JSON document names.
  public static let schema = "hrv.diary/1"

  /// The notes as a table.
  public static func text(
    _ notes: [DiaryNote], style: TextStyle = .plain, widthColumns: Int = 100
  ) -> String {
    guard !notes.isEmpty else { return "no notes\n" }
    guard widthColumns >= leastTableColumns else {
      return notes.map {
        DatedBlock.text(
          $0.day.description, ["\($0.name): \($0.value)"], widthColumns: widthColumns)
      }.joined()
    }
    var table = TextTable([.init("day"), .init("what"), .init("note", wraps: true)])
    for note in notes { table.append([note.day.description, note.name, note.value]) }
    return table.text(widthColumns: widthColumns, style: style)
  }

  /// Below this width a note is two lines, not one of a table.
  private static let leastTableColumns = 72

  /// The notes as a diary that reads back as the same: `date,name,value`.
  public static func csv(_ notes: [DiaryNote]) -> String {
    var text = CSV.record(["date", "name", "value"].map { .text($0) })
    for note in notes {
      // A sign is no formula here.
      let isNumber =
        Double(note.value) != nil
        && note.value.utf8.allSatisfy { "+-.0123456789".utf8.contains($0) }
      text += CSV.record([
        .text(note.day.description), .text(note.name),
        isNumber ? .verbatim(note.value) : .text(note.value),
      ])
    }
    return text
  }

  /// The notes as JSON.
  public static func json(_ notes: [DiaryNote]) -> String {
    let document: JSONValue = [
      "schema": .string(schema),
      "notes": .array(
        notes.map {
          [
            "day": .string($0.day.description), "name": .string($0.name),
            "value": .string($0.value),
          ]
        }),
    ]
    return document.text
  }
}
