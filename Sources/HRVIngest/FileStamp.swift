internal import HRVModel

/// How files look from outside: what tells that one was changed, without reading it.
public enum FileStamp {
  /// A number for the size and the time of change of the file at `path`: of the archive that it lies in,
  /// if it does, and also of the files that the header of a WFDB record names or has beside it. 0 where
  /// nothing is.
  ///
  /// A change that keeps both, to the resolution of the disk's clock, is not seen.
  public static func of(path: String) -> UInt64 {
    guard let own = SystemFile.identity(path: path) ?? archive(of: path) else { return 0 }
    var hash = FNV1a()
    hash.add(own)
    guard path.hasSuffix(RecordingFiles.headerSuffix) else { return hash.state }
    for name in parts(ofRecordAt: path) {
      hash.add(name)
      if let part = SystemFile.identity(path: name) { hash.add(part) }
    }
    return hash.state
  }

  private static func archive(of path: String) -> SystemFile.Identity? {
    path.indices.lazy.filter { path[$0] == "/" }.map { String(path[..<$0]) }
      .first { SystemFile.isRegular(path: $0) }.flatMap { SystemFile.identity(path: $0) }
  }

  /// The files that a record may be read from besides its header: those that the header begins lines
  /// with, and those of annotations.
  private static func parts(ofRecordAt path: String) -> [String] {
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
    let stem = path.dropLast(RecordingFiles.headerSuffix.count)
    let annotations = WFDBRecord.annotators.map { "\(stem).\($0)" }
    guard SystemFile.isRegular(path: path), let file = try? SystemFile(path: path) else {
      return annotations
    }
    let bytes = (try? ByteSource.file(file).bytes(0..<FileHead.byteLimit)) ?? []
    let names = String(decoding: bytes, as: UTF8.self).split { $0.isNewline }
      .compactMap { $0.split { $0 == " " || $0 == "\t" }.first }
    return annotations + names.filter { !$0.contains("/") }.map { String(folder) + $0 }
  }
}

extension FNV1a {
  /// Takes in what changes when a file does.
  fileprivate mutating func add(_ identity: SystemFile.Identity) {
    add(UInt64(bitPattern: identity.size))
    add(UInt64(bitPattern: identity.changedS))
    add(UInt64(bitPattern: identity.changedNs))
  }
}
