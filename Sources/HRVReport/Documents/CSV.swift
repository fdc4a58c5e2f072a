/// Comma-separated values.
///
/// - Source: RFC 4180, with line ends CR LF.
enum CSV {
  /// One field of a record.
  enum Field {
    /// Text, which may come from a file.
    case text(String)
    /// A number of this program, as the shortest text that reads back as the same double.
    case number(Double)
    /// A number of this program with this many digits after the point.
    case fixed(Double, decimals: Int)
    /// A whole number.
    case integer(Int)
    /// A number that is text already, such as a person's.
    case verbatim(String)
    /// Nothing.
    case empty

    /// Text, or nothing.
    static func optional(_ text: String?) -> Field { text.map { .text($0) } ?? .empty }
  }

  /// One record with its line end.
  static func record(_ fields: [Field]) -> String {
    var record = ""
    record.reserveCapacity(20 * fields.count + 2)
    for (i, field) in fields.enumerated() {
      if i > 0 { record += "," }
      append(field, to: &record)
    }
    return record + "\r\n"
  }

  private static func append(_ field: Field, to record: inout String) {
    switch field {
    case .text(let text): record += isPlain(text) ? text : quoted(harmless(text))
    case .number(let value): if value.isFinite { value.write(to: &record) }
    case .fixed(let value, let decimals):
      if value.isFinite { record += NumberText.fixed(value, decimals) }
    case .integer(let value): record += String(value)
    case .verbatim(let text): record += quoted(text)
    case .empty: break
    }
  }

  /// Whether a text begins with an ASCII letter, a digit, a point or a slash and holds nothing that
  /// asks for quotes, as nearly all do: it stands as it is.
  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.utf8.first,
      (first | 0x20) &- 0x61 < 26 || first &- UInt8(ascii: ".") < 12
    else { return text.isEmpty }
    if text.utf8.last == UInt8(ascii: " ") { return false }
    return !text.utf8.contains(where: Self.asksForQuotes)
  }

  /// Whether the RFC asks for quotes around this byte, or another locale splits fields at it.
  private static func asksForQuotes(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\""), UInt8(ascii: "\r"),
      UInt8(ascii: "\n"), UInt8(ascii: "\t"):
      true
    default: false
    }
  }

  /// `text`, behind an apostrophe when a spreadsheet would take it for a formula.
  ///
  /// Spreadsheets calculate cells that begin with `=`, `+`, `-`, `@` (full-width forms too), a
  /// tab or a carriage return, and a formula can start programs or send the sheet away. The
  /// apostrophe makes them show the cell as text; other readers see it as a first character. A text
  /// that has such an apostrophe of its own gets a second one, so that ours can be told from it.
  private static func harmless(_ text: String) -> String {
    let first = text.unicodeScalars.drop { $0 == "'" }.first { $0 != " " && $0 != "\u{A0}" }
    switch first {
    case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": return "'" + text
    default: return text
    }
  }

  /// Quoted where the RFC asks for it, around semicolons and tabs, which other locales split fields
  /// at (there the rest of the field would become a cell of its own), and where blanks at an edge
  /// would be lost.
  private static func quoted(_ text: String) -> String {
    let blank = UInt8(ascii: " ")
    guard
      text.utf8.first == blank || text.utf8.last == blank
        || text.utf8.contains(where: asksForQuotes)
    else { return text }
    guard text.utf8.contains(UInt8(ascii: "\"")) else { return "\"" + text + "\"" }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}
