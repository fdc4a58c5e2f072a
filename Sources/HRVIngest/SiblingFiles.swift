internal import HRVModel

/// The files beside the one that is read, for recordings that are made of several.
///
/// Only plain names are looked up: a header cannot make the reader open a file elsewhere.
struct SiblingFiles: Sendable {
  private enum Place: Sendable {
    case folder(String)
    case memory([String: [UInt8]])
    case archive(ZipArchive, folder: String)
  }

  private let place: Place

  /// The files in the folder of the file at `path`.
  init(besides path: String) {
    place = .folder(Self.folder(of: path))
  }

  /// The files in the folder of the entry called `name` of `archive`.
  init(besides name: String, in archive: ZipArchive) {
    place = .archive(archive, folder: Self.folder(of: name))
  }

  /// Files that are in memory, by name.
  init(inMemory files: [String: [UInt8]]) { place = .memory(files) }

  /// The path of the file called `name`, for messages.
  func path(of name: String) -> String {
    switch place {
    case .folder(let folder): folder + name
    case .memory: name
    case .archive(let archive, let folder): archive.path(of: folder + name)
    }
  }

  /// Whether there is a file called `name`.
  func contains(_ name: String) -> Bool {
    guard Self.isPlain(name) else { return false }
    return switch place {
    case .folder(let folder): SystemFile.exists(path: folder + name)
    case .memory(let files): files[name] != nil
    case .archive(let archive, let folder): archive.contains(folder + name)
    }
  }

  /// Lends the bytes of the file called `name` to `body`; nil when there is none.
  func withBytes<Result>(
    of name: String, _ body: (Span<UInt8>) throws(IngestError) -> Result
  ) throws(IngestError) -> Result? {
    guard contains(name) else { return nil }
    switch place {
    case .memory(let files):
      guard let bytes = files[name] else { return nil }
      return try body(bytes.span)
    case .folder(let folder):
      let file = try MappedFile(path: folder + name)
      return try file.withBytes(body)
    case .archive(let archive, let folder):
      let bytes = try archive.contents(of: folder + name)
      return try body(bytes.span)
    }
  }

  /// The folder in `path`, with its last `/`.
  private static func folder(of path: String) -> String {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? ""
  }

  private static func isPlain(_ name: String) -> Bool {
    !name.isEmpty && name != "." && name != ".." && !name.contains("/") && !name.contains("\0")
  }
}
