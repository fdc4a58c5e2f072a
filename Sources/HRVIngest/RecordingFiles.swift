internal import HRVModel

/// Which of the files in a folder, or in a zip archive, are to be read.
///
/// A file is passed over when no recording can be in it (``JunkFile``), and when it is part of a
/// record: `100.dat` and `100.atr` are read through `100.hea` beside them.
public struct RecordingFiles: Hashable, Sendable {
  /// The names to read, in order of their bytes, so that lists are the same everywhere.
  public let names: [String]
  /// The names that were passed over as litter, in the same order.
  public let junk: [String]

  /// Chooses among `names`, which may have folders in them, divided by `/`.
  ///
  /// - Complexity: O(*n* log *n*).
  public init(names: some Sequence<String>) { self.init(names: Array(names), leftovers: []) }

  /// The files in the zip archive at `path`. Each name is a path that
  /// ``RecordingReader/read(path:)`` takes, such as `export.zip/2026-03-02 07-15-00.txt`.
  ///
  /// Only the directory at the end of the archive is read, and read again only when another archive
  /// was read, or this one was changed, before its files are.
  ///
  /// - Throws: ``IngestError`` when it cannot be read, or is no zip archive of files but an
  ///   office document.
  /// - Complexity: O(*n* log *n*) in the number of entries.
  public init(archive path: String) throws(IngestError) {
    guard let archive = try OpenedArchive.at(path) else {
      throw IngestError(
        .unreadableFile("it is no zip archive"), at: SourceLocation(file: path),
        remedy: "Name the file itself")
    }
    let files = archive.files
    names = files.names.map(archive.path)
    junk = files.junk.map(archive.path)
  }

  /// Whether there is a zip archive at `path`, by the bytes that it begins with.
  public static func isArchive(path: String) -> Bool {
    SystemFile.isRegular(path: path) && isArchive(regularFileAt: path)
  }

  /// The same of what is known to be a file with a length, and no pipe that opening would wait for.
  static func isArchive(regularFileAt path: String) -> Bool {
    SystemFile.signature(path: path).map(Container.isZip) ?? false
  }

  init(names: [String], leftovers: [String]) {
    let headers = Set(names.lazy.filter { $0.hasSuffix(Self.headerSuffix) })
    var kept: [String] = []
    var junk = leftovers
    for name in names {
      if JunkFile.matches(name) {
        junk.append(name)
      } else if let header = Self.header(ofPart: name), headers.contains(header) {
        continue
      } else {
        kept.append(name)
      }
    }
    self.names = kept.sorted(by: Self.precedes)
    self.junk = junk.sorted(by: Self.precedes)
  }

  private static func precedes(_ a: String, _ b: String) -> Bool {
    a.utf8.lexicographicallyPrecedes(b.utf8)
  }

  /// The header of a WFDB record through which a file of this name is read, if there is such a header
  /// beside it: the file has its signals or its annotations. Nil for what is no part of a record.
  static func header(ofPart name: String) -> String? {
    guard let dot = name.lastIndex(of: "."), name[dot...] != headerSuffix else { return nil }
    return name[..<dot] + headerSuffix
  }

  /// What headers of records are called.
  static let headerSuffix = ".hea"
}
