/// Decimal numbers as TOML writes them.
enum TOMLNumber {
  /// The number without underscores; nil when `word` is none: dates, other bases and `nan` are not.
  static func plain(_ word: String) -> String? {
    var rest = Substring(word)
    if let sign = rest.first, sign == "+" || sign == "-" { rest.removeFirst() }
    guard let whole = takeDigits(&rest), whole.count == 1 || whole.first != "0" else { return nil }
    if rest.first == "." {
      rest.removeFirst()
      guard takeDigits(&rest) != nil else { return nil }
    }
    if rest.first == "e" || rest.first == "E" {
      rest.removeFirst()
      if let sign = rest.first, sign == "+" || sign == "-" { rest.removeFirst() }
      guard takeDigits(&rest) != nil else { return nil }
    }
    return rest.isEmpty ? word.filter { $0 != "_" } : nil
  }

  /// Digits with single underscores between them; nil when there are none.
  private static func takeDigits(_ rest: inout Substring) -> Substring? {
    let digits = rest.prefix { $0.isASCII && $0.isNumber || $0 == "_" }
    guard let first = digits.first, first != "_", digits.last != "_", !digits.contains("__") else {
      return nil
    }
    rest = rest[digits.endIndex...]
    return digits
  }
}
