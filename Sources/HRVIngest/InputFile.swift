internal import HRVModel

/// Whatever a path leads to, opened: the way in of every reader of this module.
///
/// A path may be that of a file, of a file in a zip archive (`export.zip/night.txt`), or `-` for
/// the standard input. A file compressed by gzip is unpacked, on disk as in an archive. A zip
/// archive stands for the only file in it.
struct InputFile: ~Copyable {
  /// What it is called in messages: the path, with the name in the archive.
  let name: String
  /// The same without the `.gz` that was unpacked: for what names tell.
  let plainName: String
  /// The files beside it, in its folder or archive.
  let siblings: SiblingFiles
  private let file: MappedFile

  /// Opens what is at `path`.
  ///
  /// - Throws: ``IngestError`` that says what is in the way.
  init(path: String) throws(IngestError) {
    let file: SystemFile
    do throws(IngestError) { file = try SystemFile(path: path) } catch {
      // What leads to no file may lead into an archive.
      guard let (archive, name) = try Self.archived(path) else { throw error }
      try self.init(name, in: archive)
      return
    }
    guard file.isRegular else {
      let siblings =
        file.isStandardInput ? SiblingFiles(inMemory: [:]) : SiblingFiles(besides: path)
      try self.init(bytes: file.contents(), name: file.name, siblings: siblings)
      return
    }
    if file.size <= Self.smallBytes {
      let bytes = try file.contents()
      if Container(bytes) == nil {
        try self.init(
          file: MappedFile(bytes: bytes), name: path, siblings: SiblingFiles(besides: path))
        return
      }
    }
    let source = ByteSource.file(file)
    let container = Container(try source.bytes(0..<Container.signatureBytes))
    guard container == nil else {
      try self.init(container, source, path, SiblingFiles(besides: path))
      return
    }
    try self.init(file: try MappedFile(file), name: path, siblings: SiblingFiles(besides: path))
  }

  /// Files up to this size are read in one piece before it is known whether something is packed in
  /// them: for most, asking the system twice would take longer.
  private static let smallBytes = 1 << 16

  /// What is in memory as the file called `name`.
  init(
    bytes: [UInt8], name: String, siblings: SiblingFiles = SiblingFiles(inMemory: [:])
  ) throws(IngestError) {
    try self.init(Container(bytes), .memory(bytes), name, siblings)
  }

  private init(_ name: String, in archive: ZipArchive) throws(IngestError) {
    let path = archive.path(of: name)
    let bytes = try archive.contents(of: name)
    let container = Container(bytes)
    guard container != .zip else { throw Self.nested(path) }
    try self.init(container, .memory(bytes), path, SiblingFiles(besides: name, in: archive))
  }

  /// What is in `source`, which looks like a `container`.
  private init(
    _ container: Container?, _ source: ByteSource, _ name: String, _ siblings: SiblingFiles
  ) throws(IngestError) {
    switch container {
    case .zip:
      let archive = try ZipArchive(source, file: name)
      try self.init(archive.onlyName(), in: archive)
    case .gzip:
      let bytes = try GzipFile.contents(of: source, file: name)
      guard Container(bytes) == nil else { throw Self.nested(name) }
      try self.init(
        file: MappedFile(bytes: bytes), name: name, plainName: GzipFile.plainName(name),
        siblings: siblings)
    case nil:
      let bytes = try source.bytes(0..<source.count)
      try self.init(file: MappedFile(bytes: bytes), name: name, siblings: siblings)
    }
  }

  private init(
    file: consuming MappedFile, name: String, plainName: String? = nil, siblings: SiblingFiles
  ) throws(IngestError) {
    let utf8 = try file.withBytes { bytes throws(IngestError) in WideText.utf8(bytes) }
    if let utf8 { self.file = MappedFile(bytes: utf8) } else { self.file = file }
    self.name = name
    self.plainName = plainName ?? name
    self.siblings = siblings
  }

  /// Lends the bytes to `body`.
  func withBytes<Result>(
    _ body: (Span<UInt8>) throws(IngestError) -> Result
  ) throws(IngestError) -> Result {
    try file.withBytes(body)
  }

  /// The archive, and the name in it, that `path` leads to; nil when it leads to a file.
  private static func archived(
    _ path: String
  ) throws(IngestError) -> (archive: ZipArchive, name: String)? {
    guard path.contains("/"), !SystemFile.exists(path: path) else { return nil }
    for slash in path.indices where path[slash] == "/" {
      let prefix = String(path[..<slash])
      guard SystemFile.isRegular(path: prefix) else { continue }
      guard let archive = try OpenedArchive.at(prefix) else { return nil }
      return (archive, String(path[path.index(after: slash)...]))
    }
    return nil
  }

  private static func nested(_ file: String) -> IngestError {
    IngestError(
      .unreadableFile("it holds a further archive"), at: SourceLocation(file: file),
      remedy: "Unpack it and name the files in it")
  }
}
