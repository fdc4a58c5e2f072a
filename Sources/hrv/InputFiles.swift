import Foundation
import HRVIngest

/// The files that a list of paths stands for.
struct InputFiles {
  /// Every file, folders walked, in a fixed order.
  let paths: [String]
  /// Files in folders that operating systems leave behind, passed over.
  let junk: [String]

  /// Walks folders to the bottom, names in order of their bytes. A path that is no folder is
  /// kept as it stands, whether or not it is there: reading it gives the error.
  init(_ given: [String]) {
    var paths: [String] = []
    var junk: [String] = []
    for path in given {
      guard Self.isFolder(path) else {
        paths.append(path)
        continue
      }
      let below = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
      let names = Set(below)
      for name in below.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
        let full = path.hasSuffix("/") ? path + name : path + "/" + name
        guard !Self.isFolder(full) else { continue }
        if JunkFile.matches(name) {
          junk.append(full)
        } else if !Self.isPart(name, ofRecordAmong: names) {
          paths.append(full)
        }
      }
    }
    self.paths = paths
    self.junk = junk
  }

  /// Whether a file is read through the header of a WFDB record beside it: its signals or its
  /// annotations.
  private static func isPart(_ name: String, ofRecordAmong names: Set<String>) -> Bool {
    guard let dot = name.lastIndex(of: "."), name[dot...] != ".hea" else { return false }
    return names.contains(name[..<dot] + ".hea")
  }

  private static func isFolder(_ path: String) -> Bool {
    let values = try? URL(filePath: path).resourceValues(forKeys: [.isDirectoryKey])
    return values?.isDirectory == true
  }
}
