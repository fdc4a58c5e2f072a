/// The tokens of a JSON text, one at a time, with their places: enough to pick a few numbers out
/// of an export of any size in one pass, without building a tree.
///
/// It does not ask for well-formed JSON. Programs were seen to forget the commas between objects,
/// and a text that is cut off can still be read up to there.
struct JSONTokens {
  /// What a token is.
  enum Kind: Hashable {
    /// A string before a colon.
    case key
    case string
    case number
    /// A brace or a bracket.
    case mark(UInt8)
    /// `true`, `false`, `null`, or something that is no JSON.
    case word
  }

  private(set) var kind = Kind.word
  /// The bytes of the current token; of a string, without its quotes.
  private(set) var range = 0..<0
  /// Where the current token begins.
  private(set) var place = Place.beginning
  /// Whether the text ended within the last token.
  private(set) var isCutOff = false

  private var offset: Int
  private var line = 1
  private var lineStart = 0

  /// Starts before the first token at or after `offset`, which lies on the first line.
  init(from offset: Int) { self.offset = offset }

  /// Moves to the next token; false at the end, or when the last one is cut off.
  mutating func next(in bytes: Span<UInt8>) -> Bool {
    skip(in: bytes) { Self.isBlank($0) || $0 == Byte.comma || $0 == Byte.colon }
    guard offset < bytes.count else { return false }
    place = Place(line: line, column: offset - lineStart + 1)
    switch bytes[offset] {
    case Byte.quote: return string(in: bytes)
    case let byte where Self.marks.contains(byte):
      kind = .mark(byte)
      range = offset..<offset + 1
      offset += 1
    default:
      let begin = offset
      skip(in: bytes) { !Self.isBlank($0) && !Self.ends.contains($0) }
      range = begin..<offset
      isCutOff = offset == bytes.count
      guard !isCutOff else { return false }
      let first = bytes[begin]
      kind = first == UInt8(ascii: "-") || first &- 0x30 < 10 ? .number : .word
    }
    return true
  }

  /// Whether the current token is a key of this name.
  func isKey(_ name: Markup.Name, in bytes: Span<UInt8>) -> Bool {
    guard kind == .key, range.count == name.bytes.count else { return false }
    for i in name.bytes.indices where bytes[range.lowerBound + i] != name.bytes[i] { return false }
    return true
  }

  /// The text of the current string, escapes undone; nil when they cannot be.
  func text(in bytes: Span<UInt8>) -> String? {
    JSONText("\"" + TextDecoding.text(bytes, range) + "\"")?.text
  }

  private mutating func string(in bytes: Span<UInt8>) -> Bool {
    offset += 1
    let begin = offset
    while offset < bytes.count, bytes[offset] != Byte.quote {
      if bytes[offset] == UInt8(ascii: "\\") { offset += 1 }
      if offset < bytes.count { passLineEnd(bytes[offset]) }
      offset += 1
    }
    guard offset < bytes.count else {
      isCutOff = true
      return false
    }
    range = begin..<offset
    offset += 1
    skip(in: bytes, while: Self.isBlank)
    kind = offset < bytes.count && bytes[offset] == Byte.colon ? .key : .string
    return true
  }

  private mutating func skip(in bytes: Span<UInt8>, while condition: (UInt8) -> Bool) {
    while offset < bytes.count, condition(bytes[offset]) {
      passLineEnd(bytes[offset])
      offset += 1
    }
  }

  private mutating func passLineEnd(_ byte: UInt8) {
    guard byte == Byte.lineFeed else { return }
    line += 1
    lineStart = offset + 1
  }

  private static let marks = Set("{}[]".utf8)
  private static let ends = Set("{}[],:\"".utf8)
  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == Byte.space || byte == Byte.tab || byte == Byte.lineFeed
      || byte == Byte.carriageReturn
  }
}
