import ArgumentParser
import HRVReport
import HRVStore

struct DiaryList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Show what was noted.",
    discussion: """
      As CSV it is a diary that hrv correlate --diary and hrv diary import read.

        hrv diary list
        hrv diary list --output csv > days.csv
      """)

  @Option(name: .shortAndLong, help: "Form of the result: text, json or csv.")
  var output = OutputForm.text

  @OptionGroup
  var location: ArchiveFlags

  func run() throws {
    let archive = try location.open(for: .reading)
    let notes = try location.using { () throws(ArchiveError) in try archive.diaryNotes() }
    switch output {
    case .text:
      try Console.result(DiaryListDocument.text(notes, widthColumns: Terminal.tableColumns))
    case .json: try Console.result(DiaryListDocument.json(notes))
    case .csv: try Console.result(DiaryListDocument.csv(notes))
    }
  }
}
