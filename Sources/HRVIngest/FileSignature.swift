/// What a file is by the bytes that it begins with, when it is no text.
enum FileSignature {
  /// A row of the table: what it is, the bytes that give it away, what to do instead.
  private struct Row {
    let what: String
    let offset: Int
    let bytes: [UInt8]
    let remedy: String

    init(_ what: String, at offset: Int = 0, _ bytes: [UInt8], remedy: String) {
      self.what = what
      self.offset = offset
      self.bytes = bytes
      self.remedy = remedy
    }

    init(_ what: String, at offset: Int = 0, _ text: StaticString, remedy: String) {
      self.init(what, at: offset, Array("\(text)".utf8), remedy: remedy)
    }
  }

  private static let unpack = "Unpack it and name the files in it"
  private static let exportText = "Export the intervals as text (CSV or TXT) instead"

  /// - Sources: the formats' own specifications.
  private static let rows: [Row] = [
    Row("a Garmin FIT file", at: 8, ".FIT", remedy: exportText),
    Row("a zip archive (or an Excel workbook)", [0x50, 0x4B, 3, 4], remedy: unpack),
    Row("a gzip archive", [0x1F, 0x8B], remedy: unpack),
    Row("a bzip2 archive", "BZh", remedy: unpack),
    Row("an xz archive", [0xFD, 0x37, 0x7A, 0x58, 0x5A], remedy: unpack),
    Row("a 7-Zip archive", [0x37, 0x7A, 0xBC, 0xAF], remedy: unpack),
    Row(
      "the AppleDouble twin of a file (its name begins with \"._\")", [0, 5, 0x16, 7],
      remedy: "Delete it; the recording is the file without \"._\""),
    Row("an EDF recording", "0       ", remedy: exportText),
    Row("a BDF recording", [0xFF] + Array("BIOSEMI".utf8), remedy: exportText),
    Row("an ISHNE Holter recording", "ISHNE1.0", remedy: exportText),
    Row("a Kardia ATC recording", "ALIVE", remedy: exportText),
    Row("a MATLAB file", "MATLAB 5.0 MAT-file", remedy: exportText),
    Row("an HDF5 file", [0x89, 0x48, 0x44, 0x46], remedy: exportText),
    Row("an SQLite database", "SQLite format 3", remedy: exportText),
    Row("a PDF document", "%PDF", remedy: exportText),
    Row("a PNG image", [0x89, 0x50, 0x4E, 0x47], remedy: exportText),
    Row("a JPEG image", [0xFF, 0xD8, 0xFF], remedy: exportText),
    Row("an old Excel workbook", [0xD0, 0xCF, 0x11, 0xE0], remedy: exportText),
    Row("UTF-16 text", [0xFF, 0xFE], remedy: "Save it as UTF-8"),
    Row("UTF-16 text", [0xFE, 0xFF], remedy: "Save it as UTF-8"),
  ]

  /// What the file is and what to do instead, or nil when it may be text.
  ///
  /// Bytes that no text holds among the first 4096 make a file binary even when nothing gives
  /// its kind away.
  static func recognized(_ bytes: Span<UInt8>) -> (what: String, remedy: String)? {
    for row in rows where bytes.count >= row.offset + row.bytes.count {
      let isMatch = row.bytes.indices.allSatisfy { bytes[row.offset + $0] == row.bytes[$0] }
      if isMatch { return (row.what, row.remedy) }
    }
    for i in 0..<min(bytes.count, 4096) where isImpossibleInText(bytes[i]) {
      return ("binary data of an unknown kind", exportText)
    }
    return nil
  }

  private static func isImpossibleInText(_ byte: UInt8) -> Bool {
    byte < 0x20 && !(9...13).contains(byte) && byte != 0x1A && byte != 0x1B
  }
}
