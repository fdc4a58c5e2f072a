internal import GRDB
public import HRVModel

extension Archive {
  /// The name of what a row says was taken, the same for all spellings of it.
  public typealias SubstanceID = (IntakeEntry) -> String

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
  /// A row is there already when its moment or days, substance, role and magnesium are; one that stands twice in
  /// `entries` is two doses. Of a row of the same file, the note and the place are those of the file;
  /// of any other row both stay. What the person took back does not come again.
  ///
  /// - Parameters:
  ///   - entries: the rows, with the magnesium of one dose in mg, 0 to 5000.
  ///   - file: the file that they all came from.
  ///   - forgetsGone: whether rows are removed that came from the same file earlier, and are not in
  ///     it now.
  ///   - substance: what makes two spellings one substance.
  /// - Throws: ``ArchiveError`` when the database refuses.
  /// - Complexity: O(*rows there and handed in*).
  @discardableResult
  public func keep(
    intake entries: [(entry: IntakeEntry, elementalMg: Double)], of file: String,
    forgetsGone: Bool = false, substance: @escaping SubstanceID = { $0.substance }
  ) throws(ArchiveError) -> IntakeChange {
    try perform { database in
      try database.write { db in
        var known = try IntakeTable(db, place, substance)
        var change = IntakeChange()
        var gone = Set(known.records.filter { $0.sourceFile == file && !$0.isRemoved }.map(\.id))
        var seen: [IntakeKey: Int] = [:]
        for (entry, elementalMg) in entries {
          let key = known.key(of: entry, elementalMg)
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
  ///   - substance: what makes two spellings one substance.
  /// - Throws: ``ArchiveError`` when the database refuses.
  /// - Complexity: O(*rows there and handed in*).
  @discardableResult
  public func keep(
    intake entries: [(entry: IntakeEntry, elementalMg: Double)], areFurther: Bool = false,
    substance: @escaping SubstanceID = { $0.substance }
  ) throws(ArchiveError) -> IntakeChange {
    try perform { database in
      try database.write { db in
        var known = try IntakeTable(db, place, substance)
        var change = IntakeChange()
        for (entry, elementalMg) in entries {
          let shown = known.shown(known.key(of: entry, elementalMg))
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
}
