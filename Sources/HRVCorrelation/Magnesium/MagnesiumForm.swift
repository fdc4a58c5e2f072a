/// A form in which magnesium is sold: a row of the table of forms.
public struct MagnesiumForm: Hashable, Sendable {
  /// The stable name, as logs write it.
  public let id: String
  /// The name as people write it.
  public let name: String
  /// The formula, with its water; `mixture` when there is none.
  public let formula: String
  /// The atoms; nil when the product is a mixture and only its label tells the magnesium.
  public let composition: Composition?
  /// Other names that a log may use, in the spelling of ``key(of:)``.
  public let aliases: [String]
  /// What the article that this project begins with says; nil when it does not list the form.
  public let popular: PopularAccount?
  /// What studies say about absorption.
  public let absorption: Absorption
  /// What to know before converting a mass; empty when there is nothing.
  public let note: String

  /// What an article for the public says about a form. Reported, not endorsed.
  public struct PopularAccount: Hashable, Sendable {
    /// The benefits for the nervous system.
    public let benefit: String
    /// How well it is absorbed.
    public let bioavailability: String
    /// What it is best for.
    public let bestFor: String

    /// Where it stands.
    public static let source = "Does Magnesium Help the Autonomic Nervous System? (article)"

    init(_ benefit: String, bioavailability: String, bestFor: String) {
      self.benefit = benefit
      self.bioavailability = bioavailability
      self.bestFor = bestFor
    }
  }

  init(
    _ id: String, _ name: String, formula: String = "mixture",
    _ composition: Composition? = nil, aliases: [String] = [],
    popular: PopularAccount? = nil, _ absorption: Absorption, note: String = ""
  ) {
    self.id = id
    self.name = name
    self.formula = formula
    self.composition = composition
    self.aliases = aliases
    self.popular = popular
    self.absorption = absorption
    self.note = note
  }

  /// The share of the compound's mass that is magnesium, in `0...1`; nil for mixtures.
  public var elementalFraction: Double? { composition?.elementalFraction }

  /// The form that a log means by `name`, by id or alias, whatever the case, the spaces and
  /// whether it says "magnesium".
  public static func named(_ name: String) -> MagnesiumForm? {
    let key = key(of: name)
    return all.first { $0.id == key || $0.aliases.contains(key) }
  }

  /// The form that the name of a product mentions: `Magnesium Citrate 200 mg, 90 tablets` is
  /// citrate. Nil when it mentions none, or two of which neither is part of the other.
  public static func mentioned(in name: String) -> MagnesiumForm? {
    if let form = named(name) { return form }
    let text = "-\(key(of: name))-"
    let found = all.filter { $0 != unspecified }.flatMap { form in
      ([form.id] + form.aliases).filter { text.contains("-\($0)-") }.map { (form, $0) }
    }
    let longest = found.filter { one in
      !found.contains { $0.1 != one.1 && "-\($0.1)-".contains("-\(one.1)-") }
    }
    let forms = Set(longest.map(\.0))
    return forms.count == 1 ? forms.first : nil
  }

  /// `name` in lower case, words joined by hyphens, without "magnesium" and "Mg".
  static func key(of name: String) -> String {
    // Logs have a name in every row, and nearly always such a one.
    if name.utf8.allSatisfy({ $0 &- 0x61 < 26 }), name != "magnesium", name != "mg", name != "mag" {
      return name
    }
    let words = name.lowercased().split { !$0.isLetter && !$0.isNumber }
    let naming: Set<Substring> = ["magnesium", "mg", "mag"]
    let rest = words.filter { !naming.contains($0) }
    return rest.isEmpty && !words.isEmpty ? "unspecified" : rest.joined(separator: "-")
  }
}
