internal import GRDB
public import HRVModel

extension Archive {
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
  var place: String { "\(path ?? "archive in memory") intake" }

  /// Keeps the rows of a file, all of them or, after an error, none.
  ///
  /// A row is there already when schedule, substance, role and dose are; one that stands twice in
  /// `entries` is two doses. Of a row of the same file, the note and the place are those of the file;
  /// of any other row both stay. What the person took back does not come again.
  ///
  /// - Parameters:
  ///   - entries: the rows, with the magnesium of one dose in mg, 0 to 5000.
  ///   - file: the file that they all came from.
  ///   - forgetsGone: whether rows are removed that came from the same file earlier, and are not in
  ///     it now.
  /// - Throws: ``ArchiveError`` when the database refuses.
  /// - Complexity: O(*rows there and handed in*).
  @discardableResult
  public func keep(
    intake entries: [(entry: IntakeEntry, elementalMg: Double)], of file: String,
    forgetsGone: Bool = false
  ) throws(ArchiveError) -> IntakeChange {
    try perform { database in
      try database.write { db in
        var known = try IntakeTable(db, place)
        var change = IntakeChange()
        var gone = Set(known.records.filter { $0.sourceFile == file && !$0.isRemoved }.map(\.id))
        var seen: [IntakeKey: Int] = [:]
        for (entry, elementalMg) in entries {
          let key = IntakeKey(entry)
          let number = seen[key, default: 0]
          seen[key] = number + 1
          guard let there = known.record(number, of: key) else {
            change.added.append(try known.insert(entry, elementalMg, file, db))
            continue
          }
          gone.remove(there.id)
          if there.isRemoved {
            change.takenBackCount += 1
          } else if there.sourceFile == file {
            change.knownCount += 1
            if there.note != entry.note { change.renotedCount += 1 }
            try there.follow(entry, db)
          } else {
            change.knownCount += 1
            change.noteOther(entry, than: there.kept(in: place))
          }
        }
        if forgetsGone {
          for id in gone.compactMap(\.self) { try IntakeRecord.deleteOne(db, key: id) }
        }
        change.goneCount = gone.count
        return change
      }
    }
  }

  /// Keeps rows that a person entered, all of them or, after an error, none. One that is there already
  /// is not entered twice, unless it is said to be a further dose.
  ///
  /// - Parameters:
  ///   - entries: the rows, with the magnesium of one dose in mg, 0 to 5000.
  ///   - areFurther: whether they are doses beside those that are there.
  /// - Throws: ``ArchiveError`` when the database refuses.
  /// - Complexity: O(*rows there and handed in*).
  @discardableResult
  public func keep(
    intake entries: [(entry: IntakeEntry, elementalMg: Double)], areFurther: Bool = false
  ) throws(ArchiveError) -> IntakeChange {
    try perform { database in
      try database.write { db in
        var known = try IntakeTable(db, place)
        var change = IntakeChange()
        for (entry, elementalMg) in entries {
          let shown = known.shown(IntakeKey(entry))
          guard areFurther || shown.isEmpty else {
            change.knownCount += 1
            change.known += shown.prefix(1).compactMap { $0.kept(in: place) }
            if !shown.contains(where: { $0.note == entry.note }) {
              change.noteOther(entry, than: shown[0].kept(in: place))
            }
            continue
          }
          change.added.append(try known.insert(entry, elementalMg, nil, db))
        }
        return change
      }
    }
  }

  /// Replaces what a row says; its source is then the person, and the file that said otherwise does
  /// not bring that again.
  ///
  /// - Parameter row: the row as it was seen.
  /// - Throws: ``ArchiveError`` when another row says the same, or the row is not what it was.
  /// - Complexity: O(*rows*).
  public func change(
    intake row: KeptIntake, to entry: IntakeEntry, elementalMg: Double
  ) throws(ArchiveError) {
    try perform { database in
      try database.write { db in
        let known = try IntakeTable(db, place)
        guard let old = known.records.first(where: { $0.id == row.id }), !old.isRemoved,
          old.kept(in: place) == row
        else {
          throw ArchiveError(path: path, reason: "row \(row.id) was changed meanwhile: look again")
        }
        let (oldKey, key) = (IntakeKey(row.entry), IntakeKey(entry))
        var occurrence = old.occurrence
        if key != oldKey {
          if let twin = known.shown(key).first, let id = twin.id {
            throw ArchiveError(
              path: path, reason: "row \(id) of the intake says the same already")
          }
          // What was taken back is said again.
          for record in known.records(of: key) { try record.delete(db) }
          occurrence = 1
        }
        var record = IntakeRecord(
          entry, elementalMg: elementalMg, file: nil, occurrence: occurrence)
        record.id = row.id
        try record.update(db)
        if old.sourceFile != nil, key != oldKey {
          var hidden = old
          hidden.id = nil
          hidden.isRemoved = true
          try hidden.insert(db)
        }
      }
    }
  }

  /// Removes rows, all of them or, when one is not there, none; files that they came from do not bring
  /// them again.
  ///
  /// - Returns: the numbers of which there is no row.
  /// - Throws: ``ArchiveError`` when the database refuses.
  public func removeIntake(_ ids: [Int64]) throws(ArchiveError) -> [Int64] {
    try perform { database in
      try database.write { db in
        let ids = Set(ids).sorted()
        let rows = try IntakeRecord.filter(IntakeRecord.Columns.isRemoved == false)
          .filter(keys: ids).fetchAll(db)
        guard rows.count == ids.count else {
          let there = Set(rows.compactMap(\.id))
          return ids.filter { !there.contains($0) }
        }
        for var record in rows {
          guard record.sourceFile != nil else {
            try record.delete(db)
            continue
          }
          record.isRemoved = true
          try record.update(db)
        }
        return []
      }
    }
  }
}
