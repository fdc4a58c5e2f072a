internal import HRVModel

/// The bytes of a list, wherever they lie, to be read more than once.
struct ListText: Sendable {
  let source: ByteSource
  /// The list in messages.
  let file: String
  /// What stands before paths that are relative to the list.
  let folder: String

  /// Bytes that are at hand.
  init(_ source: ByteSource, file: String, isStream: Bool = false) {
    self.source = source
    self.file = file
    folder = isStream ? "" : file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
  }

  /// What is at `path`; `-` is the standard input.
  init(path: String) throws(IngestError) {
    let file: SystemFile
    do throws(IngestError) { file = try SystemFile(path: path) } catch {
      // It may lead into an archive.
      let input = try InputFile(path: path)
      self.init(.memory(try Self.bytes(of: input)), file: input.name)
      return
    }
    // What a shell lends a name to, as <(find …), is no more at a place than the standard input.
    let isStream = !file.isRegular
    let source = file.isRegular ? .file(file) : try Self.kept(file)
    let start = try source.bytes(0..<Container.signatureBytes)
    guard Container(start) != nil || WideText.isMarked(start.span) else {
      self.init(source, file: file.name, isStream: isStream)
      return
    }
    let input = try InputFile(bytes: source.bytes(0..<source.count), name: file.name)
    self.init(.memory(try Self.bytes(of: input)), file: input.name, isStream: isStream)
  }

  /// What comes from a pipe, in a file without a name where there is room for one.
  private static func kept(_ stream: SystemFile) throws(IngestError) -> ByteSource {
    guard let scratch = SystemScratch() else { return .memory(try stream.contents()) }
    try stream.forEachPortion { portion throws(IngestError) in
      guard scratch.append(portion) else {
        throw IngestError(
          .unreadableFile("there is no room to keep it"), at: SourceLocation(file: stream.name),
          remedy: "Make room where TMPDIR points, or save it as a file, and name that")
      }
    }
    return .file(try scratch.file(named: stream.name))
  }

  private static func bytes(of input: borrowing InputFile) throws(IngestError) -> [UInt8] {
    try input.withBytes { bytes throws(IngestError) in
      var copy: [UInt8] = []
      copy.reserveCapacity(bytes.count)
      for i in bytes.indices { copy.append(bytes[i]) }
      return copy
    }
  }

  /// A path as it is seen from where the list is.
  static func placed(_ path: String, in folder: String) -> String {
    path.hasPrefix("/") || path == SystemFile.standardInputPaths[0] ? path : folder + path
  }
}

/// A window of the bytes of a list, which moves on.
struct ListPortion {
  private(set) var bytes: [UInt8] = []
  private let source: ByteSource
  private var offset = 0

  static let usualBytes = 1 << 16

  init(_ source: ByteSource) { self.source = source }

  /// Whether nothing follows.
  var isLast: Bool { offset >= source.count }

  /// Lets go of the first bytes, and takes in further ones.
  mutating func move(past count: Int) throws(IngestError) {
    bytes.removeFirst(count)
    // At least as much as is kept, so that a long row is not looked at too often.
    let more = try source.bytes(offset..<offset + max(Self.usualBytes, bytes.count))
    bytes += more
    // A file that was cut short meanwhile ends there.
    offset = more.isEmpty ? source.count : offset + more.count
  }
}
