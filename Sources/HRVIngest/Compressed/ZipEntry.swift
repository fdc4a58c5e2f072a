internal import HRVModel

/// What the directory of a zip archive says of one entry.
struct ZipEntry: Hashable, Sendable {
  /// The name, folders included, divided by `/`. It is a name only: nothing is ever written.
  let name: String
  /// The name as it stands in the archive.
  let rawName: [UInt8]
  /// Whether it is a folder or a link, which have no contents of their own.
  let isFile: Bool
  let flags: UInt16
  let method: UInt16
  let crc32: UInt32
  let packedSize: Int
  let size: Int
  /// Where its own header begins.
  let offset: Int
  /// Where the next entry begins, or the directory: its data end there at the latest.
  var limit = 0

  /// The name of an entry: UTF-8 where it is, else that of the IBM PC, as archives made on
  /// Windows have it. Programs there also divide folders by `\`; control characters, which
  /// could rewrite a terminal, are replaced.
  static func name(of bytes: [UInt8]) -> String {
    // Archives have thousands of plain names, and their directory is read for each of them.
    let isPlain = bytes.allSatisfy { 0x20..<0x7F ~= $0 && $0 != UInt8(ascii: "\\") }
    if isPlain { return String(decoding: bytes, as: UTF8.self) }
    let text = String(validating: bytes, as: UTF8.self) ?? CodePage437.text(bytes)
    var name = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": name.append("/")
      case _ where scalar.properties.generalCategory == .control: name.append("\u{FFFD}")
      default: name.append(scalar)
      }
    }
    return String(name)
  }

  /// Why the entry cannot be unpacked, and what to do; nil when it can.
  var obstacle: (why: String, remedy: String)? {
    if flags & Self.encryptionFlags != 0 {
      return ("it is encrypted", "Unpack the archive with its password and name the files in it")
    }
    if method != 0, method != 8 {
      let name = Self.methodNames[method].map { " (\($0))" } ?? ""
      return (
        "it is packed by method \(method)\(name), which is not known here",
        "Unpack the archive and name the files in it"
      )
    }
    if size > Inflation.sizeLimit || packedSize > Inflation.sizeLimit {
      return ("it unpacks to more than 1 GiB", "Unpack it and read it in parts")
    }
    return nil
  }

  /// Bit 3 of the flags: sizes and checksum stand behind the data, not in the header before.
  static let descriptorFlag: UInt16 = 1 << 3
  /// Bits 0, 6 and 13: contents encrypted, strongly encrypted, header masked.
  static let encryptionFlags: UInt16 = 1 << 0 | 1 << 6 | 1 << 13

  private static let methodNames: [UInt16: String] = [
    1: "Shrink", 6: "Implode", 9: "Deflate64", 12: "bzip2", 14: "LZMA", 93: "Zstandard",
    95: "XZ", 98: "PPMd", 99: "AES",
  ]
}
