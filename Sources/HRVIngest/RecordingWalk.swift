/// The files that a list of paths stands for, one after another: folders walked to the bottom, zip
/// archives listed.
///
/// Files of a folder come in the order of the bytes of their paths, as if all had been listed and put
/// in order; what is held at a time is the entries of the folders between the path and the file, so
/// that memory does not grow with what was walked before. A path that is neither folder nor archive
/// comes as it stands, whether or not it is there, and so does an archive that cannot be listed:
/// reading it gives the error.
public struct RecordingWalk: Sequence, IteratorProtocol {
  /// What was passed over so far in folders and archives: system litter, documents, pictures, pipes
  /// and devices.
  public private(set) var junkCount = 0

  /// What is still to be visited, the next one last.
  private var ahead: [Step] = []
  private var remaining: ArraySlice<String>

  private enum Step {
    case file(String)
    case folder(String)
    /// Nothing to do with it but to name it.
    case listed(String)
  }

  /// Prepares to walk `paths`, in their order.
  public init(_ paths: [String]) { remaining = paths[...] }

  /// Whether there is a folder at `path`.
  public static func isFolder(_ path: String) -> Bool { SystemFolder.exists(at: path) }

  /// Whether there is anything at `path`.
  public static func exists(_ path: String) -> Bool { SystemFile.exists(path: path) }

  /// The names of files and folders in the folder at `path`, in no order; none when it cannot be
  /// opened.
  public static func names(in path: String) -> [String] {
    SystemFolder(path).map { $0.files + $0.folders } ?? []
  }

  /// The next file.
  ///
  /// - Complexity: of a folder with *n* entries, O(*n* log *n*) when it is entered.
  public mutating func next() -> String? {
    while true {
      guard let step = ahead.popLast() else {
        guard let path = remaining.popFirst() else { return nil }
        ahead.append(Self.isFolder(path) ? .folder(path) : .file(path))
        continue
      }
      switch step {
      case .listed(let path): return path
      case .folder(let path): enter(path)
      case .file(let path):
        guard RecordingFiles.isArchive(path: path),
          let files = try? RecordingFiles(archive: path), !files.names.isEmpty
        else { return path }
        junkCount += files.junk.count
        ahead += files.names.reversed().map(Step.listed)
      }
    }
  }

  /// Puts what stands in a folder ahead. A folder compares as its name with a slash behind it, which
  /// makes the order of visits that of whole paths.
  private mutating func enter(_ path: String) {
    // A folder that cannot be opened is named, so that reading it gives the error.
    guard let folder = SystemFolder(path) else { return ahead.append(.listed(path)) }
    let base = path.hasSuffix("/") ? path : path + "/"
    let files = RecordingFiles(names: folder.files)
    junkCount += files.junk.count + folder.others.count
    let folders = folder.folders.filter { name in
      // Nothing in such a folder is a recording.
      !JunkFile.matches("\(name)/x")
    }
    var steps = files.names.map { (key: $0, step: Step.file(base + $0)) }
    steps += folders.map { (key: $0 + "/", step: Step.folder(base + $0)) }
    steps.sort { $1.key.utf8.lexicographicallyPrecedes($0.key.utf8) }
    ahead += steps.lazy.map(\.step)
  }
}
