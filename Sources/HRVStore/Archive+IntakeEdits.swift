internal import GRDB
public import HRVModel

extension Archive {
  /// Replaces what a row says; its source is then the person, and the file that said otherwise does
  /// not bring that again.
  ///
  /// - Parameters:
  ///   - row: the row as it was seen.
  ///   - entry: what it says from now on.
  ///   - elementalMg: the magnesium of one dose, in mg, 0 to 5000.
  ///   - substance: what makes two spellings one substance.
  /// - Throws: ``ArchiveError`` when another row says the same, or the row is not what it was.
  /// - Complexity: O(*rows*).
  public func change(
    intake row: KeptIntake, to entry: IntakeEntry, elementalMg: Double,
    substance: @escaping SubstanceID = { $0.substance }
  ) throws(ArchiveError) {
    try perform { database in
      try database.write { db in
        let known = try IntakeTable(db, place, substance)
        guard let old = known.records.first(where: { $0.id == row.id }), !old.isRemoved,
          old.kept(in: place) == row
        else {
          throw ArchiveError(path: path, reason: "row \(row.id) was changed meanwhile: look again")
        }
        let (oldKey, key) = (
          known.key(of: row.entry, row.elementalMg), known.key(of: entry, elementalMg)
        )
        var occurrence = known.occurrence(of: oldKey, ofRow: old)
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
