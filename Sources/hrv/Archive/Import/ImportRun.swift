import Foundation
import HRVIngest
import HRVModel
import HRVPipeline
import HRVReport
import HRVStore

/// Files on their way into the archive.
struct ImportRun {
  let analysis: Analysis
  let archive: Archive
  let manifest: [String: RecordingManifest.Entry]
  let isQuiet: Bool
  private let workers = ProcessInfo.processInfo.activeProcessorCount

  init(
    analysis: Analysis, archive: Archive, manifest: [String: RecordingManifest.Entry],
    isQuiet: Bool
  ) {
    self.analysis = analysis
    digests = OptionsDigests(analysis.options)
    self.archive = archive
    self.manifest = manifest
    self.isQuiet = isQuiet
  }

  /// So many recordings are kept in one transaction.
  static let portion = 100

  private let digests: OptionsDigests

  /// What became of the files.
  struct Counts: Sendable {
    var added = 0
    var replaced = 0
    var unchanged = 0
    var recomputed = 0
    var failures = 0
    var isInterrupted = false

    /// The counts in a line.
    var text: String {
      var parts = ["\(added) added", "\(replaced) replaced", "\(unchanged) unchanged"]
      if recomputed > 0 { parts.append("\(recomputed) computed anew") }
      if failures > 0 { parts.append("\(failures) failed") }
      if isInterrupted { parts.append("interrupted: the same command goes on") }
      return parts.joined(separator: ", ")
    }
  }

  /// What was made of a file.
  enum Product: Sendable {
    /// An analysis that is to be kept.
    case entry(ArchiveEntry, ReadFile)
    /// What the archive has is what would be computed.
    case unchanged(ReadFile)
    /// It cannot be read, or not be kept.
    case failure(String)
  }

  /// Keeps the recordings at `paths`, in this order.
  func callAsFunction(_ paths: [String]) async throws -> Counts {
    let known = try kept { () throws(ArchiveError) in try archive.knownFiles(digests) }
    let feed = BatchFeed(paths, nil, manifest: [], shard: .whole)
    let job = ImportJob(
      archive, progress: isQuiet ? nil : BatchProgress(total: paths.count, done: 0))
    let interruption = Interruption { feed.stop() }
    defer { interruption.end() }
    try await finishing {
      try await analysis.stream(
        workers: workers, { feed.next()?.place.file },
        work: { path, workspace in product(of: path, known, using: &workspace) },
        deliver: { product in try job.take(product) })
      try job.flush()
    }
    var counts = job.counts
    counts.isInterrupted = feed.isStopped
    return counts
  }

  private func product(
    of path: String, _ known: [String: Archive.KnownFile], using workspace: inout AnalysisWorkspace
  ) -> Product {
    do throws(AnalysisError) {
      var recording = try analysis.recording(at: path)
      var file = ReadFile(path: path, recording)
      let said = manifest[path]
      if let kept = file.sha256.flatMap({ known[$0] }) {
        guard case .one(let start) = file.start(beside: kept) else {
          return .failure(file.conflict(with: kept))
        }
        recording.start = start
        file.start = start
        file.otherName = file.isCalled(as: kept.file) ? nil : kept.file
        if kept.isCurrent, kept.start?.timestamp == recording.start?.timestamp,
          said?.device == nil || kept.device != nil,
          said?.posture == nil || said?.posture == kept.posture
        {
          return .unchanged(file)
        }
      }
      return .entry(
        ArchiveEntry(
          try analysis(recording, using: &workspace), digests: digests, device: said?.device,
          posture: said?.posture), file)
    } catch {
      return .failure("\(error)")
    }
  }

  /// How many recordings of the archive have other options or definitions.
  func outdatedCount() throws -> Int {
    try kept { () throws(ArchiveError) in try archive.outdated(digests).count }
  }

  /// Computes anew what has other options or definitions, from the intervals in the archive.
  func recompute() async throws -> (done: Int, failures: Int) {
    let ids = try kept { () throws(ArchiveError) in try archive.outdated(digests) }
    var (done, failures) = (0, 0)
    var workspace = AnalysisWorkspace()
    for start in stride(from: 0, to: ids.count, by: Self.portion) {
      var entries: [(id: Int64, entry: ArchiveEntry)] = []
      for id in ids[start..<min(start + Self.portion, ids.count)] {
        do {
          guard let recording = try archive.recording(id) else { continue }
          entries.append(
            (id, ArchiveEntry(try analysis(recording, using: &workspace), digests: digests)))
        } catch {
          Console.diagnostic("\(error)")
          failures += 1
        }
      }
      let portion = entries
      try kept { () throws(ArchiveError) in try archive.recompute(portion) }
      done += portion.count
    }
    return (done, failures)
  }

  private func kept<R>(_ body: () throws(ArchiveError) -> R) throws -> R {
    do throws(ArchiveError) { return try body() } catch { throw Self.notKept(error) }
  }

  private func finishing(_ body: () async throws -> Void) async throws {
    do { try await body() } catch let error as ArchiveError { throw Self.notKept(error) }
  }

  private static func notKept(_ error: ArchiveError) -> some Error {
    Console.diagnostic("\(error)")
    return ExitStatus.ioError
  }
}
