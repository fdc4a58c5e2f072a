import ArgumentParser
import Foundation
import HRVDSP
import HRVModel
import HRVStore

/// The archive that a command works on.
struct ArchiveFile {
  /// Where it is.
  let path: String

  /// Opens the archive.
  ///
  /// - Parameter access: what for: whether one is made where there is none, and whether it may be
  ///   altered.
  func open(for access: Archive.Access) throws -> Archive {
    guard access == .making || FileManager.default.fileExists(atPath: path) else {
      Console.diagnostic("\(path): error: there is no archive; hrv import makes one")
      throw ExitStatus.noInput
    }
    do throws(ArchiveError) { return try Archive(path: path, for: access) } catch {
      Console.diagnostic("\(error)")
      throw access == .making ? ExitStatus.cannotCreate : ExitStatus.dataError
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

  /// A metric of all recordings in `archive`, of which there is at least one; says when the values
  /// are not all of one kind.
  ///
  /// - Parameter said: the digest of the options that they must be of; nil for any.
  func sessions(
    of metric: MetricID, in archive: Archive, as said: String? = nil
  ) throws -> [StudySession] {
    guard
      let kept = try using({ () throws(ArchiveError) in try archive.sessions(metric) })
    else {
      let kept = try using { () throws(ArchiveError) in try archive.metricIDs() }
      Console.diagnostic(
        "\(path): error: "
          + (kept.isEmpty
            ? "there is no recording in it; hrv import keeps some"
            : "no recording in it has \(metric); hrv import --recompute --metrics"
              + " \(Self.names(of: kept + [metric])), with the other options of the import, computes"
              + " it"))
      throw ExitStatus.noInput
    }
    if let said, kept.optionsDigests != [said] {
      throw ValidationError(
        "The archive has values of other options, those of their import: hrv import --recompute"
          + " changes them for all.")
    }
    if kept.setupCount > 1 {
      Console.diagnostic(
        "note: the values are of \(kept.setupCount) sets of options or definitions, and may not be"
          + " comparable; hrv import --recompute makes all alike")
    }
    return kept.sessions
  }

  /// Metrics as `--metrics` takes them, the default set by its name.
  private static func names(of metrics: [MetricID]) -> String {
    let standard = Set(Metric.standard.map(\.definition.id))
    guard standard.isSubset(of: metrics) else {
      return metrics.map(\.rawValue).joined(separator: ",")
    }
    return (["default"] + metrics.filter { !standard.contains($0) }.map(\.rawValue))
      .joined(separator: ",")
  }

  /// The file in the platform's folder for data.
  ///
  /// - Source: XDG Base Directory Specification: relative paths in it are invalid.
  static var standardPath: String {
    let home = HomePath.folder(ProcessInfo.processInfo.environment["HOME"])
    #if os(macOS)
    let folder = "\(home)/Library/Application Support"
    #else
    let given = ProcessInfo.processInfo.environment["XDG_DATA_HOME"] ?? ""
    let folder = given.hasPrefix("/") ? given : "\(home)/.local/share"
    #endif
    return "\(folder)/hrv/archive.sqlite"
  }
}
