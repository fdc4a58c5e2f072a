import HRVModel
import HRVStore
import Synchronization

/// What the workers of an import share: the recordings that wait for their transaction.
final class ImportJob: Sendable {
  private let state: Mutex<State>
  private let archive: Archive

  private struct State {
    var waiting: [ArchiveEntry] = []
    var counts = ImportRun.Counts()
    var mark = BatchFiles.Mark()
    var progress: BatchProgress?
    /// The first file of each digest.
    var first: [String: ReadFile] = [:]
    var otherNameCount = 0
    var rewrittenCount = 0
  }

  /// So many files that are there under another name are named.
  private static let mostNames = 5

  init(_ archive: Archive, progress: BatchProgress?) {
    self.archive = archive
    state = Mutex(State(progress: progress))
  }

  var counts: ImportRun.Counts { state.withLock { $0.counts } }

  func take(_ product: ImportRun.Product) throws {
    try state.withLock { state in
      switch product {
      case .entry(let entry, let file):
        if Self.isFirst(file, &state) { state.waiting.append(entry) }
      case .unchanged(let file):
        if Self.isFirst(file, &state) { state.counts.unchanged += 1 }
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
      let rest = state.otherNameCount - Self.mostNames
      if rest > 0 { Console.diagnostic("note: \(rest) more are in the archive under other names") }
      if state.rewrittenCount > 0 {
        Console.diagnostic(
          "note: of \(state.rewrittenCount) file\(state.rewrittenCount == 1 ? "" : "s") the archive had"
            + " other bytes with the same path and start, which are replaced")
      }
    }
  }

  private static func keep(_ state: inout State, _ archive: Archive) throws {
    for change in try archive.keep(state.waiting) {
      switch change {
      case .added: state.counts.added += 1
      case .replaced: state.counts.replaced += 1
      case .rewritten:
        state.counts.replaced += 1
        state.rewrittenCount += 1
      }
    }
    state.waiting.removeAll(keepingCapacity: true)
  }

  /// Whether no file before this one in the import has its bytes; what has been there is said.
  private static func isFirst(_ file: ReadFile, _ state: inout State) -> Bool {
    guard let sha256 = file.sha256 else { return true }
    if let first = state.first[sha256] {
      guard let start = file.start, start.timestamp != first.start?.timestamp else {
        Console.diagnostic("\(file.path): note: the same bytes as \(first.path): one recording")
        state.counts.unchanged += 1
        return false
      }
      Console.diagnostic(file.conflict(with: first))
      state.counts.failures += 1
      return false
    }
    state.first[sha256] = file
    if let name = file.otherName {
      state.otherNameCount += 1
      if state.otherNameCount <= mostNames {
        Console.diagnostic(
          "\(file.path): note: the same bytes as \(name) in the archive: one recording")
      }
    }
    return true
  }
}
