import Foundation
import HRVIngest

/// The files that a list of paths stands for.
struct InputFiles {
  /// Every file, folders walked and archives listed, in a fixed order.
  let paths: [String]
  /// Files in folders and archives that operating systems leave behind, passed over, as are pipes
  /// and devices in folders.
  let junk: [String]

  /// Walks folders to the bottom and lists the files in zip archives, names in order of their
  /// bytes. A path that is neither is kept as it stands, whether or not it is there, and so is an
  /// archive that cannot be listed: reading it gives the error.
  init(_ given: [String]) {
    var paths: [String] = []
    var junk: [String] = []
    func add(_ path: String) {
      guard RecordingFiles.isArchive(path: path),
        let files = try? RecordingFiles(archive: path), !files.names.isEmpty
      else { return paths.append(path) }
      paths += files.names
      junk += files.junk
    }
    for path in given {
      guard Self.isFolder(path) else {
        add(path)
        continue
      }
      let folder = path.hasSuffix("/") ? path : path + "/"
      let below = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
      let inside = below.filter { !Self.isFolder(folder + $0) }
      let files = RecordingFiles(names: inside.filter { !Self.isStream(folder + $0) })
      for name in files.names { add(folder + name) }
      junk += files.junk.map { folder + $0 }
      junk += inside.filter { Self.isStream(folder + $0) }.sorted().map { folder + $0 }
    }
    self.paths = paths
    self.junk = junk
  }

  /// The files that `given` stands for, of which there is at least one; says on standard error
  /// what was passed over.
  ///
  /// - Throws: ``ExitStatus/noInput`` when there is none.
  static func found(in given: [String]) throws -> InputFiles {
    let inputs = InputFiles(given)
    guard !inputs.paths.isEmpty else {
      Console.diagnostic("error: no files in \(given.joined(separator: ", "))")
      throw ExitStatus.noInput
    }
    if !inputs.junk.isEmpty {
      let count = inputs.junk.count
      Console.diagnostic(
        "note: passed over \(count) file\(count == 1 ? "" : "s") that no recording can be"
          + " (system litter, documents, pictures)")
    }
    return inputs
  }

  /// Whether it is a pipe, a socket or a device: opening one may wait for ever. In a folder nobody
  /// means it; named by itself it is read.
  private static func isStream(_ path: String) -> Bool {
    let target = URL(filePath: path).resolvingSymlinksInPath().path
    let type = try? FileManager.default.attributesOfItem(atPath: target)[.type]
    switch type as? FileAttributeType {
    case nil, .typeRegular, .typeDirectory, .typeSymbolicLink: return false
    default: return true
    }
  }

  /// Whether there is a folder at `path`.
  static func isFolder(_ path: String) -> Bool {
    let values = try? URL(filePath: path).resourceValues(forKeys: [.isDirectoryKey])
    return values?.isDirectory == true
  }
}
