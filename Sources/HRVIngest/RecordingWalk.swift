/// The files that a list of paths stands for, one after another: folders walked to the bottom, zip
/// archives listed.
///
/// Files of a folder come in the order of the bytes of their paths, as if all had been listed and put
/// in order; what is held at a time does not grow with their number (see ``SortedNames``). A path that
/// is neither folder nor archive comes as it stands, whether or not it is there, and so does an archive
/// that cannot be listed: reading it gives the error. Names that are no UTF-8 come as ``PathText``.
///
/// A walk can be taken once.
public final class RecordingWalk: Sequence, IteratorProtocol {
  /// What was passed over so far in folders and archives: system litter, documents, pictures, pipes
  /// and devices.
  public private(set) var junkCount = 0
  /// Why the walk ended early; nil as long as it did not. Only the disk that holds what is too much for
  /// the memory can do that.
  public private(set) var failure: IngestError?

  /// What is still to be visited, the next one last.
  private var ahead: [Source] = []
  private var remaining: ArraySlice<String>
  private let expandsPatterns: Bool

  private enum Source {
    /// Paths that a pattern stands for; the pattern stands for itself as long as it found none.
    case pattern(PathPattern, unmatched: String?)
    case folder(FolderEntries)
    /// Files in an archive: nothing to do with them but to name them.
    case listed(ArraySlice<String>)
  }

  /// Prepares to walk `paths`, in their order.
  ///
  /// - Parameter expandsPatterns: whether `*`, `?` and `[…]` in a path stand for names. A pattern that
  ///   fits nothing stands for itself.
  public init(_ paths: [String], expandsPatterns: Bool = false) {
    remaining = paths[...]
    self.expandsPatterns = expandsPatterns
  }

  /// Whether there is a folder at `path`.
  public static func isFolder(_ path: String) -> Bool { SystemFolder.exists(at: path) }

  /// Whether there is anything at `path`.
  public static func exists(_ path: String) -> Bool { SystemFile.exists(path: path) }

  /// The next file; nil after the last, or where the walk cannot go on: see ``failure``.
  ///
  /// - Complexity: of a folder with *n* entries, O(*n* log *n*) when it is entered.
  public func next() -> String? {
    do throws(IngestError) {
      while failure == nil {
        if let source = ahead.last {
          if let file = try next(of: source) { return file }
        } else {
          guard let path = remaining.popFirst() else { return nil }
          if expandsPatterns, PathPattern.isPattern(path) {
            ahead.append(.pattern(try PathPattern(path), unmatched: path))
          } else if let file = visit(path, isFound: false) {
            return file
          }
        }
      }
    } catch {
      failure = error
    }
    return nil
  }

  /// Takes one step in `source`, which is the last of those ahead; the file, if it led to one.
  private func next(of source: Source) throws(IngestError) -> String? {
    switch source {
    case .listed(let names):
      ahead.removeLast()
      if names.count > 1 { ahead.append(.listed(names.dropFirst())) }
      return names.first
    case .pattern(let pattern, let unmatched):
      ahead.removeLast()
      guard let path = try pattern.next() else { return unmatched }
      ahead.append(.pattern(pattern, unmatched: nil))
      return visit(path, isFound: false)
    case .folder(let entries):
      if let path = try entries.next() { return visit(path, isFound: true) }
      ahead.removeLast()
      return nil
    }
  }

  /// The file that a path leads to at once; nil when it leads to several or to none, which are ahead.
  ///
  /// - Parameter isFound: whether a folder says that it is a file with a length or, by a slash behind
  ///   it, a folder; all others may be pipes, or nothing.
  private func visit(_ path: String, isFound: Bool) -> String? {
    if isFound ? path.hasSuffix("/") : Self.isFolder(path) {
      // A folder that cannot be opened is named, so that reading it gives the error.
      guard let entries = FolderEntries(path) else { return path }
      junkCount += entries.junkCount
      ahead.append(.folder(entries))
      return nil
    }
    let isArchive =
      isFound
      ? RecordingFiles.isArchive(regularFileAt: path) : RecordingFiles.isArchive(path: path)
    guard isArchive, let files = try? RecordingFiles(archive: path), !files.names.isEmpty
    else { return path }
    junkCount += files.junk.count
    ahead.append(.listed(files.names[...]))
    return nil
  }
}
