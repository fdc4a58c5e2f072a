internal import GRDB
internal import HRVModel

/// What makes two rows one dose.
struct IntakeKey: Hashable {
  let schedule: IntakeEntry.Schedule
  let substance: String
  let role: IntakeEntry.Role
  let dose: IntakeEntry.Dose?

  init(_ entry: IntakeEntry) {
    schedule = entry.schedule
    substance = entry.substance
    role = entry.role
    dose = entry.dose
  }
}

/// The rows of `intake`, by the dose that they are of.
struct IntakeTable {
  /// All rows, removed ones too.
  private(set) var records: [IntakeRecord]
  private var places: [IntakeKey: [Int]] = [:]

  init(_ db: Database, _ place: String) throws {
    records = try IntakeRecord.order(Column("occurrence")).fetchAll(db)
    for (index, record) in records.enumerated() {
      guard let kept = record.kept(in: place) else { continue }
      places[IntakeKey(kept.entry), default: []].append(index)
    }
  }

  /// The rows of a dose, removed ones too, in the order of their occurrence.
  func records(of key: IntakeKey) -> [IntakeRecord] { (places[key] ?? []).map { records[$0] } }

  /// The rows of a dose that were not removed.
  func shown(_ key: IntakeKey) -> [IntakeRecord] { records(of: key).filter { !$0.isRemoved } }

  /// The row of a dose with this number, from 0; nil when there are not so many.
  func record(_ number: Int, of key: IntakeKey) -> IntakeRecord? {
    guard let indices = places[key], number < indices.count else { return nil }
    return records[indices[number]]
  }

  /// Adds a row of a dose beside those that there are; what was removed is shown again when a person
  /// says so.
  mutating func insert(
    _ entry: IntakeEntry, _ elementalMg: Double, _ file: String?, _ db: Database
  ) throws -> Int64 {
    let key = IntakeKey(entry)
    let there = places[key] ?? []
    if file == nil, let index = there.first(where: { records[$0].isRemoved }) {
      var record = IntakeRecord(
        entry, elementalMg: elementalMg, file: nil, occurrence: records[index].occurrence)
      record.id = records[index].id
      try record.update(db)
      records[index] = record
      return try id(of: record)
    }
    let taken = Set(there.map { records[$0].occurrence })
    let free = (1...taken.count + 1).first { !taken.contains($0) } ?? taken.count + 1
    var record = IntakeRecord(entry, elementalMg: elementalMg, file: file, occurrence: free)
    try record.insert(db)
    places[key] = there + [records.count]
    records.append(record)
    return try id(of: record)
  }

  private func id(of record: IntakeRecord) throws -> Int64 {
    guard let id = record.id else { throw DatabaseError(message: "a row without a number") }
    return id
  }
}

extension IntakeRecord {
  /// Takes note and place of the same row as its file has it now.
  func follow(_ entry: IntakeEntry, _ db: Database) throws {
    guard
      note != entry.note || sourceLine != entry.location.line
        || sourceColumn != entry.location.column
    else { return }
    var record = self
    record.note = entry.note
    record.sourceLine = entry.location.line
    record.sourceColumn = entry.location.column
    try record.update(db)
  }
}
