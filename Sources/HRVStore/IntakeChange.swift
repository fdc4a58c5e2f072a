public import HRVModel

/// What became of rows of intake that were handed in.
public struct IntakeChange: Hashable, Sendable {
  /// The rows that were not there, by their ids.
  public internal(set) var added: [Int64] = []
  /// How many were there already.
  public internal(set) var knownCount = 0
  /// Of what a person entered, the rows that were there already.
  public internal(set) var known: [KeptIntake] = []
  /// How many a person removed, or edited to say something else: they stay so.
  public internal(set) var takenBackCount = 0
  /// How many rows have the note that their file has now, and had another one.
  public internal(set) var renotedCount = 0
  /// How many rows an earlier import took from the same file, that are not in it now.
  public internal(set) var goneCount = 0
  /// The rows that are there with another note, which stays.
  public internal(set) var otherNotes: [OtherNote] = []

  /// A row that was handed in with another note than it has.
  public struct OtherNote: Hashable, Sendable {
    /// What was handed in.
    public let entry: IntakeEntry
    /// What is there.
    public let kept: KeptIntake
  }

  /// Nothing is lost where nothing was noted.
  mutating func noteOther(_ entry: IntakeEntry, than kept: KeptIntake?) {
    guard let kept, !entry.note.isEmpty, entry.note != kept.entry.note else { return }
    otherNotes.append(OtherNote(entry: entry, kept: kept))
  }
}
