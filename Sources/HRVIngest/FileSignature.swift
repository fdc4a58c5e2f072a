/// What a file is by the bytes that it begins with, when it is no text.
///
/// A row of the table: what it is, the bytes that give it away, and what to do when a text is
/// needed or nothing here reads it. Formats that read bytes claim a row by naming it.
struct FileSignature: Hashable, Sendable {
  /// What the file is, in words that fit "this is …".
  let what: String
  /// What to do instead: one sentence without its full stop.
  let remedy: String
  private let offset: Int
  private let bytes: [UInt8]

  private init(_ what: String, at offset: Int = 0, _ bytes: [UInt8], remedy: String) {
    self.what = what
    self.remedy = remedy
    self.offset = offset
    self.bytes = bytes
  }

  private init(_ what: String, at offset: Int = 0, _ text: StaticString, remedy: String) {
    self.init(what, at: offset, Array("\(text)".utf8), remedy: remedy)
  }

  private static let unpack = "Unpack it and name the files in it"
  private static let exportText = "Export the intervals as text (CSV or TXT) instead"
  private static let readAsRecording = "Read it as a recording, without naming a format"

  static let garminFIT = FileSignature("a Garmin FIT file", at: 8, ".FIT", remedy: readAsRecording)
  static let edf = FileSignature("an EDF recording", "0       ", remedy: readAsRecording)
  static let ishne = FileSignature("an ISHNE Holter recording", "ISHNE1.0", remedy: readAsRecording)

  /// What is known by its first bytes.
  /// - Sources: the formats' own specifications.
  private static let known: [FileSignature] = [
    garminFIT, edf, ishne,
    FileSignature("a tar archive", at: 257, "ustar", remedy: unpack),
    FileSignature("a bzip2 archive", "BZh", remedy: unpack),
    FileSignature("an xz archive", [0xFD, 0x37, 0x7A, 0x58, 0x5A], remedy: unpack),
    FileSignature("a 7-Zip archive", [0x37, 0x7A, 0xBC, 0xAF], remedy: unpack),
    FileSignature("a RAR archive", "Rar!", remedy: unpack),
    FileSignature(
      "the AppleDouble twin of a file (its name begins with \"._\")", [0, 5, 0x16, 7],
      remedy: "Delete it; the recording is the file without \"._\""),
    FileSignature(
      "a BDF recording", [0xFF] + Array("BIOSEMI".utf8), remedy: "Save it as EDF, or as text"),
    FileSignature("a Kardia ATC recording", "ALIVE", remedy: exportText),
    FileSignature("a MATLAB file", "MATLAB 5.0 MAT-file", remedy: exportText),
    FileSignature("an HDF5 file", [0x89, 0x48, 0x44, 0x46], remedy: exportText),
    FileSignature("an SQLite database", "SQLite format 3", remedy: exportText),
    FileSignature("a PDF document", "%PDF", remedy: exportText),
    FileSignature("a PNG image", [0x89, 0x50, 0x4E, 0x47], remedy: exportText),
    FileSignature("a JPEG image", [0xFF, 0xD8, 0xFF], remedy: exportText),
    FileSignature(
      "an old Excel or Word document", [0xD0, 0xCF, 0x11, 0xE0],
      remedy: "Open it in the program that made it, and export the table as CSV"),
  ]

  /// Beats of a WFDB record. Such files begin with nothing that gives them away.
  static let wfdbAnnotations = FileSignature(
    "a WFDB annotation file", [], remedy: readAsRecording)
  /// Samples of a WFDB record, or anything else that is called `.dat`.
  static let samplesAlone = FileSignature(
    "binary data without a header", [],
    remedy: "If it belongs to a WFDB record, name the .hea file beside it instead")
  private static let unknown = FileSignature(
    "binary data of an unknown kind", [], remedy: exportText)

  /// What binary data is taken for by the extension of its name.
  private static let byExtension: [String: FileSignature] = [
    "atr": wfdbAnnotations, "qrs": wfdbAnnotations, "ecg": wfdbAnnotations,
    "dat": samplesAlone,
  ]

  /// What the file is, or nil when it may be text.
  ///
  /// Bytes that no text holds among the first 4096 make a file binary even when nothing gives
  /// its kind away.
  static func recognized(_ bytes: Span<UInt8>, fileName: String) -> FileSignature? {
    for row in known.indices where known[row].begins(bytes) { return known[row] }
    for i in 0..<min(bytes.count, 4096) where isImpossibleInText(bytes[i]) {
      let suffix = fileName.split(separator: ".").last.map { $0.lowercased() } ?? ""
      return byExtension[suffix] ?? unknown
    }
    return nil
  }

  private func begins(_ text: Span<UInt8>) -> Bool {
    guard text.count >= offset + bytes.count else { return false }
    for i in bytes.indices where text[offset + i] != bytes[i] { return false }
    return true
  }

  private static func isImpossibleInText(_ byte: UInt8) -> Bool {
    byte < 0x20 && !(9...13).contains(byte) && byte != 0x1A && byte != 0x1B
  }
}
