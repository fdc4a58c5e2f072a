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
    /// Nothing.
    case empty

    /// Text, or nothing.
    static func optional(_ text: String?) -> Field { text.map { .text($0) } ?? .empty }
  }

  /// One record with its line end.
  static func record(_ fields: [Field]) -> String {
    fields.map(text).joined(separator: ",") + "\r\n"
  }

  private static func text(_ field: Field) -> String {
    switch field {
    case .text(let text): quoted(harmless(text))
    case .number(let value): value.isFinite ? "\(value)" : ""
    case .fixed(let value, let decimals):
      value.isFinite ? NumberText.fixed(value, decimals) : ""
    case .integer(let value): String(value)
    case .empty: ""
    }
  }

  /// `text`, behind an apostrophe when a spreadsheet would take it for a formula.
  ///
  /// Spreadsheets calculate cells that begin with `=`, `+`, `-`, `@` (full-width forms too), a
  /// tab or a carriage return, and a formula can start programs or send the sheet away. The
  /// apostrophe makes them show the cell as text; other readers see it as a first character.
  private static func harmless(_ text: String) -> String {
    let first = text.unicodeScalars.first { $0 != " " && $0 != "\u{A0}" }
    switch first {
    case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": return "'" + text
    default: return text
    }
  }

  /// Quoted where the RFC asks for it, and around semicolons and tabs, which other locales
  /// split fields at: there the rest of the field would become a cell of its own.
  private static func quoted(_ text: String) -> String {
    let needsQuotes = text.unicodeScalars.contains {
      $0 == "," || $0 == "\"" || $0 == "\r" || $0 == "\n" || $0 == ";" || $0 == "\t"
    }
    guard needsQuotes else { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}
