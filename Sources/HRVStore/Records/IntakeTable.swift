internal import GRDB
internal import HRVModel

/// What makes two rows one dose: what they mean, however it is spelled.
struct IntakeKey: Hashable {
  private let schedule: IntakeEntry.Schedule
  private let substance: String
  private let role: IntakeEntry.Role
  private let isDose: Bool
  /// A mass that is the same in mg, g and µg differs in its last bits.
  private let elementalNanograms: Int64

  init(_ entry: IntakeEntry, elementalMg: Double, substance: Archive.SubstanceID) {
    schedule =
      switch entry.schedule {
      case .at(let timestamp):
        .at(timestamp.unixMilliseconds.map { Timestamp(unixMilliseconds: $0) } ?? timestamp)
      case .daily(let from, let through, let minutes):
        .daily(from: from, through: through, minutesOfDay: minutes.sorted())
      case .on: entry.schedule
      }
    self.substance = substance(entry)
    role = entry.role
    isDose = (entry.dose?.amount ?? 0) > 0
    elementalNanograms = Int64(exactly: (elementalMg * 1e6).rounded()) ?? .max
  }
}

/// The rows of `intake`, by the dose that they are of.
struct IntakeTable {
  /// All rows, removed ones too.
  private(set) var records: [IntakeRecord]
  private var places: [IntakeKey: [Int]] = [:]

  private let substance: Archive.SubstanceID

  init(_ db: Database, _ place: String, _ substance: @escaping Archive.SubstanceID) throws {
    self.substance = substance
    records = try IntakeRecord.order(Column("occurrence"), IntakeRecord.Columns.id).fetchAll(db)
    for (index, record) in records.enumerated() {
      guard let kept = record.kept(in: place) else { continue }
      places[key(of: kept.entry, kept.elementalMg), default: []].append(index)
    }
  }

  /// The dose that a row is of.
  func key(of entry: IntakeEntry, _ elementalMg: Double) -> IntakeKey {
    IntakeKey(entry, elementalMg: elementalMg, substance: substance)
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
    let key = key(of: entry, elementalMg)
    let there = places[key] ?? []
    if file == nil, let index = there.first(where: { records[$0].isRemoved }) {
      var record = IntakeRecord(
        entry, elementalMg: elementalMg, file: nil,
        occurrence: occurrence(of: key, ofRow: records[index]))
      record.id = records[index].id
      try record.update(db)
      records[index] = record
      return try id(of: record)
    }
    var record = IntakeRecord(
      entry, elementalMg: elementalMg, file: file, occurrence: occurrence(of: key))
    try record.insert(db)
    places[key] = there + [records.count]
    records.append(record)
    return try id(of: record)
  }

  /// Which of the rows of a dose one is: the number that it has, unless another spelling of an earlier
  /// version has it too, or the first that is free.
  func occurrence(of key: IntakeKey, ofRow row: IntakeRecord? = nil) -> Int {
    let taken = Set(records(of: key).filter { row == nil || $0.id != row?.id }.map(\.occurrence))
    if let row, !taken.contains(row.occurrence) { return row.occurrence }
    return (1...taken.count + 1).first { !taken.contains($0) } ?? taken.count + 1
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
