import ArgumentParser
import HRVStore

extension HRV {
  struct ArchiveUpkeep: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "archive", abstract: "Check, copy or shrink the archive.",
      subcommands: [ArchiveCheck.self, ArchiveBackup.self, ArchiveVacuum.self])
  }
}

struct ArchiveCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Look at every page, every reference and the digest of all intervals.",
    discussion: """
      Each problem is a line on standard error; with any, the exit status is 65.

        hrv archive check
      """)

  @OptionGroup
  var location: ArchiveFlags

  func run() throws {
    let archive = try location.open(for: .reading)
    let problems = try location.using { () throws(ArchiveError) in try archive.problems() }
    for problem in problems { Console.diagnostic("\(location.path): error: \(problem)") }
    if !problems.isEmpty { throw ExitStatus.dataError }
    try Console.result("\(location.path): nothing is wrong\n")
  }
}

struct ArchiveBackup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Copy the archive while others may use it.",
    discussion: """
      An archive of which pages are damaged is not copied; one in which intervals are, is copied as it \
      is. Either is said, with exit status 65.

        hrv archive backup copy.sqlite
      """)

  @Argument(help: "The new file.", completion: .file())
  var copy: String

  @OptionGroup
  var location: ArchiveFlags

  func run() throws {
    let archive = try location.open(for: .reading)
    LeftoverParts.clear(beside: copy)
    do throws(ArchiveError) { try archive.backUp(to: copy) } catch {
      Console.diagnostic("\(error)")
      throw error.path == copy ? ExitStatus.cannotCreate : ExitStatus.dataError
    }
    try Console.result("\(copy): a copy of \(location.path)\n")
    let problems = try location.using { () throws(ArchiveError) in try archive.problems() }
    for problem in problems { Console.diagnostic("\(location.path): error: \(problem)") }
    if !problems.isEmpty { throw ExitStatus.dataError }
  }
}

struct ArchiveVacuum: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vacuum", abstract: "Give back the room of what was replaced.",
    discussion: "  hrv archive vacuum")

  @OptionGroup
  var location: ArchiveFlags

  func run() throws {
    let archive = try location.open(for: .changing)
    try location.using(failing: ExitStatus.ioError) { () throws(ArchiveError) in
      try archive.vacuum()
    }
  }
}
