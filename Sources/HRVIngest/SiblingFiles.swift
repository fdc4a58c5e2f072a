internal import HRVModel

/// The files beside the one that is read, for recordings that are made of several.
///
/// Only plain names are looked up: a header cannot make the reader open a file elsewhere.
struct SiblingFiles: Sendable {
  private enum Place: Sendable {
    case folder(String)
    case memory([String: [UInt8]])
  }

  private let place: Place

  /// The files in the folder of the file at `path`.
  init(besides path: String) {
    place = .folder(path.lastIndex(of: "/").map { String(path[...$0]) } ?? "")
  }

  /// Files that are in memory, by name.
  init(inMemory files: [String: [UInt8]]) { place = .memory(files) }

  /// The path of the file called `name`, for messages.
  func path(of name: String) -> String {
    if case .folder(let folder) = place { folder + name } else { name }
  }

  /// Whether there is a file called `name`.
  func contains(_ name: String) -> Bool {
    guard Self.isPlain(name) else { return false }
    return switch place {
    case .folder(let folder): MappedFile.exists(path: folder + name)
    case .memory(let files): files[name] != nil
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
    }
  }

  private static func isPlain(_ name: String) -> Bool {
    !name.isEmpty && name != "." && name != ".." && !name.contains("/") && !name.contains("\0")
  }
}
