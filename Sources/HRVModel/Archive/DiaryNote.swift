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
