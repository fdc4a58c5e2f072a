extension String {
  /// The text without the apostrophe that keeps spreadsheets from taking it for a formula, as our
  /// own tables have it.
  var unguarded: String {
    guard first == "'", let second = dropFirst().first(where: { $0 != " " }),
      "=+-@＝＋－＠".contains(second)
    else { return self }
    return String(dropFirst())
  }
}
