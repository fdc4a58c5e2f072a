internal import GRDB
internal import HRVModel

/// A row of `intake`.
struct IntakeRecord: Codable, FetchableRecord, MutablePersistableRecord {
  static let databaseTableName = "intake"

  var id: Int64?
  var schedule: String
  var localMs: Int64?
  var utcOffsetS: Int?
  var firstDay: Int?
  var lastDay: Int?
  var minutesOfDay: String?
  var substance: String
  var role: String
  var amount: Double?
  var unit: String?
  var basis: String?
  var elementalMg: Double
  var note: String
  var sourceFile: String?
  var sourceLine: Int?
  var sourceColumn: Int?
  var occurrence: Int
  var isRemoved = false

  mutating func didInsert(_ inserted: InsertionSuccess) { id = inserted.rowID }

  /// The columns, in the order in which ``init(row:)`` takes them.
  static var databaseSelection: [any SQLSelectable] {
    [
      Columns.id, Column("schedule"), Column("localMs"), Column("utcOffsetS"), Column("firstDay"),
      Column("lastDay"), Column("minutesOfDay"), Column("substance"), Column("role"),
      Column("amount"), Column("unit"), Column("basis"), Column("elementalMg"), Column("note"),
      Columns.sourceFile, Column("sourceLine"), Column("sourceColumn"), Column("occurrence"),
      Columns.isRemoved,
    ]
  }

  /// By number, not by name: a log of ten years has thousands of rows.
  init(row: Row) throws {
    id = try row.decode(atIndex: 0)
    schedule = try row.decode(atIndex: 1)
    localMs = try row.decode(atIndex: 2)
    utcOffsetS = try row.decode(atIndex: 3)
    firstDay = try row.decode(atIndex: 4)
    lastDay = try row.decode(atIndex: 5)
    minutesOfDay = try row.decode(atIndex: 6)
    substance = try row.decode(atIndex: 7)
    role = try row.decode(atIndex: 8)
    amount = try row.decode(atIndex: 9)
    unit = try row.decode(atIndex: 10)
    basis = try row.decode(atIndex: 11)
    elementalMg = try row.decode(atIndex: 12)
    note = try row.decode(atIndex: 13)
    sourceFile = try row.decode(atIndex: 14)
    sourceLine = try row.decode(atIndex: 15)
    sourceColumn = try row.decode(atIndex: 16)
    occurrence = try row.decode(atIndex: 17)
    isRemoved = try row.decode(atIndex: 18)
  }

  enum Columns {
    static let id = Column(CodingKeys.id)
    static let sourceFile = Column(CodingKeys.sourceFile)
    static let isRemoved = Column(CodingKeys.isRemoved)
  }

  init(_ entry: IntakeEntry, elementalMg: Double, file: String?, occurrence: Int) {
    switch entry.schedule {
    case .at(let timestamp):
      schedule = "moment"
      localMs = timestamp.localMilliseconds
      utcOffsetS = timestamp.utcOffsetS
    case .on(let day):
      schedule = "day"
      firstDay = day.daysSince1970
    case .daily(let from, let through, let minutes):
      schedule = "daily"
      firstDay = from.daysSince1970
      lastDay = through?.daysSince1970
      minutesOfDay = minutes.map { "\($0)" }.joined(separator: " ")
    }
    substance = entry.substance
    role = entry.role.rawValue
    amount = entry.dose?.amount
    unit = entry.dose?.unit.rawValue
    basis = entry.dose?.basis?.rawValue
    self.elementalMg = elementalMg
    note = entry.note
    if let file {
      sourceFile = file
      sourceLine = entry.location.line
      sourceColumn = entry.location.column
    }
    self.occurrence = occurrence
  }

  /// Nil for a row that no version of this program wrote.
  ///
  /// - Parameter place: the file that messages about rows without one name, with the id as line.
  func kept(in place: String) -> KeptIntake? {
    guard let id, let schedule = entrySchedule, let role = IntakeEntry.Role(rawValue: role) else {
      return nil
    }
    var dose: IntakeEntry.Dose?
    if let amount, let unit = unit.flatMap({ IntakeEntry.Unit(rawValue: $0) }) {
      dose = try? IntakeEntry.Dose(
        amount: amount, unit: unit, basis: basis.flatMap { IntakeEntry.Basis(rawValue: $0) })
    }
    let location =
      sourceFile.map {
        SourceLocation(file: $0, line: sourceLine ?? 1, column: sourceColumn ?? 1)
      } ?? SourceLocation(file: place, line: Int(id))
    return KeptIntake(
      id: id,
      entry: IntakeEntry(
        location: location, schedule: schedule, substance: substance, role: role, dose: dose,
        note: note),
      elementalMg: elementalMg, isImported: sourceFile != nil)
  }

  private var entrySchedule: IntakeEntry.Schedule? {
    if let localMs {
      return .at(Timestamp(localMilliseconds: localMs, utcOffsetS: utcOffsetS))
    }
    guard let firstDay else { return nil }
    let day = CivilDay(daysSince1970: firstDay)
    guard schedule == "daily" else { return .on(day) }
    return .daily(
      from: day, through: lastDay.map { CivilDay(daysSince1970: $0) },
      minutesOfDay: (minutesOfDay ?? "").split(separator: " ").compactMap { Int($0) })
  }
}
