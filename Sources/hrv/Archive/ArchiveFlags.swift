import ArgumentParser
import Foundation
import HRVStore

/// The option that names the archive.
struct ArchiveFlags: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The archive, a SQLite file (default: \(Self.standardPath)).", valueName: "sqlite"),
    completion: .file())
  var archive: String?

  /// Where the archive is.
  var path: String { archive ?? Self.standardPath }

  /// Opens the archive.
  ///
  /// - Parameter makes: whether one is made where there is none.
  func open(makes: Bool) throws -> Archive {
    guard makes || FileManager.default.fileExists(atPath: path) else {
      Console.diagnostic("\(path): error: there is no archive; hrv import makes one")
      throw ExitStatus.noInput
    }
    do throws(ArchiveError) { return try Archive(path: path) } catch {
      Console.diagnostic("\(error)")
      throw makes ? ExitStatus.cannotCreate : ExitStatus.dataError
    }
  }

  /// What `body` makes with the archive; an error is said, and ends with `status`.
  func using<R>(
    failing status: ExitCode = ExitStatus.dataError, _ body: () throws(ArchiveError) -> R
  ) throws -> R {
    do throws(ArchiveError) { return try body() } catch {
      Console.diagnostic("\(error)")
      throw status
    }
  }

  /// The file in the platform's folder for data.
  ///
  /// - Source: XDG Base Directory Specification: relative paths in it are invalid.
  private static var standardPath: String {
    let home = FileManager.default.homeDirectoryForCurrentUser.path
    #if os(macOS)
    let folder = "\(home)/Library/Application Support"
    #else
    let given = ProcessInfo.processInfo.environment["XDG_DATA_HOME"] ?? ""
    let folder = given.hasPrefix("/") ? given : "\(home)/.local/share"
    #endif
    return "\(folder)/hrv/archive.sqlite"
  }
}
