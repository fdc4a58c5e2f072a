import Foundation
import HRVIngest
import HRVModel
import HRVPipeline
import HRVReport
import HRVStore
import Synchronization

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
  private static let portion = 100

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
  private enum Product: Sendable {
    case entry(ArchiveEntry)
    case unchanged
    case failure(String)
  }

  /// Keeps the recordings at `paths`, in this order.
  func callAsFunction(_ paths: [String]) async throws -> Counts {
    let known = try kept { () throws(ArchiveError) in try archive.knownFiles(digests) }
    let feed = BatchFeed(paths, nil, shard: .whole)
    let job = Job(
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
      let recording = try analysis.recording(at: path)
      let said = manifest[path]
      if let file = recording.provenance.sha256.flatMap({ known[$0] }), file.isCurrent,
        file.start == recording.start?.timestamp,
        said?.device == nil || file.device != nil,
        said?.posture == nil || said?.posture == file.posture
      {
        return .unchanged
      }
      return .entry(
        ArchiveEntry(
          try analysis(recording, using: &workspace), digests: digests, device: said?.device,
          posture: said?.posture))
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

  /// What the workers share: the recordings that wait for their transaction.
  private final class Job: Sendable {
    private let state: Mutex<State>
    private let archive: Archive

    private struct State {
      var waiting: [ArchiveEntry] = []
      var counts = Counts()
      var mark = BatchFiles.Mark()
      var progress: BatchProgress?
    }

    init(_ archive: Archive, progress: BatchProgress?) {
      self.archive = archive
      state = Mutex(State(progress: progress))
    }

    var counts: Counts { state.withLock { $0.counts } }

    func take(_ product: Product) throws {
      try state.withLock { state in
        switch product {
        case .entry(let entry): state.waiting.append(entry)
        case .unchanged: state.counts.unchanged += 1
        case .failure(let message):
          Console.diagnostic(message)
          state.counts.failures += 1
        }
        state.mark.files += 1
        state.mark.failures = state.counts.failures
        let mark = state.mark
        state.progress?.show(mark)
        if state.waiting.count >= ImportRun.portion { try Self.keep(&state, archive) }
      }
    }

    /// Keeps the rest.
    func flush() throws {
      try state.withLock { state in
        try Self.keep(&state, archive)
        state.progress?.end()
      }
    }

    private static func keep(_ state: inout State, _ archive: Archive) throws {
      for change in try archive.keep(state.waiting) {
        switch change {
        case .added: state.counts.added += 1
        case .replaced: state.counts.replaced += 1
        }
      }
      state.waiting.removeAll(keepingCapacity: true)
    }
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
