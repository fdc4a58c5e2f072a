internal import HRVModel

/// Rows of a log that say the same of the same substance, counted.
struct IntakeKind {
  /// What makes rows alike.
  private struct Key: Hashable {
    let substance: String
    let role: IntakeEntry.Role
    let unit: IntakeEntry.Unit?
    let basis: IntakeEntry.Basis?

    init(_ entry: IntakeEntry) {
      substance = entry.substance
      role = entry.role
      unit = entry.dose?.unit
      basis = entry.dose?.basis
    }
  }

  private let key: Key
  /// How many rows there are.
  private(set) var rows = 0
  /// The least and the greatest amount, as written; nil when nothing was taken.
  private(set) var amounts: ClosedRange<Double>?

  /// The kinds of rows, most frequent first, and in order of the log among equals.
  static func all(_ entries: [IntakeEntry]) -> [IntakeKind] {
    var places: [Key: Int] = [:]
    var all: [IntakeKind] = []
    for entry in entries {
      let key = Key(entry)
      let place = places[key] ?? all.count
      if place == all.count {
        places[key] = place
        all.append(IntakeKind(key: key))
      }
      all[place].count(entry.dose?.amount)
    }
    return all.enumerated().sorted {
      ($1.element.rows, $0.offset) < ($0.element.rows, $1.offset)
    }.map(\.element)
  }

  private init(key: Key) { self.key = key }

  private mutating func count(_ amount: Double?) {
    rows += 1
    guard let amount else { return }
    amounts =
      min(amounts?.lowerBound ?? amount, amount)...max(amounts?.upperBound ?? amount, amount)
  }

  /// The substance as written, and what the log says that it is.
  var what: String {
    let role: String? =
      switch key.role {
      case .named: nil
      case .supplement: "a supplement"
      case .food: "a food"
      case .total: "of food and supplements together"
      }
    return role.map { "\(key.substance) (\($0))" } ?? key.substance
  }

  /// `200 mg elemental`, or the least and the greatest.
  var doseText: String {
    guard let amounts, let unit = key.unit else { return "nothing" }
    let least = NumberText.plain(amounts.lowerBound)
    let most = NumberText.plain(amounts.upperBound)
    let amount = least == most ? least : "\(least) to \(most)"
    return ([amount, unit.rawValue] + [key.basis?.rawValue].compactMap { $0 })
      .joined(separator: " ")
  }

  var json: JSONValue {
    [
      "substance": .string(key.substance), "role": .string(key.role.rawValue),
      "rows": .integer(rows), "unit": .optional(key.unit?.rawValue),
      "basis": .optional(key.basis?.rawValue), "least": .optional(amounts?.lowerBound),
      "greatest": .optional(amounts?.upperBound),
    ]
  }
}
