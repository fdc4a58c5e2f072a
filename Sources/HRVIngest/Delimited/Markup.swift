/// The tags of an XML text, one at a time, without building a tree: enough to pick a few
/// elements out of an export of any size in one pass.
struct Markup {
  /// The name of a tag or an attribute, kept as bytes because it is compared in each tag.
  struct Name: ExpressibleByStringLiteral {
    let bytes: [UInt8]

    init(stringLiteral name: String) { bytes = Array(name.utf8) }
  }

  /// The bytes between `<` and `>` of the current tag.
  private(set) var tag = 0..<0
  /// Where the current tag begins.
  private(set) var place = Place.beginning

  private var offset: Int
  private var line = 1
  private var lineStart = 0

  /// Starts before the first tag at or after `offset`, which lies on the first line.
  init(from offset: Int = 0) {
    self.offset = offset
  }

  /// Moves to the next tag; false when there is none, or when it does not end.
  mutating func nextTag(in bytes: Span<UInt8>) -> Bool {
    guard skip(to: Self.opening, in: bytes) else { return false }
    while true {
      place = Place(line: line, column: offset - lineStart + 1)
      offset &+= 1
      let begin = offset
      // A stray quote must not swallow the rest of the file: `<` stands in no quotes.
      var quote: UInt8 = 0
      while offset < bytes.count {
        let byte = bytes[offset]
        if byte == Self.opening { break }
        if byte == Self.closing, quote == 0 {
          tag = begin..<offset
          offset &+= 1
          return true
        }
        if byte == quote {
          quote = 0
        } else if quote == 0, byte == Byte.quote || byte == Self.apostrophe {
          quote = byte
        }
        passLineEnd(byte)
        offset &+= 1
      }
      guard offset < bytes.count else { return false }
    }
  }

  /// Moves to the next word of the text behind the current tag; nil at the next tag. `isWhole`
  /// is false for a word that the end of the file may have cut.
  mutating func nextWord(
    in bytes: Span<UInt8>
  ) -> (bytes: Range<Int>, place: Place, isWhole: Bool)? {
    while offset < bytes.count, Self.isBlank(bytes[offset]) {
      passLineEnd(bytes[offset])
      offset &+= 1
    }
    let begin = offset
    while offset < bytes.count, !Self.isBlank(bytes[offset]), bytes[offset] != Self.opening {
      offset &+= 1
    }
    guard offset > begin else { return nil }
    return (
      begin..<offset, Place(line: line, column: begin - lineStart + 1), offset < bytes.count
    )
  }

  /// Whether the current tag is called `name`; closing tags are called `/name`.
  func isTag(_ name: Name, in bytes: Span<UInt8>) -> Bool {
    let count = name.bytes.count
    guard tag.count >= count, matches(name, at: tag.lowerBound, in: bytes) else { return false }
    guard tag.count > count else { return true }
    let next = bytes[tag.lowerBound + count]
    return Self.isBlank(next) || next == UInt8(ascii: "/")
  }

  /// Whether the current tag is an element without content, `<name/>`.
  func isEmptyElement(in bytes: Span<UInt8>) -> Bool {
    tag.last.map { bytes[$0] == UInt8(ascii: "/") } ?? false
  }

  /// The bytes of an attribute of the current tag, without quotes.
  func attribute(_ name: Name, in bytes: Span<UInt8>) -> Range<Int>? {
    let count = name.bytes.count
    var i = tag.lowerBound
    while i < tag.upperBound {
      let quote = bytes[i]
      guard quote == Byte.quote || quote == Self.apostrophe else {
        i += 1
        continue
      }
      guard let end = (i + 1..<tag.upperBound).first(where: { bytes[$0] == quote }) else {
        return nil
      }
      let equals = i - 1
      let begin = equals - count
      if begin > tag.lowerBound, bytes[equals] == UInt8(ascii: "="), Self.isBlank(bytes[begin - 1]),
        matches(name, at: begin, in: bytes)
      {
        return i + 1..<end
      }
      i = end + 1
    }
    return nil
  }

  private func matches(_ name: Name, at begin: Int, in bytes: Span<UInt8>) -> Bool {
    for i in name.bytes.indices where bytes[begin + i] != name.bytes[i] { return false }
    return true
  }

  private mutating func skip(to byte: UInt8, in bytes: Span<UInt8>) -> Bool {
    var i = offset
    let count = bytes.count
    while i < count, bytes[i] != byte {
      if bytes[i] == Byte.lineFeed {
        line &+= 1
        lineStart = i &+ 1
      }
      i &+= 1
    }
    offset = i
    return i < count
  }

  private mutating func passLineEnd(_ byte: UInt8) {
    guard byte == Byte.lineFeed else { return }
    line &+= 1
    lineStart = offset &+ 1
  }

  private static let opening = UInt8(ascii: "<")
  private static let closing = UInt8(ascii: ">")
  private static let apostrophe = UInt8(ascii: "'")

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == Byte.space || byte == Byte.tab || byte == Byte.lineFeed
      || byte == Byte.carriageReturn
  }
}
