/// What a cell of a yes/no log says. A cell that says nothing is no "no".
enum TickReading: Hashable {
  case yes, no, unknown

  /// Reads the words that apps and people write; nil for anything else, such as a number beyond
  /// 1. A skipped day is one of which nothing is known.
  init?(_ text: String) {
    let word = text.lowercased()
    if Self.positive.contains(word) {
      self = .yes
    } else if Self.negative.contains(word) {
      self = .no
    } else if Self.silent.contains(word) {
      self = .unknown
    } else {
      return nil
    }
  }

  private static let positive: Set<String> = [
    "yes", "y", "true", "x", "✓", "✔", "✔️", "✅", "taken", "done", "1", "1.0", "ja", "oui",
    "si", "sí", "sì", "sim", "tak", "да", "так", "ano", "kyllä", "jah", "igen", "evet",
    "vrai", "verdadero", "vero", "wahr",
  ]
  private static let negative: Set<String> = [
    "no", "n", "false", "✗", "✘", "❌", "0", "0.0", "nein", "non", "nee", "não", "nao", "nie",
    "нет", "ні", "ne", "ei", "nem", "hayır", "nej", "faux", "falso", "falsch",
  ]
  private static let silent: Set<String> = [
    "", "-", "–", "—", "?", "skip", "skipped", "unknown", "n/a", "na", "null", "nan",
  ]
}
