import HRVIngest
import HRVModel
import HRVReport
import Synchronization

/// The files of a batch, one after another, with what a list says of each; safe to take from by
/// several workers, one at a time.
final class BatchFeed: Sendable {
  /// The columns of the list that rows repeat.
  let carried: [String]
  private let state: Mutex<State>
  private let shard: ShardArgument

  private struct State {
    var walk: RecordingWalk
    /// What the list says of the path that is walked now, and of those that follow.
    var cells: [String: [String]]
    var count = 0
    var isStopped = false
  }

  /// - Parameters:
  ///   - paths: files and folders.
  ///   - list: what a person wrote of each, if anything.
  init(_ paths: [String], _ list: RecordingList?, shard: ShardArgument) {
    carried = list?.columns ?? []
    let cells = Dictionary(
      (list?.entries ?? []).map { ($0.path, $0.cells) }, uniquingKeysWith: { first, _ in first })
    state = Mutex(State(walk: RecordingWalk(paths), cells: cells))
    self.shard = shard
  }

  /// The next file of this shard; nil after the last, or after ``stop()``.
  func next() -> BatchTable.Place? {
    state.withLock { state in
      guard !state.isStopped else { return nil }
      while let path = state.walk.next() {
        state.count += 1
        guard shard.takes(state.count) else { continue }
        let cells = carried.isEmpty ? [] : state.cells[path] ?? carried.map { _ in "" }
        return BatchTable.Place(index: state.count, file: path, carried: cells)
      }
      return nil
    }
  }

  /// Gives no more files.
  func stop() { state.withLock { $0.isStopped = true } }

  /// Whether ``stop()`` was called.
  var isStopped: Bool { state.withLock { $0.isStopped } }

  /// How many files there were so far, of all shards.
  var count: Int { state.withLock { $0.count } }

  /// What was passed over so far.
  var junkCount: Int { state.withLock { $0.walk.junkCount } }
}
