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
      is there already is not noted twice.

        hrv intake add "200 mg elemental citrate"
        hrv intake add "1400 mg compound bisglycinate" --at 2027-01-04T21:00
        hrv intake add "200 mg elemental citrate 21:00" --start 2027-01-04 --stop 2027-02-03
        hrv intake add "1 serving food:almonds" --at yesterday
        hrv intake add none --start 2027-02-04 --stop 2027-03-05
      """)

  @Argument(help: "What was taken (see: hrv magnesium forms, hrv magnesium foods).")
  var dose: String

  @OptionGroup
  var times: IntakeTimes

  @Option(help: "Whatever else is to be remembered.")
  var note = ""

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
          substance: said.substance, dose: said.dose, note: IntakeWords.line(note)))
    }
    let archive = try location.open(makes: true)
    let change = try location.using(failing: ExitStatus.ioError) { () throws(ArchiveError) in
      try archive.keep(intake: entries)
    }
    if change.knownCount > 0 {
      Console.diagnostic("note: \(change.knownCount) of \(entries.count) was there already")
    }
    let rows = try location.using { () throws(ArchiveError) in try archive.intake() }
    let added = rows.filter { change.added.contains($0.id) }
    if !added.isEmpty { try Console.result(IntakeListDocument.text(added)) }
  }
}
