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
    let start = Array(bytes.prefix(Self.signatureBytes))
    if start.starts(with: [0x1F, 0x8B]) {
      self = .gzip
    } else if start.starts(with: [0x50, 0x4B]), start.count == 4,
      [[3, 4], [5, 6], [7, 8]].contains(start[2...])
    {
      // A first entry, the end of an empty archive, or the mark of one made in parts.
      self = .zip
    } else {
      return nil
    }
  }
}
