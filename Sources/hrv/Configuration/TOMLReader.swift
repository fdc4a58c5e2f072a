/// Reads the text of a ``TOMLDocument`` byte by byte.
struct TOMLReader {
  private let bytes: [UInt8]
  private var offset = 0
  private var line = 1
  private var lineStart = 0

  init(_ bytes: [UInt8]) throws(TOMLError) {
    self.bytes = bytes
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw error("a text in UTF-8", found: "other bytes")
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
  }

  mutating func tables() throws(TOMLError) -> [TOMLDocument.Table] {
    var tables = [TOMLDocument.Table(name: [], place: place)]
    while true {
      try skipToContent()
      guard let byte = peek else { return tables }
      let place = place
      if byte == UInt8(ascii: "[") {
        let name = try header()
        guard !tables.contains(where: { $0.name == name }) else {
          throw TOMLError(
            place: place, expected: "each table once",
            found: "a second [\(name.joined(separator: "."))]")
        }
        tables.append(TOMLDocument.Table(name: name, place: place))
      } else {
        let entry = try entry(at: place)
        guard !tables[tables.count - 1].entries.contains(where: { $0.key == entry.key }) else {
          throw TOMLError(place: place, expected: "each key once", found: "a second \(entry.key)")
        }
        tables[tables.count - 1].entries.append(entry)
      }
      try endLine()
    }
  }

  // MARK: Lines

  private mutating func header() throws(TOMLError) -> [String] {
    offset += 1
    if peek == UInt8(ascii: "[") {
      throw error("the name of a table; lists of tables are not used")
    }
    var name: [String] = []
    while true {
      skipBlanks()
      name.append(try key())
      skipBlanks()
      if take(".") { continue }
      guard take("]") else { throw error("] after the name of a table") }
      return name
    }
  }

  private mutating func entry(at place: TOMLDocument.Place) throws(TOMLError) -> TOMLDocument.Entry
  {
    let key = try key()
    skipBlanks()
    guard take("=") else {
      throw error(
        peek == UInt8(ascii: ".")
          ? "= after the key; tables are named above, as [table]" : "= after the key")
    }
    skipBlanks()
    let valuePlace = self.place
    return TOMLDocument.Entry(key: key, value: try value(), place: place, valuePlace: valuePlace)
  }

  private mutating func key() throws(TOMLError) -> String {
    if let byte = peek, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
      return try text()
    }
    let start = offset
    while let byte = peek, Self.isBare(byte) { offset += 1 }
    guard offset > start else { throw error("a key of letters, digits, - and _") }
    return String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  private mutating func endLine() throws(TOMLError) {
    skipBlanks()
    skipComment()
    guard peek == nil || takeLineEnd() else { throw error("the end of the line") }
  }

  /// Passes over blanks, comments and line ends.
  private mutating func skipToContent() throws(TOMLError) {
    repeat {
      skipBlanks()
      skipComment()
    } while takeLineEnd()
  }

  // MARK: Values

  private mutating func value() throws(TOMLError) -> TOMLDocument.Value {
    guard peek == UInt8(ascii: "[") else { return try scalar() }
    offset += 1
    var values: [TOMLDocument.Value] = []
    while true {
      try skipToContent()
      if take("]") { return .array(values) }
      values.append(try scalar())
      try skipToContent()
      if take(",") { continue }
      guard take("]") else { throw error(", or ] in a list") }
      return .array(values)
    }
  }

  private mutating func scalar() throws(TOMLError) -> TOMLDocument.Value {
    guard let byte = peek else { throw error("a value") }
    if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { return .text(try text()) }
    let place = place
    let start = offset
    while let byte = peek, Self.isBare(byte) || Self.isOf(byte, ".+:") { offset += 1 }
    let word = String(decoding: bytes[start..<offset], as: UTF8.self)
    switch word {
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    case "": throw error("a text in quotes, a number, true, false, or a list of these")
    default: break
    }
    guard let number = TOMLNumber.plain(word) else {
      throw TOMLError(
        place: place, expected: "a number, true or false; all else stands in quotes",
        found: "\(word)")
    }
    return .number(number)
  }

  private mutating func text() throws(TOMLError) -> String {
    let quote = bytes[offset]
    offset += 1
    if peek == quote, offset + 1 < bytes.count, bytes[offset + 1] == quote {
      throw error("a text on one line; three quotes are not used")
    }
    var text: [UInt8] = []
    while let byte = peek, byte >= 0x20 && byte != 0x7F || byte == UInt8(ascii: "\t") {
      if take(byte: quote) { return String(decoding: text, as: UTF8.self) }
      if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        text += try String(escaped()).utf8
      } else {
        text.append(byte)
        offset += 1
      }
    }
    throw error("the quote that ends the text")
  }

  private mutating func escaped() throws(TOMLError) -> Unicode.Scalar {
    let place = place
    offset += 1
    let letter = peek ?? 0
    offset += 1
    switch letter {
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "u"), UInt8(ascii: "U"):
      let count = letter == UInt8(ascii: "u") ? 4 : 8
      let end = min(bytes.count, offset + count)
      let digits = bytes[offset..<end]
      if digits.count == count, digits.allSatisfy(Self.isHexDigit),
        let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16),
        let scalar = Unicode.Scalar(code)
      {
        offset = end
        return scalar
      }
    default: break
    }
    throw TOMLError(
      place: place,
      expected: "\\n, \\t, \\\", \\\\ or \\uXXXX; within single quotes \\ is a letter",
      found: "\\" + (letter >= 0x20 && letter < 0x7F ? String(Unicode.Scalar(letter)) : ""))
  }

  // MARK: Bytes

  private var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private var place: TOMLDocument.Place {
    TOMLDocument.Place(line: line, column: offset - lineStart + 1)
  }

  private mutating func take(byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    offset += 1
    return true
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool { take(byte: UInt8(ascii: scalar)) }

  private mutating func takeLineEnd() -> Bool {
    let isPair =
      peek == UInt8(ascii: "\r") && offset + 1 < bytes.count
      && bytes[offset + 1] == UInt8(ascii: "\n")
    if isPair { offset += 1 }
    guard take("\n") else { return false }
    line += 1
    lineStart = offset
    return true
  }

  private mutating func skipBlanks() {
    while let byte = peek, Self.isOf(byte, " \t") { offset += 1 }
  }

  private mutating func skipComment() {
    guard peek == UInt8(ascii: "#") else { return }
    while let byte = peek, byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\r") { offset += 1 }
  }

  private func error(_ expected: String, found: String? = nil) -> TOMLError {
    TOMLError(place: place, expected: expected, found: found ?? next)
  }

  /// What stands here, for messages.
  private var next: String {
    guard let byte = peek else { return "the end of the file" }
    if Self.isOf(byte, "\r\n") { return "the end of the line" }
    var end = offset
    while end < bytes.count, end < offset + 30, bytes[end] > 0x20 { end += 1 }
    return end > offset
      ? String(decoding: bytes[offset..<end], as: UTF8.self) : "a control character"
  }

  private static func isBare(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || isOf(byte, "-_")
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 6
  }

  private static func isOf(_ byte: UInt8, _ set: StaticString) -> Bool {
    "\(set)".utf8.contains(byte)
  }
}
