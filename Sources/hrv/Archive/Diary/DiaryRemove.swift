import ArgumentParser
import HRVStore

struct DiaryRemove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Remove a note, or all notes of a day.",
    discussion: """
      A file that says the same does not bring a note back; hrv diary add does.

        hrv diary remove 2027-01-04 alcohol
        hrv diary remove yesterday
      """)

  @Argument(help: "The day, as 2027-01-04, today or yesterday.")
  var day: String

  @Argument(help: "What was noted; all of the day when this is left out.")
  var name: String?

  @OptionGroup
  var location: ArchiveFlags

  func run() throws {
    guard let day = try LocalClock.day(day) else {
      throw ValidationError("\"\(day)\" is no day like 2027-01-04.")
    }
    let archive = try location.open(for: .changing)
    let count = try location.using { () throws(ArchiveError) in
      try archive.removeNotes(on: day, name: name)
    }
    guard count > 0 else {
      Console.diagnostic("\(location.path): error: there is no such note; see: hrv diary list")
      throw ExitStatus.noInput
    }
  }
}
