internal import HRVModel

/// How much a cell says was taken: a mass, or so many capsules.
enum IntakeAmount: Hashable {
  /// A mass, or millimoles.
  case mass(Double, IntakeEntry.Unit)
  /// Capsules, tablets, servings: what one holds, only the person can say.
  case count(Double)
  /// A number without a unit.
  case bare(Double)

  /// Reads `400 mg`, `0,4 g`, `2 caps`, `1 tablet`, `400`; nil when it is none of these.
  ///
  /// - Throws: ``IngestError/Reason/ambiguous(_:)`` for a number that can be read in two ways.
  static func read(
    _ text: String, at location: SourceLocation, delimiter: TextLayout.Delimiter
  ) throws(IngestError) -> IntakeAmount? {
    let (number, unit) = parts(of: text)
    guard let value = try self.number(number, at: location, delimiter: delimiter), value >= 0 else {
      return nil
    }
    if unit.isEmpty { return .bare(value) }
    let word = unit.lowercased()
    if let mass = masses[word] { return .mass(value, mass) }
    return isCount(word) ? .count(value) : nil
  }

  /// The number at the beginning of a text, and what follows it: `400mg` is `400` and `mg`.
  static func parts(of text: String) -> (number: String, unit: String) {
    let end =
      text.firstIndex { !($0.isASCII && ($0.isNumber || ".,+-".contains($0))) } ?? text.endIndex
    return (String(text[..<end]), String(text[end...]).trimmed)
  }

  /// The number, if it can be read in one way only; nil when it is none.
  static func number(
    _ text: String, at location: SourceLocation, delimiter: TextLayout.Delimiter
  ) throws(IngestError) -> Double? {
    let pieces = text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
    let hasComma = text.contains(",")
    let isGrouped =
      pieces.count == 2 && pieces[1].utf8.count == 3 && (1...3).contains(pieces[0].utf8.count)
      && pieces[0] != "0"
    if pieces.count > 2 || (delimiter == .comma ? hasComma : isGrouped) {
      throw IngestError(
        .ambiguous("\"\(text)\" may have a decimal mark or a mark for thousands"), at: location,
        remedy: "Write it without marks for thousands, and decimals with a point")
    }
    let bytes = Array(text.utf8)
    return DecimalNumber.parse(bytes.span, bytes.indices, mark: hasComma ? .comma : .point)
  }

  /// Whether a word, in lower case, counts pieces.
  static func isCount(_ word: String) -> Bool {
    let first = word.split { !$0.isLetter }.first.map(String.init) ?? ""
    return counts.contains(first)
      || first.hasSuffix("s") && counts.contains(String(first.dropLast()))
  }

  /// Units of mass and of amount of substance, in lower case.
  static let masses: [String: IntakeEntry.Unit] = [
    "mg": .milligrams, "milligram": .milligrams, "milligrams": .milligrams, "мг": .milligrams,
    "g": .grams, "gram": .grams, "grams": .grams, "gr": .grams,
    "µg": .micrograms, "μg": .micrograms, "ug": .micrograms, "mcg": .micrograms,
    "microgram": .micrograms, "micrograms": .micrograms,
    "mmol": .millimoles,
  ]

  private static let counts: Set<String> = [
    "cap", "capsule", "tab", "tablet", "pill", "softgel", "gummy", "gummies", "sachet", "scoop",
    "stick", "serving", "portion", "dose", "unit", "piece", "pc", "x", "each", "full",
    "kapsel", "kapseln", "tablette", "tabletten", "stück", "stk", "beutel",
    "gélule", "gelule", "comprimé", "cápsula", "capsula", "comprimido", "pastilla", "compressa",
    "compresse", "capsule", "kapsułka", "tabletka", "капсула", "капсулы", "таблетка", "таблетки",
  ]
}
