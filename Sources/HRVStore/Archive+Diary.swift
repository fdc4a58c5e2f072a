internal import GRDB
public import HRVModel

extension Archive {
  /// How many notes became what.
  public struct DiaryChange: Hashable, Sendable {
    /// Those of which nothing was known.
    public var addedCount = 0
    /// Those that said something else before.
    public var replacedCount = 0
    /// Those that said the same before.
    public var knownCount = 0
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
  /// - Throws: ``ArchiveError`` when a note has no name or no value, or the database refuses.
  @discardableResult
  public func keep(diary notes: [DiaryNote]) throws(ArchiveError) -> DiaryChange {
    try perform { database in
      try database.write { db in
        var change = DiaryChange()
        for record in notes.map(DiaryNoteRecord.init) {
          let old = try DiaryNoteRecord.fetchOne(db, key: ["day": record.day, "key": record.key])
          if old?.value == record.value {
            change.knownCount += 1
          } else {
            try record.save(db)
            if old == nil { change.addedCount += 1 } else { change.replacedCount += 1 }
          }
        }
        return change
      }
    }
  }

  /// Removes the note of a day called `name`, or all of that day.
  ///
  /// - Returns: how many there were.
  /// - Throws: ``ArchiveError`` when the database refuses.
  public func removeNotes(on day: CivilDay, name: String? = nil) throws(ArchiveError) -> Int {
    try perform { database in
      try database.write { db in
        var rows = DiaryNoteRecord.filter(Column("day") == day.daysSince1970)
        if let name { rows = rows.filter(Column("key") == DiaryColumn.key(of: name)) }
        return try rows.deleteAll(db)
      }
    }
  }
}
