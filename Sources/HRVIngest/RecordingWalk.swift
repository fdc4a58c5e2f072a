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

  /// A name and the folder that it stands in, which all its entries share; with a slash behind the
  /// name of a folder, so that names compare as whole paths do.
  private struct Step {
    let base: String
    let name: String
    let kind: Kind

    enum Kind {
      /// A path that a person named: a file, or nothing, or a pipe.
      case named
      /// A file with a length.
      case file
      case folder
      /// Nothing to do with it but to name it.
      case listed
    }
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
        ahead.append(Step(base: "", name: path, kind: Self.isFolder(path) ? .folder : .named))
        continue
      }
      let path = step.base + step.name
      switch step.kind {
      case .listed: return path
      case .folder: enter(path)
      case .named, .file:
        let isArchive =
          step.kind == .file
          ? RecordingFiles.isArchive(regularFileAt: path) : RecordingFiles.isArchive(path: path)
        guard isArchive, let files = try? RecordingFiles(archive: path), !files.names.isEmpty
        else { return path }
        junkCount += files.junk.count
        ahead += files.names.reversed().map { Step(base: "", name: $0, kind: .listed) }
      }
    }
  }

  /// Puts what stands in a folder ahead.
  private mutating func enter(_ path: String) {
    // A folder that cannot be opened is named, so that reading it gives the error.
    guard let folder = SystemFolder(path) else {
      return ahead.append(Step(base: "", name: path, kind: .listed))
    }
    let base = path.hasSuffix("/") ? path : path + "/"
    let files = RecordingFiles(names: folder.files)
    junkCount += files.junk.count + folder.others.count
    let first = ahead.count
    ahead += files.names.lazy.map { Step(base: base, name: $0, kind: .file) }
    // Nothing in a folder of litter is a recording.
    ahead += folder.folders.lazy.filter { !JunkFile.matches("\($0)/x") }
      .map { Step(base: base, name: $0 + "/", kind: .folder) }
    ahead[first...].sort { $1.name.utf8.lexicographicallyPrecedes($0.name.utf8) }
  }
}
