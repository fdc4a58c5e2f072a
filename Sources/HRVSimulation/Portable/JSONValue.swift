/// A JSON document whose objects keep the order of their members, so that equal documents are
/// equal bytes.
enum JSONValue {
  case null
  case bool(Bool)
  case integer(Int)
  /// A number that is written with this many decimals.
  case decimal(Double, Int)
  case string(String)
  case array([JSONValue])
  case object([(name: String, value: JSONValue)])

  /// A seed: 64 bits are more than a JSON reader's double holds, so it is text.
  static func seed(_ seed: UInt64) -> JSONValue { .string(String(seed)) }

  /// The document: members of the outer two levels, and rows of tables, on lines of their own.
  var text: String {
    var text = ""
    write(to: &text, depth: 0)
    return text + "\n"
  }

  private var isContainer: Bool {
    switch self {
    case .array, .object: true
    default: false
    }
  }

  private func write(to text: inout String, depth: Int) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .decimal(let value, let decimals): text += fixed(value, decimals)
    case .string(let value): Self.write(value, to: &text)
    case .array(let items):
      let breaks = depth < 2 && items.contains(where: \.isContainer)
      Self.write(items, "[", "]", to: &text, depth: depth, breaks: breaks) { item, text in
        item.write(to: &text, depth: depth + 1)
      }
    case .object(let members):
      let breaks = depth < 2 && !members.isEmpty
      Self.write(members, "{", "}", to: &text, depth: depth, breaks: breaks) { member, text in
        Self.write(member.name, to: &text)
        text += ": "
        member.value.write(to: &text, depth: depth + 1)
      }
    }
  }

  private static func write<Item>(
    _ items: [Item], _ open: String, _ close: String, to text: inout String, depth: Int,
    breaks: Bool, item: (Item, inout String) -> Void
  ) {
    let indent = String(repeating: "  ", count: depth)
    text += open
    for (index, value) in items.enumerated() {
      if index > 0 { text += breaks ? "," : ", " }
      if breaks { text += "\n  " + indent }
      item(value, &text)
    }
    if breaks { text += "\n" + indent }
    text += close
  }

  private static func write(_ value: String, to text: inout String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\u{0}"..."\u{1F}":
        let hex = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
