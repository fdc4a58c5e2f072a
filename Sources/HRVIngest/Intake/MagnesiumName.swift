/// Whether a name, as apps and people write it, means magnesium.
enum MagnesiumName {
  /// Whether `name` says magnesium in a language of Europe, or Mg with the name of a salt, and
  /// does not deny it.
  static func matches(_ name: String) -> Bool {
    let words = words(of: name)
    if words.contains(where: denials.contains) { return false }
    for (i, word) in words.enumerated() {
      if stems.contains(where: word.hasPrefix) || wholes.contains(word) { return true }
      guard word == "mg" || word == "mag" else { continue }
      // "400 mg citrate" is a mass of something, "Mg citrate" is magnesium.
      let isUnit = i > 0 && words[i - 1].utf8.allSatisfy { $0 &- 0x30 < 10 }
      let follows = i + 1 < words.count && isSalt(words[i + 1])
      let isBehind = i > 0 && isSalt(words[i - 1]) || i > 1 && isSalt(words[i - 2])
      if !isUnit, follows || isBehind && word == "mg" { return true }
    }
    return false
  }

  /// Whether `name` is nothing but the name of a salt, as our own logs write forms.
  static func isForm(_ name: String) -> Bool {
    let words = words(of: name)
    return !words.isEmpty && words.contains(where: isSalt)
      && words.allSatisfy { isSalt($0) || qualifiers.contains($0) }
  }

  /// Whether `name` mentions a salt.
  static func mentionsForm(_ name: String) -> Bool { words(of: name).contains(where: isSalt) }

  private static func isSalt(_ word: String) -> Bool {
    salts.contains(word) || word.hasSuffix("e") && salts.contains(String(word.dropLast()) + "at")
      || salts.contains(word + "e")
  }

  /// How words for magnesium begin: Germanic and Romance languages; Slavic, Hungarian, Romanian
  /// and Turkish; Estonian; South Slavic; Greek; Cyrillic; Czech and Slovak.
  private static let stems = [
    "magnesi", "magnez", "magneesi", "magnij", "μαγνησι", "магний", "магния",
    "магнию", "магние", "магнии", "магній", "магнію", "магнез", "horcik",
  ]
  private static let wholes: Set<String> = ["magnis", "magtein"]

  /// Words of a name such as "no magnesium", whose yes is a no.
  private static let denials: Set<String> = [
    "no", "not", "without", "forgot", "missed", "skipped", "stopped", "kein", "keine", "ohne",
    "sans", "pas", "sin", "senza", "sem", "geen", "bez", "brak", "без", "не", "нет",
  ]

  private static let salts: Set<String> = [
    "glycinate", "bisglycinate", "diglycinate", "citrate", "malate", "dimalate", "taurate",
    "threonate", "oxide", "hydroxide", "carbonate", "chloride", "sulfate", "sulphate", "lactate",
    "gluconate", "aspartate", "orotate", "pidolate", "glycerophosphate", "oxid", "citrat",
    "subcarbonate", "nigari", "epsom",
    "pca", "pyroglutamate", "glycerylphosphate", "ditaurate", "taurinate", "tricitrate",
    "dicitrate", "unspecified", "glycinat", "bisglycinat", "malat", "taurat", "citrato",
    "glicinato", "oxyde",
  ]
  private static let qualifiers: Set<String> = [
    "l", "dihydrate", "trihydrate", "monohydrate", "nonahydrate", "anhydrous", "buffered",
    "chelate", "dibasic", "basic", "dimagnesium", "trimagnesium", "hexahydrate", "heptahydrate",
    "hydrogen",
    "tri", "di", "salt", "salts",
  ]

  /// The words in lower case without accents.
  private static func words(of name: String) -> [String] {
    let folded = name.lowercased().map { folds[$0] ?? $0 }
    return folded.split { !$0.isLetter && !$0.isNumber }.map { String($0) }
  }

  private static let folds: [Character: Character] = [
    "á": "a", "à": "a", "â": "a", "ã": "a", "ä": "a", "å": "a", "é": "e", "è": "e", "ê": "e",
    "ë": "e", "í": "i", "ì": "i", "î": "i", "ï": "i", "ó": "o", "ò": "o", "ô": "o", "õ": "o",
    "ö": "o", "ú": "u", "ù": "u", "û": "u", "ü": "u", "č": "c", "ć": "c", "ç": "c", "ř": "r",
    "ž": "z", "ź": "z", "ż": "z", "ł": "l", "ή": "η", "ί": "ι", "ώ": "ω",
  ]
}
