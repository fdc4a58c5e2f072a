import ArgumentParser
import HRVCorrelation
import HRVIngest
import HRVModel
import HRVStore

struct IntakeImport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take over logs of what was taken.",
    discussion: """
      Every log that hrv correlate --intake reads (see: hrv formats), with the same options. A row \
      that is there already is passed over, be it from the same file or another: a log that has \
      grown is simply imported again. A note follows that of its own file. Rows that were edited or \
      removed in the archive do not come back; how many there are is said.

        hrv intake import log.csv
        hrv intake import journal_entries.csv --intake-dose "200 mg elemental citrate"
        hrv intake import log.csv --replace
      """)

  @Argument(help: "The logs.", completion: .file())
  var files: [String]

  @Flag(
    help: "Remove what an earlier import took from a file of this name and is not in it any more.")
  var replace = false

  @OptionGroup(title: "Intake log")
  var flags: IntakeFlags

  @OptionGroup
  var location: ArchiveFlags

  func run() throws {
    let options = try flags.options()
    let archive = try location.open(for: .making)
    var hasErrors = false
    for file in files {
      guard let entries = read(file, options) else {
        hasErrors = true
        continue
      }
      let change = try location.using(failing: ExitStatus.ioError) { () throws(ArchiveError) in
        try archive.keep(
          intake: entries, of: file, forgetsGone: replace, substance: IntakeWords.substanceID)
      }
      var parts = ["\(change.added.count) added", "\(change.knownCount) known"]
      if replace, change.goneCount > 0 { parts.append("\(change.goneCount) removed") }
      if change.takenBackCount > 0 {
        parts.append("\(change.takenBackCount) edited or removed in the archive, and left so")
      }
      Console.diagnostic("\(file): \(parts.joined(separator: ", "))")
      report(change, of: file)
    }
    if hasErrors { throw ExitStatus.dataError }
  }

  /// Says what else became of the rows of a file.
  private func report(_ change: IntakeChange, of file: String) {
    func rows(_ count: Int, _ one: String, _ several: String) -> String {
      "\(file): note: \(count) row\(count == 1 ? " \(one)" : "s \(several)")"
    }
    if !replace, change.goneCount > 0 {
      Console.diagnostic(
        rows(change.goneCount, "of an earlier import is", "of an earlier import are")
          + " not in it any more, and still in the archive; --replace removes what a file no longer"
          + " says")
    }
    if change.renotedCount > 0 {
      Console.diagnostic(
        rows(change.renotedCount, "has", "have") + " another note now, and the archive has it too")
    }
    for other in change.otherNotes.prefix(Self.mostNotes) {
      let line = other.entry.location.line
      Console.diagnostic(
        "\(file):\(line): note: row \(other.kept.id) is the same dose with another note"
          + " (\"\(other.kept.entry.note)\"), which stays; hrv intake edit \(other.kept.id) --note"
          + " changes it")
    }
    let rest = change.otherNotes.count - Self.mostNotes
    if rest > 0 { Console.diagnostic(rows(rest, "more has", "more have") + " another note") }
  }

  /// So many other notes are named.
  private static let mostNotes = 5

  /// The rows of a log, converted; nil, with a diagnostic, when one of them cannot be.
  private func read(
    _ file: String, _ options: IntakeReadingOptions
  ) -> [(entry: IntakeEntry, elementalMg: Double)]? {
    do {
      let log = try IntakeLogReader(options: options).read(path: file)
      Console.remarks(log.remarks)
      for entry in log.entries {
        guard let problem = KeptDays.problem(entry.schedule) else { continue }
        Console.diagnostic("\(entry.location): error: \(problem). Correct the year.")
        return nil
      }
      return try log.entries.map { ($0, try $0.elementalMg()) }
    } catch {
      Console.diagnostic("\(error)")
      return nil
    }
  }
}
