/// What other files may be packed in.
enum Container: Hashable, Sendable {
  /// One file, compressed.
  case gzip
  /// Several files, each of which may be compressed.
  case zip

  /// How many bytes tell.
  static let signatureBytes = 4

  /// What the file that begins with `bytes` is, if it is one of these.
  init?(_ bytes: some Collection<UInt8>) {
    var start: UInt32 = 0
    for byte in bytes.prefix(Self.signatureBytes) { start = start << 8 | UInt32(byte) }
    let count = min(bytes.count, Self.signatureBytes)
    if count >= 2, start >> (8 * UInt32(count - 2)) == 0x1F8B {
      self = .gzip
    } else if count == 4, Self.isZip(start) {
      self = .zip
    } else {
      return nil
    }
  }

  /// Whether these are the first four bytes of a zip archive, the first one highest: a first entry, the
  /// end of an empty archive, or the mark of one made in parts.
  static func isZip(_ start: UInt32) -> Bool {
    start == 0x504B_0304 || start == 0x504B_0506 || start == 0x504B_0708
  }
}
