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
      grown is simply imported again. Rows that were edited or removed in the archive do not come \
      back.

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
    let archive = try location.open(makes: true)
    var hasErrors = false
    for file in files {
      guard let entries = read(file, options) else {
        hasErrors = true
        continue
      }
      let change = try location.using(failing: ExitStatus.ioError) { () throws(ArchiveError) in
        try archive.keep(intake: entries, file: file, forgetsGone: replace)
      }
      var parts = ["\(change.added.count) added", "\(change.knownCount) known"]
      if replace, change.goneCount > 0 { parts.append("\(change.goneCount) removed") }
      Console.diagnostic("\(file): \(parts.joined(separator: ", "))")
      if !replace, change.goneCount > 0 {
        Console.diagnostic(
          "\(file): note: \(change.goneCount) row\(change.goneCount == 1 ? "" : "s") of an earlier"
            + " import \(change.goneCount == 1 ? "is" : "are") not in it any more, and still in the"
            + " archive; --replace removes what a file no longer says")
      }
    }
    if hasErrors { throw ExitStatus.dataError }
  }

  /// The rows of a log, converted; nil, with a diagnostic, when one of them cannot be.
  private func read(
    _ file: String, _ options: IntakeReadingOptions
  ) -> [(entry: IntakeEntry, elementalMg: Double)]? {
    do {
      let log = try IntakeLogReader(options: options).read(path: file)
      Console.remarks(log.remarks)
      return try log.entries.map { ($0, try $0.elementalMg()) }
    } catch {
      Console.diagnostic("\(error)")
      return nil
    }
  }
}
