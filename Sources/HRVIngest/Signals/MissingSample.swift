/// What loggers write where there is no sample.
enum MissingSample {
  /// Whether a cell says that there is none: nothing at all, `-`, `!` (which sketches for the
  /// AD8232 print while an electrode is off), or a word for no number.
  static func matches(_ cell: String) -> Bool {
    words.contains(cell.lowercased())
  }

  private static let words: Set<String> = ["", "-", "!", "nan", "na", "n/a", "null", "none"]
}
