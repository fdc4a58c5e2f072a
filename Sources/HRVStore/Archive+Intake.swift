internal import GRDB
public import HRVModel

extension Archive {
  /// What became of rows of intake that were handed in.
  public struct IntakeChange: Hashable, Sendable {
    /// The rows that were not there, by their ids.
    public let added: [Int64]
    /// How many were there already, or were taken back by the person.
    public let knownCount: Int
    /// How many rows an earlier import took from the same file, that are not in it now.
    public let goneCount: Int
  }

  /// Everything that is kept of what was taken, in the order in which it came.
  ///
  /// - Throws: ``ArchiveError`` when the database cannot be read.
  /// - Complexity: O(*rows*).
  public func intake() throws(ArchiveError) -> [KeptIntake] {
    try perform { database in try database.read { db in try Self.intake(db, place) } }
  }

  static func intake(_ db: Database, _ place: String) throws -> [KeptIntake] {
    try IntakeRecord.filter(IntakeRecord.Columns.isRemoved == false)
      .order(IntakeRecord.Columns.id).fetchAll(db).compactMap { $0.kept(in: place) }
  }

  /// The same as a log, as a study takes it.
  public func intakeLog() throws(ArchiveError) -> IntakeLog {
    IntakeLog(file: place, entries: try intake().map(\.entry))
  }

  /// How messages call the rows that came from no file.
  var place: String { "\(database.path) intake" }

  /// Keeps rows, all of them or, after an error, none.
  ///
  /// A row is there already when schedule, substance, role and dose are; one that stands twice in
  /// `entries` is two doses. What the person took back comes again from the person only.
  ///
  /// - Parameters:
  ///   - entries: the rows, with the magnesium of one dose in mg, 0 to 5000.
  ///   - file: the file that they all came from; nil when a person entered them.
  ///   - forgetsGone: whether rows are removed that came from the same file earlier, and are not in
  ///     it now.
  /// - Throws: ``ArchiveError`` when the database refuses.
  /// - Complexity: O(*rows there and handed in*).
  @discardableResult
  public func keep(
    intake entries: [(entry: IntakeEntry, elementalMg: Double)], file: String? = nil,
    forgetsGone: Bool = false
  ) throws(ArchiveError) -> IntakeChange {
    try perform { database in
      try database.write { db in
        var known: [IntakeKey: IntakeRecord] = [:]
        for record in try IntakeRecord.fetchAll(db) {
          guard let kept = record.kept(in: place) else { continue }
          known[IntakeKey(kept.entry, record.occurrence)] = record
        }
        var gone = Set(known.values.filter { $0.sourceFile == file && file != nil }.map(\.id))
        var seen: [IntakeKey: Int] = [:]
        var added: [Int64] = []
        for (entry, elementalMg) in entries {
          let occurrence = seen[IntakeKey(entry, 1), default: 0] + 1
          seen[IntakeKey(entry, 1)] = occurrence
          var record = IntakeRecord(
            entry, elementalMg: elementalMg, file: file, occurrence: occurrence)
          if let there = known[IntakeKey(entry, occurrence)] {
            gone.remove(there.id)
            guard file == nil, there.isRemoved else { continue }
            record.id = there.id
            try record.update(db)
          } else {
            try record.insert(db)
          }
          if let id = record.id { added.append(id) }
        }
        if forgetsGone {
          for id in gone.compactMap(\.self) { try IntakeRecord.deleteOne(db, key: id) }
        }
        return IntakeChange(
          added: added, knownCount: entries.count - added.count, goneCount: gone.count)
      }
    }
  }

  /// Replaces what a row says; its source is then the person, and the file that said otherwise does
  /// not bring that again.
  ///
  /// - Returns: whether there is such a row.
  /// - Throws: ``ArchiveError`` when another row says the same.
  /// - Complexity: O(*rows*).
  public func change(
    intake id: Int64, to entry: IntakeEntry, elementalMg: Double
  ) throws(ArchiveError) -> Bool {
    try perform { database in
      try database.write { db in
        guard let old = try Self.shown(id, db) else { return false }
        let key = IntakeKey(entry, 1)
        for record in try IntakeRecord.fetchAll(db) where record.id != id {
          guard let kept = record.kept(in: place), IntakeKey(kept.entry, 1) == key else { continue }
          guard record.isRemoved else {
            throw ArchiveError(
              path: database.path, reason: "row \(kept.id) of the intake says the same already")
          }
          // What was taken back is said again.
          try IntakeRecord.deleteOne(db, key: kept.id)
        }
        var record = IntakeRecord(entry, elementalMg: elementalMg, file: nil, occurrence: 1)
        record.id = id
        try record.update(db)
        if old.sourceFile != nil, old.kept(in: place).map({ IntakeKey($0.entry, 1) }) != key {
          var hidden = old
          hidden.id = nil
          hidden.isRemoved = true
          try hidden.insert(db)
        }
        return true
      }
    }
  }

  /// Removes a row; the file that it came from, if any, does not bring it again.
  ///
  /// - Returns: whether there was one.
  /// - Throws: ``ArchiveError`` when the database refuses.
  public func removeIntake(_ id: Int64) throws(ArchiveError) -> Bool {
    try perform { database in
      try database.write { db in
        guard var record = try Self.shown(id, db) else { return false }
        guard record.sourceFile != nil else { return try record.delete(db) }
        record.isRemoved = true
        try record.update(db)
        return true
      }
    }
  }

  private static func shown(_ id: Int64, _ db: Database) throws -> IntakeRecord? {
    try IntakeRecord.filter(IntakeRecord.Columns.isRemoved == false).filter(key: id).fetchOne(db)
  }
}

/// What makes two rows one dose.
private struct IntakeKey: Hashable {
  let schedule: IntakeEntry.Schedule
  let substance: String
  let role: IntakeEntry.Role
  let dose: IntakeEntry.Dose?
  let occurrence: Int

  init(_ entry: IntakeEntry, _ occurrence: Int) {
    schedule = entry.schedule
    substance = entry.substance
    role = entry.role
    dose = entry.dose
    self.occurrence = occurrence
  }
}
