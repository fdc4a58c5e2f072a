import ArgumentParser
import HRVCorrelation
import HRVIngest
import HRVModel
import HRVReport
import HRVStore

struct IntakeAdd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Note what was taken, now, at another time, or daily.",
    discussion: """
      An amount, whose mass it is (elemental: the magnesium's, as labels state it; compound: the \
      salt's), the form, and perhaps times of day; or a food; or none, for a day without. What \
      is there already is not noted twice, unless --again says that it was taken once more.

        hrv intake add "200 mg elemental citrate"
        hrv intake add "1400 mg compound bisglycinate" --at 2027-01-04T21:00
        hrv intake add "200 mg elemental citrate 21:00" --start 2027-01-04 --stop 2027-02-03
        hrv intake add "200 mg elemental citrate" --at 2027-01-04T21:00 --again
        hrv intake add "1 serving food:almonds" --at yesterday
        hrv intake add none --start 2027-02-04 --stop 2027-03-05
      """)

  @Argument(help: "What was taken (see: hrv magnesium forms, hrv magnesium foods).")
  var dose: String

  @OptionGroup
  var times: IntakeTimes

  @Option(help: "Whatever else is to be remembered.")
  var note = ""

  @Flag(help: "It is a further dose of the same at the same time.")
  var again = false

  @OptionGroup
  var location: ArchiveFlags

  func validate() throws { _ = try IntakeWords.read(dose) }

  func run() throws {
    let said = try IntakeWords.read(dose)
    let schedules = try times.schedules(
      minutesOfDay: said.minutesOfDay, isNothing: said.dose == nil)
    let entries = try schedules.map { schedule in
      try IntakeWords.converted(
        IntakeEntry(
          location: SourceLocation(file: location.path), schedule: schedule,
          substance: said.substance, dose: said.dose, note: IntakeWords.note(note)))
    }
    let archive = try location.open(for: .making)
    let change = try location.using(failing: ExitStatus.ioError) { () throws(ArchiveError) in
      try archive.keep(intake: entries, areFurther: again, substance: IntakeWords.substanceID)
    }
    let rows = try location.using { () throws(ArchiveError) in try archive.intake() }
    let added = rows.filter { change.added.contains($0.id) }
    if !added.isEmpty {
      try Console.result(
        IntakeListDocument.text(
          added, zone: try? LocalClock.zone(), widthColumns: Terminal.tableColumns))
    }
    try report(change)
  }

  /// Says what was there already; a note that was not taken over is an error.
  private func report(_ change: IntakeChange) throws {
    let others = Set(change.otherNotes.map(\.kept.id))
    for row in change.known where !others.contains(row.id) {
      Console.diagnostic(
        "note: that was there already, as row \(row.id), and is not noted twice; --again notes a"
          + " further dose")
    }
    for other in change.otherNotes {
      let noted =
        other.kept.entry.note.isEmpty ? "no note" : "the note \"\(other.kept.entry.note)\""
      Console.diagnostic(
        "error: row \(other.kept.id) is the same dose, with \(noted), and this one was not added: hrv intake"
          + " edit \(other.kept.id) --note changes its note, --again notes a further dose")
    }
    if !others.isEmpty { throw ExitStatus.dataError }
  }
}
