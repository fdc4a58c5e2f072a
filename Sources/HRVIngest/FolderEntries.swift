/// What is to be read in a folder: files and folders in the order of their names, a few at a time.
final class FolderEntries {
  /// What was passed over: system litter, documents, pictures, pipes and devices.
  let junkCount: Int

  private let base: String
  private var names: SortedNames
  /// The headers of records among the names; nil when there are too many to hold, and the folder is
  /// asked for each.
  private let headers: Set<String>?

  private static let slash = UInt8(ascii: "/")

  /// Lists the folder at `path`; nil when that cannot be done.
  ///
  /// - Parameter limit: how many names are held at a time.
  init?(_ path: String, limit: Int = SortedNames.usualLimit) {
    base = path.hasSuffix("/") ? path : path + "/"
    var names = SortedNames(limit: limit)
    var headers: Set<String>? = []
    var junkCount = 0
    let isListed = SystemFolder.list(path) { bytes, kind in
      let name = PathText.text(bytes)
      if kind == .file, name.hasSuffix(RecordingFiles.headerSuffix) {
        if let count = headers?.count, count < limit {
          headers?.insert(name)
        } else {
          headers = nil
        }
      }
      switch kind {
      case .file where !JunkFile.matches(name): names.add(bytes)
      // Nothing in a folder of litter is a recording. The slash makes names compare as paths do.
      case .folder where !JunkFile.matches("\(name)/x"): names.add(bytes, ending: Self.slash)
      case .folder: break
      case .file, .other: junkCount += 1
      }
    }
    guard isListed, (try? names.sort()) != nil else { return nil }
    (self.names, self.headers, self.junkCount) = (names, headers, junkCount)
  }

  /// The path of the next entry, with a slash behind that of a folder; nil after the last.
  func next() throws(IngestError) -> String? {
    while let bytes = try names.next() {
      let name = PathText.text(bytes.span)
      if let header = RecordingFiles.header(ofPart: name) {
        let isPart = headers?.contains(header) ?? SystemFile.isRegular(path: base + header)
        // A folder is no part of a record, whatever it is called.
        if isPart, bytes.last != Self.slash { continue }
      }
      return base + name
    }
    return nil
  }
}
