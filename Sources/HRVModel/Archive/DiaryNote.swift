/// One thing that a person noted on a day, as written.
public struct DiaryNote: Hashable, Sendable {
  /// The day.
  public let day: CivilDay
  /// What the note is of, such as `alcohol`.
  public let name: String
  /// What was noted: a number, yes or no, or words.
  public let value: String

  /// Creates a note.
  public init(day: CivilDay, name: String, value: String) {
    self.day = day
    self.name = name
    self.value = value
  }
}

extension Diary {
  /// Its notes, by day, in the order of the columns: numbers as the shortest decimals, yes and no as
  /// these words.
  ///
  /// - Complexity: O(*n* log *n*).
  public var notes: [DiaryNote] {
    let byColumn = columns.enumerated().flatMap { index, column in
      column.values.map { day, value in
        (index, DiaryNote(day: day, name: column.name, value: Self.text(value, column.kind)))
      }
    }
    return byColumn.sorted { ($0.1.day, $0.0) < ($1.1.day, $1.0) }.map(\.1)
  }

  private static func text(_ value: DiaryColumn.Value, _ kind: DiaryColumn.Kind) -> String {
    switch value {
    case .level(let words): words
    case .number(let number):
      kind == .yesNo ? (number > 0 ? "yes" : "no") : SettingText.decimal(number)
    }
  }
}
