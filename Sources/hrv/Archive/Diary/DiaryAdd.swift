import ArgumentParser
import HRVIngest
import HRVModel
import HRVStore

struct DiaryAdd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Note something of a day.",
    discussion: """
      A note of the same day and thing is replaced; what it said is printed.

        hrv diary add today alcohol 2
        hrv diary add 2027-01-04 posture lying
      """)

  @Argument(help: "The day, as 2027-01-04, today or yesterday.")
  var day: String

  @Argument(help: "What is noted, such as alcohol, sleep, illness, posture, device.")
  var name: String

  @Argument(help: "A number, yes or no, or words.")
  var value: String

  @OptionGroup
  var location: ArchiveFlags

  func run() throws {
    guard let day = try LocalClock.day(day) else {
      throw ValidationError("\"\(day)\" is no day like 2027-01-04.")
    }
    let name = IntakeWords.line(name)
    guard !DiaryColumn.key(of: name).isEmpty else {
      throw ValidationError("The name of a note has a letter or a digit.")
    }
    let value = try value(IntakeWords.note(value))
    let archive = try location.open(for: .making)
    let change = try location.using(failing: ExitStatus.ioError) { () throws(ArchiveError) in
      try archive.keep(diary: [DiaryNote(day: day, name: name, value: value)])
    }
    for replacement in change.replaced { Console.diagnostic("note: \(replacement.text)") }
  }

  /// What was noted, without blanks around it.
  private func value(_ text: String) throws -> String {
    do throws(DiaryValueError) { return try DiaryReader.value(text) } catch {
      throw ValidationError("\"\(text)\" \(error).")
    }
  }
}

extension Archive.DiaryChange.Replacement {
  /// What was there, and what is now.
  var text: String {
    "\(new.name) of \(new.day) was \"\(old.value)\", and is \"\(new.value)\" now"
  }
}
