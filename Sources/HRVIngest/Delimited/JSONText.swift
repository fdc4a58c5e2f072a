/// A JSON text (RFC 8259), for headers that are written in it.
enum JSONText: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONText])
  case object([String: JSONText])

  /// Reads a whole text; nil when it is no JSON, or is nested deeper than 32.
  init?(_ text: String) {
    var parser = Parser(bytes: Array(text.utf8))
    guard let value = parser.value(depth: 0), parser.isAtEnd() else { return nil }
    self = value
  }

  /// The member of this name of an object; nil for all else.
  subscript(name: String) -> JSONText? {
    if case .object(let members) = self { members[name] } else { nil }
  }

  /// The elements of an array; nil for all else.
  var elements: [JSONText]? { if case .array(let elements) = self { elements } else { nil } }

  /// The text of a string; nil for all else.
  var text: String? { if case .string(let text) = self { text } else { nil } }

  /// The value of a number; nil for all else.
  var number: Double? { if case .number(let number) = self { number } else { nil } }

  private struct Parser {
    let bytes: [UInt8]
    var at = 0

    static let deepest = 32

    mutating func isAtEnd() -> Bool {
      skipBlanks()
      return at == bytes.count
    }

    mutating func value(depth: Int) -> JSONText? {
      skipBlanks()
      guard depth <= Self.deepest, at < bytes.count else { return nil }
      switch bytes[at] {
      case UInt8(ascii: "{"): return object(depth: depth)
      case UInt8(ascii: "["): return array(depth: depth)
      case Byte.quote: return string().map(JSONText.string)
      case UInt8(ascii: "t"): return word("true").map { .bool(true) }
      case UInt8(ascii: "f"): return word("false").map { .bool(false) }
      case UInt8(ascii: "n"): return word("null").map { .null }
      default: return number()
      }
    }

    private mutating func object(depth: Int) -> JSONText? {
      at += 1
      var members: [String: JSONText] = [:]
      if skip(UInt8(ascii: "}")) { return .object(members) }
      repeat {
        skipBlanks()
        guard at < bytes.count, bytes[at] == Byte.quote, let name = string(), skip(Byte.colon),
          let value = value(depth: depth + 1)
        else { return nil }
        members[name] = value
      } while skip(Byte.comma)
      return skip(UInt8(ascii: "}")) ? .object(members) : nil
    }

    private mutating func array(depth: Int) -> JSONText? {
      at += 1
      var elements: [JSONText] = []
      if skip(UInt8(ascii: "]")) { return .array(elements) }
      repeat {
        guard let value = value(depth: depth + 1) else { return nil }
        elements.append(value)
      } while skip(Byte.comma)
      return skip(UInt8(ascii: "]")) ? .array(elements) : nil
    }

    private mutating func number() -> JSONText? {
      let begin = at
      while at < bytes.count, Self.ofNumbers.contains(bytes[at]) { at += 1 }
      return DecimalNumber.parse(bytes.span, begin..<at).map(JSONText.number)
    }

    private static let ofNumbers = Set("+-.0123456789eE".utf8)

    private mutating func word(_ word: String) -> Void? {
      guard bytes[at...].starts(with: word.utf8) else { return nil }
      at += word.utf8.count
      return ()
    }

    private mutating func string() -> String? {
      at += 1
      var units: [UInt8] = []
      while at < bytes.count, bytes[at] != Byte.quote {
        if bytes[at] == UInt8(ascii: "\\") {
          at += 1
          guard let character = escaped() else { return nil }
          units += Array(String(character).utf8)
        } else {
          units.append(bytes[at])
          at += 1
        }
      }
      guard at < bytes.count else { return nil }
      at += 1
      return TextDecoding.text(units)
    }

    /// The character behind a backslash. Halves of pairs beyond the first plane are replaced:
    /// no header has them.
    private mutating func escaped() -> Character? {
      guard at < bytes.count else { return nil }
      defer { at += 1 }
      switch bytes[at] {
      case Byte.quote, UInt8(ascii: "\\"), UInt8(ascii: "/"):
        return Character(Unicode.Scalar(bytes[at]))
      case UInt8(ascii: "b"): return "\u{8}"
      case UInt8(ascii: "f"): return "\u{C}"
      case UInt8(ascii: "n"): return "\n"
      case UInt8(ascii: "r"): return "\r"
      case UInt8(ascii: "t"): return "\t"
      case UInt8(ascii: "u"):
        guard at + 4 < bytes.count else { return nil }
        let digits = bytes[at + 1...at + 4]
        guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
          let code = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
        else { return nil }
        at += 4
        return Character(Unicode.Scalar(code) ?? "\u{FFFD}")
      default: return nil
      }
    }

    private mutating func skip(_ byte: UInt8) -> Bool {
      skipBlanks()
      guard at < bytes.count, bytes[at] == byte else { return false }
      at += 1
      return true
    }

    private mutating func skipBlanks() {
      while at < bytes.count,
        [Byte.space, Byte.tab, Byte.lineFeed, Byte.carriageReturn].contains(bytes[at])
      { at += 1 }
    }
  }
}
