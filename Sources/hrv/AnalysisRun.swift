import ArgumentParser
import Foundation
import HRVIngest
import HRVModel
import HRVPipeline
import HRVReport

/// The files of a command, analysed: what `analyze`, `inspect` and `correlate` begin with.
struct AnalysisRun {
  /// The recordings that could be read, in order.
  let analyses: [RecordingAnalysis]
  /// The files that could not, in order.
  let errors: [ReportedError]

  /// Analyses `files`.
  ///
  /// - Parameter reporting: whether remarks and errors go to standard error; a command whose
  ///   result holds them says no.
  init(
    files: [String], start: String? = nil, flags: AnalysisFlags, reporting: Bool = true
  ) async throws {
    var options = try flags.options()
    let inputs = InputFiles(files)
    guard !inputs.paths.isEmpty else {
      Console.diagnostic("error: no files in \(files.joined(separator: ", "))")
      throw ExitStatus.noInput
    }
    if !inputs.junk.isEmpty {
      Console.diagnostic("note: passed over \(inputs.junk.count) files that are system litter")
    }
    if let start {
      guard inputs.paths.count == 1 else {
        throw ValidationError("--start is for one recording; use --manifest for several.")
      }
      options.start = try Self.timestamp(start)
    }
    if let manifest = flags.manifest {
      options.starts = try Self.starts(manifest, of: inputs.paths)
    }

    let workers = ProcessInfo.processInfo.activeProcessorCount
    let outcomes = await Analysis(options: options)(filesAt: inputs.paths, workers: workers)
    var analyses: [RecordingAnalysis] = []
    var errors: [ReportedError] = []
    for outcome in outcomes {
      switch outcome {
      case .success(let analysis):
        analyses.append(analysis)
      case .failure(let error):
        if reporting { Console.diagnostic("\(error)") }
        errors.append(ReportedError(error.message, at: error.location))
      }
    }
    self.analyses = analyses
    self.errors = errors
    if reporting { report(analyses.flatMap(\.recording.remarks)) }
  }

  /// The most remarks that are printed one by one: a folder of one app's exports has the same
  /// to say of every file.
  private static let mostRemarks = 10

  private func report(_ remarks: [ReadingRemark]) {
    for remark in remarks.prefix(Self.mostRemarks) { Console.diagnostic("\(remark)") }
    let rest = remarks.count - Self.mostRemarks
    if rest > 0 { Console.diagnostic("note: \(rest) more remarks; hrv inspect shows them all") }
  }

  /// Ends with the status that says whether every file could be read.
  func finish() throws {
    if !errors.isEmpty { throw ExitStatus.dataError }
  }

  private static func timestamp(_ text: String) throws -> Timestamp {
    guard let timestamp = Timestamp(iso8601: text) else {
      throw ValidationError("--start: \"\(text)\" is no time like 2026-03-02T07:00+01:00.")
    }
    return timestamp
  }

  /// The starts that a manifest gives to the recordings at `paths`, by these paths.
  private static func starts(
    _ manifest: String, of paths: [String]
  ) throws -> [String: Timestamp] {
    let entries: [RecordingManifest.Entry]
    do throws(IngestError) {
      let read = try RecordingManifest.read(path: manifest)
      for remark in read.remarks { Console.diagnostic("\(remark)") }
      entries = read.entries
    } catch {
      Console.diagnostic("\(error)")
      throw ExitStatus.dataError
    }
    let given = Dictionary(
      paths.map { (absolute($0), $0) }, uniquingKeysWith: { first, _ in first })
    var starts: [String: Timestamp] = [:]
    for entry in entries {
      guard let path = given[absolute(entry.path)] else {
        Console.diagnostic("\(entry.location): note: \(entry.path) is not among the recordings")
        continue
      }
      starts[path] = entry.start
    }
    return starts
  }

  private static func absolute(_ path: String) -> String {
    URL(filePath: path).standardizedFileURL.path
  }
}
