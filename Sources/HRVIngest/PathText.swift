/// Paths as texts. To most systems a name is bytes, which need not be a text in any encoding; here it
/// is a text that can be shown, written to a table, and read back to the same file.
///
/// Bytes that are no UTF-8 stand as `\xE9`: a backslash, `x` and two hexadecimal digits in upper case.
/// Where a name itself has such a sequence, its backslash stands as `\x5C`. So every name has one text,
/// and every text of this kind one name; all other names stand as they are.
///
/// - Complexity: O(*bytes*), and no more than a look at them for nearly all names.
public enum PathText {
  /// The text of a name that a system listed.
  static func text(_ name: Span<UInt8>) -> String { text(name, keepsEscapes: false) }

  /// The text of a path that a person wrote, or a shell or another program: bytes that are no UTF-8 are
  /// escaped, and what is escaped already stays so, unless a file is called just that.
  ///
  /// - Parameter folder: where the path is seen from, with a slash at its end.
  public static func written(_ path: Span<UInt8>, in folder: String = "") -> String {
    let text = text(path, keepsEscapes: true)
    guard bytes(text) != nil else { return text }
    let exact = self.text(path, keepsEscapes: false)
    let isPlaced = exact.hasPrefix("/")
    return exact != text && SystemFile.exists(path: isPlaced ? exact : folder + exact)
      ? exact : text
  }

  /// The bytes that `path` is the text of; nil when it has no escapes, and is its own.
  static func bytes(_ path: String) -> [UInt8]? {
    guard path.utf8.contains(backslash) else { return nil }
    var bytes = Array(path.utf8)
    var count = 0
    var i = 0
    while i < bytes.count {
      let byte = escaped(at: i, in: bytes.span)
      bytes[count] = byte ?? bytes[i]
      count += 1
      i += byte == nil ? 1 : 4
    }
    guard count < bytes.count else { return nil }
    bytes.removeLast(bytes.count - count)
    return bytes
  }

  private static let backslash = UInt8(ascii: "\\")
  private static let digits = Array("0123456789ABCDEF".utf8)

  private static func text(_ bytes: Span<UInt8>, keepsEscapes: Bool) -> String {
    if let utf8 = try? UTF8Span(validating: bytes),
      keepsEscapes || !bytes.indices.contains(where: { escaped(at: $0, in: bytes) != nil })
    {
      return String(copying: utf8)
    }
    var text: [UInt8] = []
    func escape(_ byte: UInt8) {
      text += [backslash, UInt8(ascii: "x"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
    var i = 0
    while i < bytes.count {
      let length = scalarLength(at: i, in: bytes)
      if length == 0 || !keepsEscapes && escaped(at: i, in: bytes) != nil {
        escape(bytes[i])
        i += 1
      } else {
        for j in i..<i + length { text.append(bytes[j]) }
        i += length
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The byte whose escape begins at `i`; nil when none does.
  private static func escaped(at i: Int, in bytes: Span<UInt8>) -> UInt8? {
    guard bytes[i] == backslash, i + 3 < bytes.count, bytes[i + 1] == UInt8(ascii: "x"),
      let high = digits.firstIndex(of: bytes[i + 2]), let low = digits.firstIndex(of: bytes[i + 3])
    else { return nil }
    return UInt8(high << 4 | low)
  }

  /// How many bytes the scalar that begins at `i` has; 0 when none does.
  private static func scalarLength(at i: Int, in bytes: Span<UInt8>) -> Int {
    let length =
      switch bytes[i] {
      case 0..<0x80: 1
      case 0xC2..<0xE0: 2
      case 0xE0..<0xF0: 3
      case 0xF0..<0xF5: 4
      default: 0
      }
    guard i + length <= bytes.count else { return 0 }
    return (try? UTF8Span(validating: bytes.extracting(i..<i + length))) == nil ? 0 : length
  }
}
