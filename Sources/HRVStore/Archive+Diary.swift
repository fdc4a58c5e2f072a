internal import GRDB
public import HRVModel

extension Archive {
  /// What became of notes that were handed in.
  public struct DiaryChange: Hashable, Sendable {
    /// Those of which nothing was known.
    public internal(set) var addedCount = 0
    /// Those that said the same before.
    public internal(set) var knownCount = 0
    /// How many a person removed or replaced: they stay so.
    public internal(set) var takenBackCount = 0
    /// Those that said something else before.
    public internal(set) var replaced: [Replacement] = []

    /// A note in the place of another.
    public struct Replacement: Hashable, Sendable {
      /// What was noted before.
      public let old: DiaryNote
      /// What is noted now.
      public let new: DiaryNote
    }
  }

  /// Every note, by day and then by name.
  ///
  /// - Throws: ``ArchiveError`` when the database cannot be read.
  public func diaryNotes() throws(ArchiveError) -> [DiaryNote] {
    try perform { database in try database.read { db in try Self.diaryNotes(db) } }
  }

  static func diaryNotes(_ db: Database) throws -> [DiaryNote] {
    try DiaryNoteRecord.order(Column("day"), Column("key")).fetchAll(db).map(\.note)
  }

  /// Keeps notes, all of them or, after an error, none. A day has one note of a thing, the last one,
  /// whatever the case of its name and what stands between the words.
  ///
  /// - Parameter areOfFile: whether a file says so: it does not bring what the person took back.
  /// - Throws: ``ArchiveError`` when a note has no name or no value, or the database refuses.
  @discardableResult
  public func keep(
    diary notes: [DiaryNote], areOfFile: Bool = false
  ) throws(ArchiveError) -> DiaryChange {
    try perform { database in
      try database.write { db in
        var change = DiaryChange()
        for record in notes.map(DiaryNoteRecord.init) {
          let old = try DiaryNoteRecord.fetchOne(db, key: ["day": record.day, "key": record.key])
          let removed = RemovedNoteRecord(record)
          if let old, old.value == record.value {
            change.knownCount += 1
          } else if areOfFile, try removed.exists(db) {
            change.takenBackCount += 1
          } else {
            try record.save(db)
            try removed.delete(db)
            guard let old else {
              change.addedCount += 1
              continue
            }
            change.replaced.append(.init(old: old.note, new: record.note))
            if !areOfFile { try RemovedNoteRecord(old).save(db) }
          }
        }
        return change
      }
    }
  }

  /// Removes the note of a day called `name`, or all of that day; a file that says the same does not
  /// bring it again.
  ///
  /// - Returns: how many there were.
  /// - Throws: ``ArchiveError`` when the database refuses.
  public func removeNotes(on day: CivilDay, name: String? = nil) throws(ArchiveError) -> Int {
    try perform { database in
      try database.write { db in
        var rows = DiaryNoteRecord.filter(Column("day") == day.daysSince1970)
        if let name { rows = rows.filter(Column("key") == DiaryColumn.key(of: name)) }
        for note in try rows.fetchAll(db) { try RemovedNoteRecord(note).save(db) }
        return try rows.deleteAll(db)
      }
    }
  }
}
