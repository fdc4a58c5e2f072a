import HRVIngest
import HRVModel
import HRVReport
import Synchronization

/// The files of a batch, one after another, with what a list says of each; safe to take from by
/// several workers, one at a time. What is held does not grow with their number.
final class BatchFeed: Sendable {
  /// A file, and what is known of it beforehand.
  struct Job: Sendable {
    let place: BatchTable.Place
    /// When it began, by the list, or else by the manifest.
    let start: Timestamp?

    /// A number that changes when the file does, or what the list says of it.
    func stamp() -> UInt64 {
      var hash = FNV1a(state: FileStamp.of(path: place.file))
      for cell in place.carried {
        hash.add(cell)
        hash.add("\u{0}")
      }
      if let start {
        hash.add(UInt64(bitPattern: start.localMilliseconds))
        hash.add(UInt64(bitPattern: Int64(start.utcOffsetS ?? .max)))
      }
      return hash.state
    }
  }

  /// The columns of the list that rows repeat.
  let carried: [String]
  private let state: Mutex<State>
  private let shard: ShardArgument
  /// The rows of the manifest, by the absolute paths of their recordings.
  private let manifest: [String: RecordingManifest.Entry]
  /// The absolute paths of what the batch itself writes, by the names there; it is passed over.
  private let own: [Substring: Set<String>]

  private struct State {
    var walk: RecordingWalk
    /// The rows of the list that are still to come.
    var entries: RecordingList.Entries?
    /// The row whose path is walked.
    var entry: RecordingList.Entry?
    var count = 0
    /// What was passed over on earlier walks.
    var junkCount = 0
    var isStopped = false
    /// The rows of the manifest whose recordings there were, of all shards.
    var met: Set<String> = []
    var failure: IngestError?

    /// The next file, by whatever row.
    mutating func next() throws(IngestError) -> String? {
      while true {
        if let path = walk.next() { return path }
        if let failure = walk.failure { throw failure }
        entry = try entries?.next()
        guard let entry else { return nil }
        junkCount += walk.junkCount
        walk = RecordingWalk([entry.path])
      }
    }
  }

  /// - Parameters:
  ///   - paths: files and folders, and patterns of them.
  ///   - list: what a person wrote of each, if anything.
  ///   - manifest: when they began, in rows for each.
  ///   - own: where the batch itself writes.
  init(
    _ paths: [String], _ list: RecordingList?, manifest: [RecordingManifest.Entry],
    shard: ShardArgument, own: [String] = []
  ) {
    self.own = Dictionary(grouping: own, by: Self.name).mapValues {
      Set($0.map(RecordingInputs.absolute))
    }
    self.manifest = Dictionary(
      manifest.map { (RecordingInputs.absolute($0.path), $0) }, uniquingKeysWith: { $1 })
    carried = list?.columns ?? []
    state = Mutex(
      State(walk: RecordingWalk(paths, expandsPatterns: true), entries: list?.entries()))
    self.shard = shard
  }

  /// The next file of this shard; nil after the last, after ``stop()``, or at a ``failure``.
  func next() -> Job? {
    state.withLock { state in
      do throws(IngestError) {
        while !state.isStopped, state.failure == nil, let path = try state.next() {
          if isOwn(path) { continue }
          state.count += 1
          let row = row(of: path, &state)
          guard shard.takes(state.count) else { continue }
          let cells = state.entry?.cells ?? carried.map { _ in "" }
          // What began when a row says so is the file that it names, not all in a folder.
          let listed = state.entry?.path == path ? state.entry?.start : nil
          return Job(
            place: .init(index: state.count, file: path, carried: cells),
            start: listed ?? row?.start)
        }
      } catch {
        state.failure = error
      }
      return nil
    }
  }

  private func isOwn(_ path: String) -> Bool {
    own[Self.name(path)]?.contains(RecordingInputs.absolute(path)) ?? false
  }

  private static func name(_ path: String) -> Substring {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[path.utf8.index(after: $0)...] }
      ?? path[...]
  }

  /// The row of the manifest about a file.
  private func row(of path: String, _ state: inout State) -> RecordingManifest.Entry? {
    guard !manifest.isEmpty else { return nil }
    let key = RecordingInputs.absolute(path)
    guard let entry = manifest[key] else { return nil }
    state.met.insert(key)
    return entry
  }

  /// The rows of the manifest without a recording among the files so far, in their order.
  var unmet: [RecordingManifest.Entry] {
    let met = state.withLock { $0.met }
    return manifest.filter { !met.contains($0.key) }.values
      .sorted { $0.location.line < $1.location.line }
  }

  /// Gives no more files.
  func stop() { state.withLock { $0.isStopped = true } }

  /// Whether ``stop()`` was called.
  var isStopped: Bool { state.withLock { $0.isStopped } }

  /// Why there are no more files, though there should be.
  var failure: IngestError? { state.withLock { $0.failure } }

  /// How many files there were so far, of all shards.
  var count: Int { state.withLock { $0.count } }

  /// What was passed over so far.
  var junkCount: Int { state.withLock { $0.junkCount + $0.walk.junkCount } }
}
