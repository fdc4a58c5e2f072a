import ArgumentParser
import HRVIngest
import HRVModel
import HRVReport
import HRVStore

struct IntakeEdit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit", abstract: "Correct a row of what was taken.",
    discussion: """
      What is not said stays as it is, the time of day too when another day is said. A row of an imported file is the person's from then on: the \
      file does not bring its own back.

        hrv intake edit 12 "400 mg elemental citrate 21:00"
        hrv intake edit 12 --at 2027-01-04T22:00
        hrv intake edit 13 --stop 2027-02-10
        hrv intake edit 12 --note "with dinner"
      """)

  @Argument(help: "The number of the row (see: hrv intake list).")
  var id: Int64

  @Argument(help: "What was taken, as in hrv intake add.")
  var dose: String?

  @OptionGroup
  var times: IntakeTimes

  @Option(help: "Whatever else is to be remembered.")
  var note: String?

  @OptionGroup
  var location: ArchiveFlags

  func validate() throws {
    if let dose { _ = try IntakeWords.read(dose) }
    if dose == nil, note == nil, !times.isGiven { throw ValidationError("Say what is to change.") }
  }

  func run() throws {
    let archive = try location.open(for: .changing)
    let rows = try location.using { () throws(ArchiveError) in try archive.intake() }
    guard let row = rows.first(where: { $0.id == id }) else { throw location.noRows([id]) }
    let old = row.entry
    let said = try dose.map(IntakeWords.read)
    let changed = try IntakeWords.converted(
      IntakeEntry(
        location: SourceLocation(file: location.path),
        schedule: schedule(old.schedule, said?.minutesOfDay),
        substance: said?.substance ?? old.substance, role: said == nil ? old.role : .named,
        dose: said.map(\.dose) ?? old.dose, note: note.map(IntakeWords.note) ?? old.note))
    try location.using { () throws(ArchiveError) in
      try archive.change(
        intake: row, to: changed.entry, elementalMg: changed.elementalMg,
        substance: IntakeWords.substanceID)
    }
    let after = try location.using { () throws(ArchiveError) in try archive.intake() }
    try Console.result(
      IntakeListDocument.text(
        after.filter { $0.id == id }, zone: try? LocalClock.zone(),
        widthColumns: Terminal.tableColumns))
  }

  /// When it was taken: as said now, at the times said now, else as before.
  private func schedule(
    _ old: IntakeEntry.Schedule, _ minutes: [Int]?
  ) throws -> IntakeEntry.Schedule {
    var day = times
    var minutes = minutes ?? []
    if !times.isGiven {
      guard !minutes.isEmpty else { return old }
      switch old {
      case .at(let timestamp): day.at = "\(timestamp.localDay)"
      case .on(let old): day.at = "\(old)"
      case .daily(let from, let through, _):
        return .daily(from: from, through: through, minutesOfDay: minutes)
      }
    } else {
      switch old {
      case .daily(let from, let through, let before):
        guard times.at == nil else {
          throw ValidationError(
            "--at is for what was taken once, and row \(id) is taken daily: --start and --stop change"
              + " its days, \"DOSE 21:00\" its time; a dose beside it is a row of its own (hrv intake"
              + " add).")
        }
        if day.start == nil { day.start = "\(from)" }
        if day.stop == nil { day.stop = through.map { "\($0)" } }
        if minutes.isEmpty { minutes = before }
      case .at(let timestamp) where minutes.isEmpty:
        let localMs = timestamp.localMilliseconds - Timestamp.ofMidnight(timestamp.localDay)
        if times.start != nil {
          minutes = [Int(localMs / 60_000)]
        } else if let at = times.at, let moved = try LocalClock.day(at) {
          return .at(
            Timestamp(
              localMilliseconds: Timestamp.ofMidnight(moved) + localMs,
              utcOffsetS: timestamp.utcOffsetS))
        }
      case .at, .on: break
      }
    }
    let schedules = try day.schedules(minutesOfDay: minutes, isNothing: false)
    guard schedules.count == 1 else {
      throw ValidationError("A row is one dose: add the other with hrv intake add.")
    }
    return schedules[0]
  }
}

struct IntakeRemove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Remove rows of what was taken.",
    discussion: """
      All of them or, when one is not there, none. A file that says the same does not bring a row \
      back; hrv intake add does.

        hrv intake remove 12 13
      """)

  @Argument(help: "The numbers of the rows (see: hrv intake list).")
  var ids: [Int64]

  @OptionGroup
  var location: ArchiveFlags

  func run() throws {
    let archive = try location.open(for: .changing)
    let missing = try location.using { () throws(ArchiveError) in try archive.removeIntake(ids) }
    if !missing.isEmpty { throw location.noRows(missing) }
  }
}

extension ArchiveFlags {
  /// Says that there are no such rows, and that nothing was changed.
  fileprivate func noRows(_ ids: [Int64]) -> some Error {
    let numbers = ids.map(String.init).joined(separator: ", ")
    Console.diagnostic(
      "\(path): error: no row \(numbers) of intake, and nothing was changed; see: hrv intake list")
    return ExitStatus.noInput
  }
}

extension Timestamp {
  /// The clock reading at the beginning of a day, as ``localMilliseconds`` counts it.
  fileprivate static func ofMidnight(_ day: CivilDay) -> Int64 {
    Int64(day.daysSince1970) * 86_400_000
  }
}
