import ArgumentParser
import HRVStore

/// The option that names the archive.
struct ArchiveFlags: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The archive, a SQLite file (default: \(ArchiveFile.standardPath)).", valueName: "sqlite"),
    completion: .file())
  var archive: String?

  /// The archive.
  var file: ArchiveFile { ArchiveFile(path: archive ?? ArchiveFile.standardPath) }

  /// Where it is.
  var path: String { file.path }

  /// See ``ArchiveFile/open(for:)``.
  func open(for access: Archive.Access) throws -> Archive { try file.open(for: access) }

  /// See ``ArchiveFile/using(failing:_:)``.
  func using<R>(
    failing status: ExitCode = ExitStatus.dataError, _ body: () throws(ArchiveError) -> R
  ) throws -> R {
    try file.using(failing: status, body)
  }
}
