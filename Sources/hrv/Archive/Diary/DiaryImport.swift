import ArgumentParser
import HRVIngest
import HRVModel
import HRVStore

struct DiaryImport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take over diaries.",
    discussion: """
      Every diary that hrv correlate --diary reads. A day has one note of a thing: that of the file \
      replaces one that is there, and what that said is printed. What was removed or replaced with \
      hrv diary does not come back with its file.

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
    let archive = try location.open(for: .making)
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
      if let problem = diary.notes.lazy.compactMap({ KeptDays.problem($0.day) }).first {
        Console.diagnostic("\(file): error: \(problem). Correct the year.")
        hasErrors = true
        continue
      }
      let change = try location.using(failing: ExitStatus.ioError) { () throws(ArchiveError) in
        try archive.keep(diary: diary.notes, areOfFile: true)
      }
      report(change, of: file)
    }
    if hasErrors { throw ExitStatus.dataError }
  }

  private func report(_ change: Archive.DiaryChange, of file: String) {
    var parts = [
      "\(change.addedCount) added", "\(change.replaced.count) replaced",
      "\(change.knownCount) known",
    ]
    if change.takenBackCount > 0 {
      parts.append("\(change.takenBackCount) removed or replaced in the archive, and left so")
    }
    Console.diagnostic("\(file): \(parts.joined(separator: ", "))")
    for replacement in change.replaced.prefix(Self.mostNotes) {
      Console.diagnostic("\(file): note: \(replacement.text)")
    }
    let rest = change.replaced.count - Self.mostNotes
    if rest > 0 { Console.diagnostic("\(file): note: \(rest) more were replaced") }
  }

  /// So many replaced notes are named.
  private static let mostNotes = 5
}
