/// Bytes to text for the few places that need a `String`: headers, names, messages.
enum TextDecoding {
  /// The bytes as UTF-8, or, when they are not, as Windows-1252, in which German editions of
  /// Windows programs write `µ`.
  static func text(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String {
    if let utf8 = try? UTF8Span(validating: bytes.extracting(range)) {
      return String(copying: utf8)
    }
    var array: [UInt8] = []
    array.reserveCapacity(range.count)
    for i in range { array.append(bytes[i]) }
    return text(array)
  }

  /// The bytes as UTF-8, or, when they are not, as Windows-1252.
  static func text(_ bytes: [UInt8]) -> String {
    if let utf8 = String(validating: bytes, as: UTF8.self) { return utf8 }
    var text = String.UnicodeScalarView()
    for byte in bytes {
      let isSpecial = (0x80...0x9F).contains(byte)
      let code = isSpecial ? windows1252[Int(byte) - 0x80] : UInt16(byte)
      text.append(Unicode.Scalar(code) ?? "\u{FFFD}")
    }
    return String(text)
  }

  /// `text` as a message shows it: at most `limit` characters, control characters escaped.
  static func shown(_ text: some StringProtocol, limit: Int = 40) -> String {
    if text.utf8.count <= limit, text.utf8.allSatisfy({ 0x20..<0x7F ~= $0 }) { return String(text) }
    var shown = ""
    for (i, scalar) in text.unicodeScalars.enumerated() {
      if i == limit { return shown + "…" }
      switch scalar {
      case "\t": shown += "\\t"
      case _ where scalar.properties.generalCategory == .control:
        shown += "\\u{\(String(scalar.value, radix: 16))}"
      default: shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }

  /// What Windows-1252 has at 0x80…0x9F, where Latin-1 has control characters.
  /// - Source: the Unicode Consortium's mapping table CP1252.TXT.
  private static let windows1252: [UInt16] = [
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
  ]
}
