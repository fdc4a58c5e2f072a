/// Texts in UTF-16, as programs of Windows save them when told "Unicode": turned into UTF-8 where a
/// file is opened, so that no reader need know of them.
///
/// Only a byte order mark tells them. Places in messages count the bytes of the UTF-8.
enum WideText {
  /// The text in UTF-8 without its mark, when `bytes` begins with a mark of UTF-16; nil otherwise.
  /// Halves of pairs that stand alone become U+FFFD, as does a last odd byte.
  static func utf8(_ bytes: Span<UInt8>) -> [UInt8]? {
    guard isMarked(bytes) else { return nil }
    let isLittle = bytes[0] == 0xFF
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for i in stride(from: 2, to: bytes.count - 1, by: 2) {
      let (first, second) = (UInt16(bytes[i]), UInt16(bytes[i + 1]))
      units.append(isLittle ? second &<< 8 | first : first &<< 8 | second)
    }
    // Half of a character at the end of a file that was cut off.
    if !bytes.count.isMultiple(of: 2) { units.append(0xFFFD) }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  /// Whether `bytes` begins with a mark of UTF-16.
  static func isMarked(_ bytes: Span<UInt8>) -> Bool {
    bytes.count >= 2
      && (bytes[0] == 0xFF && bytes[1] == 0xFE || bytes[0] == 0xFE && bytes[1] == 0xFF)
  }
}
