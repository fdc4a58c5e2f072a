import HRVIngest

/// The files that a list of paths stands for.
struct InputFiles {
  /// Every file, folders walked and archives listed, in a fixed order: see ``RecordingWalk``.
  let paths: [String]
  /// How many entries of folders and archives were passed over.
  let junkCount: Int

  /// Walks `given` to the end.
  ///
  /// - Throws: ``ExitStatus/dataError`` when a folder cannot be walked.
  init(_ given: [String], expandsPatterns: Bool = false) throws {
    let walk = RecordingWalk(given, expandsPatterns: expandsPatterns)
    paths = Array(walk)
    junkCount = walk.junkCount
    if let failure = walk.failure {
      Console.diagnostic("\(failure)")
      throw ExitStatus.dataError
    }
  }

  /// The files that `given` stands for, of which there is at least one; says on standard error
  /// what was passed over.
  ///
  /// - Throws: ``ExitStatus/noInput`` when there is none.
  static func found(
    in given: [String], expandsPatterns: Bool = false
  ) throws -> InputFiles {
    let inputs = try InputFiles(given, expandsPatterns: expandsPatterns)
    guard !inputs.paths.isEmpty else { throw noFiles(in: given) }
    reportJunk(inputs.junkCount)
    return inputs
  }

  /// Says that there is nothing to read.
  static func noFiles(in given: [String]) -> some Error {
    Console.diagnostic("error: no files in \(given.joined(separator: ", "))")
    return ExitStatus.noInput
  }

  /// Says what was passed over, if anything was.
  static func reportJunk(_ count: Int) {
    guard count > 0 else { return }
    Console.diagnostic(
      "note: passed over \(count) file\(count == 1 ? "" : "s") that no recording can be"
        + " (system litter, documents, pictures)")
  }

  /// Whether there is a folder at `path`.
  static func isFolder(_ path: String) -> Bool { RecordingWalk.isFolder(path) }
}
