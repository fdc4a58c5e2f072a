extension String {
  /// The text without the apostrophe that keeps spreadsheets from taking it for a formula, as our
  /// own tables have it: an apostrophe before a text that a spreadsheet would calculate, or before
  /// one that has such an apostrophe of its own.
  var unguarded: String {
    guard unicodeScalars.first == "'" else { return self }
    let rest = unicodeScalars.dropFirst()
    let first = rest.drop { $0 == "'" }.first { $0 != " " && $0 != "\u{A0}" }
    guard let first, "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first) else { return self }
    return String(rest)
  }
}
