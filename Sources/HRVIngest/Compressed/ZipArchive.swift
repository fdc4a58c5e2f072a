internal import HRVModel

/// A zip archive: a folder in one file.
///
/// Only the directory is read when it is opened, and of an entry only what it needs. Nothing is
/// ever written, so the names in it cannot reach anywhere.
struct ZipArchive: Sendable {
  /// The archive as the person named it.
  let file: String
  /// Its entries, in order of the directory.
  let entries: [ZipEntry]
  private let source: ByteSource
  /// Where the files of each name stand among the entries.
  private let places: [String: [Int]]

  /// Opens the archive in `source`, which `file` names in messages.
  ///
  /// - Throws: ``IngestError`` when its directory cannot be read, or when it is an office
  ///   document.
  init(_ source: ByteSource, file: String) throws(IngestError) {
    entries = try ZipDirectory(of: source, file: file).entries
    self.file = file
    self.source = source
    places = Dictionary(grouping: entries.indices.filter { [entries] in entries[$0].isFile }) {
      [entries] in entries[$0].name
    }
    let telling = Set(entries.lazy.map(\.name).filter(Self.officeNames.contains))
    if let what = Self.officeDocument(telling) {
      throw IngestError(
        .binary(what), at: SourceLocation(file: file),
        remedy: "Open it in the program that made it, and export the table as CSV")
    }
  }

  /// The files that may be recordings or logs.
  var files: RecordingFiles {
    RecordingFiles(
      names: entries.filter(\.isFile).map(\.name),
      leftovers: entries.filter { !$0.isFile && !$0.name.hasSuffix("/") }.map(\.name))
  }

  /// The path that means the entry called `name`, for messages and to read it by.
  func path(of name: String) -> String { file + "/" + name }

  /// The name of the only file in it.
  ///
  /// - Throws: ``IngestError`` that lists the files when there are several.
  func onlyName() throws(IngestError) -> String {
    let names = files.names
    if names.count == 1, let name = names.first { return name }
    guard let first = names.first else {
      throw IngestError(
        .unreadableFile("the zip archive holds no files"), at: SourceLocation(file: file),
        remedy: "Export it again")
    }
    let others = names.count > 12 ? " and \(names.count - 12) more" : ""
    throw IngestError(
      .ambiguous(
        "the zip archive holds \(names.count) files: "
          + names.prefix(12).map { "\"\($0)\"" }.joined(separator: ", ") + others),
      at: SourceLocation(file: file),
      remedy: file == SystemFile.standardInputName
        ? "Save the archive as a file, and name one of them behind its path"
        : "Name one of them, like \(path(of: first))")
  }

  /// Whether there is a file called `name`.
  func contains(_ name: String) -> Bool { places[name] != nil }

  /// Unpacks the file called `name`.
  ///
  /// - Throws: ``IngestError`` when there is none, or when it cannot be unpacked as it was
  ///   packed: its length, its CRC-32 and the header before it are checked.
  func contents(of name: String) throws(IngestError) -> [UInt8] {
    let found = places[name] ?? []
    guard let entry = found.first.map({ entries[$0] }) else {
      throw IngestError(
        .unreadableFile("there is no such file in the zip archive"),
        at: SourceLocation(file: path(of: name)), remedy: "Check the name: " + listing)
    }
    guard found.count == 1 else {
      throw IngestError(
        .ambiguous("the zip archive holds \(found.count) files of this name"),
        at: SourceLocation(file: path(of: name)), remedy: "Unpack it and name one of them")
    }
    return try contents(of: entry)
  }

  private var listing: String {
    let names = files.names
    return "it holds " + names.prefix(5).joined(separator: ", ")
      + (names.count > 5 ? " and \(names.count - 5) more" : "")
  }

  private func contents(of entry: ZipEntry) throws(IngestError) -> [UInt8] {
    let location = SourceLocation(file: path(of: entry.name))
    if let (why, remedy) = entry.obstacle {
      throw IngestError(.unreadableFile(why), at: location, remedy: remedy)
    }
    guard let range = try ZipDirectory.data(of: entry, in: source) else {
      throw IngestError(
        .unreadableFile("its header and the directory of the zip archive contradict each other"),
        at: location, remedy: "Copy or download the archive again")
    }
    let bytes = try entry.method == 0 ? source.bytes(range) : inflated(range, location.file)
    guard bytes.count == entry.size, Inflate.crc32(bytes) == entry.crc32 else {
      throw IngestError(
        .unreadableFile("its packed data are damaged: length or checksum differ"), at: location,
        remedy: "Copy or download the archive again")
    }
    return bytes
  }

  private func inflated(_ range: Range<Int>, _ file: String) throws(IngestError) -> [UInt8] {
    var inflation = Inflation(source, range, .none)
    do throws(Inflation.Fault) {
      try inflation.readStream()
      guard inflation.isAtEnd else { throw .damaged }
    } catch {
      throw error.described("its packed data", of: file)
    }
    return inflation.finish()
  }

  /// The names that show an archive to be the file of an office program.
  /// - Sources: ECMA-376 part 2 (`[Content_Types].xml`), OpenDocument 1.3 part 2 (`mimetype`,
  ///   `META-INF/manifest.xml`); `Index/` holds the parts of documents of Apple's iWork.
  private static let officeNames: Set<String> = [
    "[Content_Types].xml", "xl/workbook.xml", "xl/workbook.bin", "word/document.xml", "mimetype",
    "META-INF/manifest.xml", "Index/Document.iwa",
  ]

  /// What an archive with these of ``officeNames`` is; nil when it is no office document.
  private static func officeDocument(_ names: Set<String>) -> String? {
    if names.contains("[Content_Types].xml") {
      if names.contains("xl/workbook.xml") || names.contains("xl/workbook.bin") {
        return "an Excel workbook (.xlsx)"
      }
      return names.contains("word/document.xml")
        ? "a Word document (.docx)" : "a document of an office program"
    }
    if names.contains("mimetype"), names.contains("META-INF/manifest.xml") {
      return "an OpenDocument file (.ods, .odt)"
    }
    return names.contains("Index/Document.iwa") ? "a Numbers or Pages document" : nil
  }
}
