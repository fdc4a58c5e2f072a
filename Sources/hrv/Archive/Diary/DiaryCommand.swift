import ArgumentParser
import HRVIngest
import HRVModel
import HRVReport
import HRVStore

extension HRV {
  struct DiaryNotes: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "diary", abstract: "Keep in the archive what was noted day by day.",
      discussion: """
          hrv diary add today alcohol 2
          hrv diary add 2027-01-04 sleep 7:30
          hrv diary import days.csv
          hrv diary list
        """,
      subcommands: [DiaryAdd.self, DiaryImport.self, DiaryList.self, DiaryRemove.self])
  }
}

struct DiaryAdd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Note something of a day; a note of the same is replaced.",
    discussion: """
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
    let (name, value) = (IntakeWords.line(name), IntakeWords.line(value))
    guard !DiaryColumn.key(of: name).isEmpty, value.contains(where: { !$0.isWhitespace }) else {
      throw ValidationError("A note has a name with a letter or digit, and a value.")
    }
    let archive = try location.open(makes: true)
    try location.using(failing: ExitStatus.ioError) { () throws(ArchiveError) in
      _ = try archive.keep(diary: [DiaryNote(day: day, name: name, value: value)])
    }
  }
}

struct DiaryImport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take over diaries.",
    discussion: """
      Every diary that hrv correlate --diary reads. A day has one note of a thing: that of the file \
      replaces one that is there.

        hrv diary import days.csv
        hrv diary import days.csv --date-order dmy
      """)

  @Argument(help: "The diaries.", completion: .file())
  var files: [String]

  @Option(
    help: ArgumentHelp(
      "Order of day and month in days such as 03/02/2026, when the file does not tell.",
      valueName: "order"))
  var dateOrder: IntakeReadingOptions.DateOrder?

  @OptionGroup
  var location: ArchiveFlags

  func run() throws {
    let archive = try location.open(makes: true)
    var hasErrors = false
    for file in files {
      let diary: Diary
      do throws(IngestError) {
        diary = try DiaryReader(dateOrder: dateOrder).read(path: file)
        Console.remarks(diary.remarks)
      } catch {
        Console.diagnostic("\(error)")
        hasErrors = true
        continue
      }
      let change = try location.using(failing: ExitStatus.ioError) { () throws(ArchiveError) in
        try archive.keep(diary: diary.notes)
      }
      Console.diagnostic(
        "\(file): \(change.addedCount) added, \(change.replacedCount) replaced,"
          + " \(change.knownCount) known")
    }
    if hasErrors { throw ExitStatus.dataError }
  }
}

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
    let archive = try location.open(makes: false)
    let notes = try location.using { () throws(ArchiveError) in try archive.diaryNotes() }
    switch output {
    case .text: try Console.result(DiaryListDocument.text(notes))
    case .json: try Console.result(DiaryListDocument.json(notes))
    case .csv: try Console.result(DiaryListDocument.csv(notes))
    }
  }
}

struct DiaryRemove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Remove a note, or all notes of a day.",
    discussion: """
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
    let archive = try location.open(makes: false)
    let count = try location.using { () throws(ArchiveError) in
      try archive.removeNotes(on: day, name: name)
    }
    guard count > 0 else {
      Console.diagnostic("\(location.path): error: there is no such note; see: hrv diary list")
      throw ExitStatus.noInput
    }
  }
}
