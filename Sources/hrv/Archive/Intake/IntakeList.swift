import ArgumentParser
import HRVReport
import HRVStore

struct IntakeList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Show what was taken, with the magnesium of each dose.",
    discussion: """
      As CSV it is a log that hrv correlate --intake and hrv intake import read.

        hrv intake list
        hrv intake list --output csv > log.csv
      """)

  @Option(name: .shortAndLong, help: "Form of the result: text, json or csv.")
  var output = OutputForm.text

  @OptionGroup
  var location: ArchiveFlags

  func run() throws {
    let archive = try location.open(for: .reading)
    let rows = try location.using { () throws(ArchiveError) in try archive.intake() }
    switch output {
    case .text:
      try Console.result(
        IntakeListDocument.text(
          rows, zone: try? LocalClock.zone(), widthColumns: Terminal.tableColumns))
    case .json: try Console.result(IntakeListDocument.json(rows))
    case .csv: try Console.result(IntakeListDocument.csv(rows))
    }
  }
}
