extension JSONValue {
  private static let lineWidth = 100

  func write(to text: inout String, indent: Int) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .number(let value): text += value.isFinite ? "\(value)" : "null"
    case .string(let value): Self.writeQuoted(value, to: &text)
    case .array(let values):
      writeList("[", values, "]", to: &text, indent: indent) { value, text, indent in
        value.write(to: &text, indent: indent)
      }
    case .object(let members):
      writeList("{", members, "}", to: &text, indent: indent) { member, text, indent in
        Self.writeQuoted(member.name, to: &text)
        text += ": "
        member.value.write(to: &text, indent: indent)
      }
    }
  }

  private func writeList<Element>(
    _ open: String, _ elements: [Element], _ close: String, to text: inout String, indent: Int,
    _ write: (Element, inout String, Int) -> Void
  ) {
    var budget = Self.lineWidth - indent
    guard !takeCompactLength(from: &budget) else {
      text += open
      for (index, element) in elements.enumerated() {
        if index > 0 { text += ", " }
        write(element, &text, indent)
      }
      text += close
      return
    }
    text += open
    for (index, element) in elements.enumerated() {
      text += index > 0 ? ",\n" : "\n"
      text += String(repeating: " ", count: indent + 2)
      write(element, &text, indent + 2)
    }
    text += "\n" + String(repeating: " ", count: indent) + close
  }

  /// Writes the value on one line without blanks between.
  func writeLine(to text: inout String) {
    switch self {
    case .array(let values):
      text += "["
      for (index, value) in values.enumerated() {
        if index > 0 { text += "," }
        value.writeLine(to: &text)
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { text += "," }
        Self.writeQuoted(member.name, to: &text)
        text += ":"
        member.value.writeLine(to: &text)
      }
      text += "}"
    default: write(to: &text, indent: 0)
    }
  }

  /// Takes the length of the value on one line from `budget`; false as soon as it is used up,
  /// so that a long list costs no more than a line.
  private func takeCompactLength(from budget: inout Int) -> Bool {
    switch self {
    case .null, .bool: budget -= 5
    case .integer(let value): budget -= String(value).utf8.count
    case .number(let value): budget -= "\(value)".utf8.count
    case .string(let value): budget -= value.utf8.count + 2
    case .array(let values):
      budget -= 2
      for value in values {
        budget -= 2
        guard value.takeCompactLength(from: &budget) else { return false }
      }
    case .object(let members):
      budget -= 2
      for member in members {
        budget -= member.name.utf8.count + 6
        guard member.value.takeCompactLength(from: &budget) else { return false }
      }
    }
    return budget >= 0
  }

  /// Quotes, the backslash and controls are escaped, and so are the two separators of lines
  /// that JavaScript once took for line ends, and DEL to C1, which terminals obey.
  private static func writeQuoted(_ value: String, to text: inout String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
        let hex = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - hex.utf8.count) + hex
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
