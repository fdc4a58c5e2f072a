import ArgumentParser
import Foundation
import HRVIngest
import HRVModel
import HRVPipeline

/// The files of a command that reads recordings, and how they are to be read.
struct RecordingInputs {
  /// Every file, folders walked and archives listed.
  let paths: [String]
  /// The analysis, with all that the person said.
  let analysis: Analysis
  /// Whether the files of one recording are to be joined.
  let joins: Bool
  /// What the manifest says of each file.
  let manifest: [String: RecordingManifest.Entry]
  /// How many files, or parts of a file, are worked on at a time.
  let workers = ProcessInfo.processInfo.activeProcessorCount

  /// Finds the files, and takes the options of a command.
  ///
  /// - Parameters:
  ///   - expandsPatterns: whether `*`, `?` and `[…]` stand for names.
  ///   - start: the start of a single recording, as the person wrote it.
  ///   - configure: sets what the command has options of its own for.
  init(
    _ files: [String], expandsPatterns: Bool = false, start: String? = nil, flags: AnalysisFlags,
    configure: (inout AnalysisOptions) throws -> Void = { _ in }
  ) throws {
    var options = try flags.options()
    try configure(&options)
    let inputs = try InputFiles.found(in: files, expandsPatterns: expandsPatterns)
    if let start {
      guard inputs.paths.count == 1 else {
        throw ValidationError("--start is for one recording; use --manifest for several.")
      }
      options.start = try Self.timestamp(start)
    }
    manifest = try flags.manifest.map { try Self.entries($0, of: inputs.paths) } ?? [:]
    options.starts = manifest.compactMapValues(\.start)
    paths = inputs.paths
    analysis = Analysis(options: options)
    joins = flags.join
  }

  private static func timestamp(_ text: String) throws -> Timestamp {
    guard let timestamp = Timestamp(iso8601: text) else {
      throw ValidationError("--start: \"\(text)\" is no time like 2026-03-02T07:00+01:00.")
    }
    return timestamp
  }

  /// The rows of a manifest; says on standard error what there is to say of it.
  ///
  /// - Throws: ``ExitStatus/dataError`` when it cannot be read.
  static func entries(_ manifest: String) throws -> [RecordingManifest.Entry] {
    do throws(IngestError) {
      let read = try RecordingManifest.read(path: manifest)
      for remark in read.remarks { Console.diagnostic("\(remark)") }
      return read.entries
    } catch {
      Console.diagnostic("\(error)")
      throw ExitStatus.dataError
    }
  }

  /// What a manifest says of the recordings at `paths`, by these paths.
  private static func entries(
    _ manifest: String, of paths: [String]
  ) throws -> [String: RecordingManifest.Entry] {
    let entries = try entries(manifest)
    let given = Dictionary(
      paths.map { (absolute($0), $0) }, uniquingKeysWith: { first, _ in first })
    var found: [String: RecordingManifest.Entry] = [:]
    for entry in entries {
      guard let path = given[absolute(entry.path)] else {
        reportUnknown(entry)
        continue
      }
      found[path] = entry
    }
    return found
  }

  /// Says that no recording is what a row of a manifest names.
  static func reportUnknown(_ entry: RecordingManifest.Entry) {
    Console.diagnostic("\(entry.location): note: \(entry.path) is not among the recordings")
  }

  /// The path by which one that a person wrote is compared with others.
  static func absolute(_ path: String) -> String {
    URL(filePath: path).standardizedFileURL.path
  }
}
