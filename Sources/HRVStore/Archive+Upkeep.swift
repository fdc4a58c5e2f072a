internal import Foundation
internal import GRDB

extension Archive {
  /// What is wrong with the file, a sentence each; nothing when all is well.
  ///
  /// SQLite looks at every page and every reference, and the intervals of every recording must
  /// have their digest and make a series.
  ///
  /// - Throws: ``ArchiveError`` when the database cannot be read at all.
  /// - Complexity: O(*size of the file*).
  public func problems() throws(ArchiveError) -> [String] {
    try perform { database in
      try database.read { db in
        var problems = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
        for row in try Row.fetchAll(db, sql: "PRAGMA foreign_key_check") {
          let (table, parent): (String, String) = (row[0], row[2])
          problems.append("a row of \(table) belongs to no row of \(parent)")
        }
        let rows = try BeatsRecord.fetchCursor(db)
        while let beats = try rows.next() {
          guard (try? beats.series()) == nil else { continue }
          let file = try RecordingRecord.fetchOne(db, key: beats.recordingId)?.file
          problems.append(
            "the intervals of \(file ?? "recording \(beats.recordingId)") are damaged: import the"
              + " file again")
        }
        return problems
      }
    }
  }

  /// Copies the archive, as it is at one moment, to a new file that only its owner can read; other
  /// programs may write to the archive meanwhile. The copy appears whole or not at all, and a damaged
  /// archive is not copied: a copy that is taken for good would replace one that is.
  ///
  /// - Throws: ``ArchiveError`` with the path of the archive when it is damaged, and with `path` when
  ///   there is a file already, or it cannot be written.
  /// - Complexity: O(*size of the file*).
  public func backUp(to path: String) throws(ArchiveError) {
    try perform { database in
      let files = FileManager.default
      guard !files.fileExists(atPath: path) else {
        throw ArchiveError(path: path, reason: "there is a file already")
      }
      let damage = try database.read { db in
        try String.fetchAll(db, sql: "PRAGMA quick_check").first { $0 != "ok" }
      }
      if let damage {
        throw ArchiveError(
          path: self.path,
          reason: "is damaged, and nothing was copied: \(damage) (hrv archive check says all)")
      }
      let part = "\(path).\(ProcessInfo.processInfo.processIdentifier).part"
      try? files.removeItem(atPath: part)
      do {
        try Self.makeFile(at: part)
        let copy = try DatabaseQueue(path: part)
        try database.backup(to: copy)
        // One file, without a log beside it.
        try copy.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
        try copy.close()
        try files.moveItem(atPath: part, toPath: path)
      } catch {
        for suffix in ["", "-journal"] { try? files.removeItem(atPath: part + suffix) }
        let isFull = (error as? DatabaseError)?.resultCode == .SQLITE_FULL
        throw ArchiveError(
          path: path, reason: isFull ? "there is no space left for it" : "\(error)")
      }
    }
  }

  /// Gives back the room of what was replaced.
  ///
  /// - Throws: ``ArchiveError`` when the disk is full, or another program writes.
  /// - Complexity: O(*size of the file*).
  public func vacuum() throws(ArchiveError) {
    try perform { try $0.vacuum() }
  }
}
