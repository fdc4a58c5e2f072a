internal import HRVModel

/// How much a row of an intake log says was taken.
enum IntakeDose {
  typealias Row = NamedTable<IntakeColumn>.Row

  /// The dose; nil for `none`.
  static func read(
    _ row: Row, of substance: String, in table: NamedTable<IntakeColumn>
  ) throws(IngestError) -> IntakeEntry.Dose? {
    let (numberText, unitText) = parts(of: row[.dose])
    if substance == "none" {
      let isNothing =
        numberText.isEmpty ? unitText.isEmpty : try amount(numberText, row, table) == 0
      guard isNothing else {
        throw IngestError(
          .expected("no dose, or 0, as nothing was taken", found: row[.dose]),
          at: row.location(.dose), remedy: "Remove the dose, or write what was taken as form")
      }
      return nil
    }
    guard !numberText.isEmpty else {
      throw IngestError(
        .expected("the amount of \(substance)", found: row[.dose]), at: row.location(.dose),
        remedy: "Write a number with its unit, such as 400 mg; for a day without, write none as"
          + " form")
    }
    let amount = try amount(numberText, row, table)
    let unit = try unit(unitText, row, table)
    let basis = try basis(row)
    do throws(ModelError) {
      return try IntakeEntry.Dose(amount: amount, unit: unit, basis: basis)
    } catch {
      throw IngestError(
        .outOfRange("the dose", value: numberText, allowed: "0 or more"),
        at: row.location(.dose), remedy: "Write how much was taken")
    }
  }

  /// The number at the beginning of a cell, and what follows it: `400mg` is `400` and `mg`.
  private static func parts(of text: String) -> (number: String, unit: String) {
    let end =
      text.firstIndex { !($0.isASCII && ($0.isNumber || ".,+-".contains($0))) } ?? text.endIndex
    return (String(text[..<end]), String(text[end...]).trimmed)
  }

  /// The number, if it can be read in one way only.
  private static func amount(
    _ text: String, _ row: Row, _ table: NamedTable<IntakeColumn>
  ) throws(IngestError) -> Double {
    let pieces = text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
    let hasComma = text.contains(",")
    let isGrouped =
      pieces.count == 2 && pieces[1].utf8.count == 3 && (1...3).contains(pieces[0].utf8.count)
      && pieces[0] != "0"
    let isAmbiguous =
      pieces.count > 2
      || (table.delimiter == .comma ? hasComma : isGrouped)
    if isAmbiguous {
      throw IngestError(
        .ambiguous("\"\(text)\" may have a decimal mark or a mark for thousands"),
        at: row.location(.dose),
        remedy: "Write it without marks for thousands, and decimals with a point")
    }
    let bytes = Array(text.utf8)
    guard
      let amount = DecimalNumber.parse(
        bytes.span, bytes.indices, mark: hasComma ? .comma : .point)
    else {
      throw IngestError(
        .expected("a number", found: text), at: row.location(.dose),
        remedy: "Write how much was taken, such as 400")
    }
    return amount
  }

  /// The unit from behind the number, from its own column, or from the name of the column.
  private static func unit(
    _ behindNumber: String, _ row: Row, _ table: NamedTable<IntakeColumn>
  ) throws(IngestError) -> IntakeEntry.Unit {
    let name = table.names[.dose]
    let ofColumn = name?.quantity == "mg" ? "mg" : name?.unit
    let written = [
      (behindNumber, IntakeColumn.dose), (row[.unit], .unit), (ofColumn ?? "", .dose),
    ]
    var found: IntakeEntry.Unit?
    for (text, column) in written where !text.isEmpty {
      guard let unit = units[text.lowercased()] else {
        throw IngestError(
          .expected("the unit mg, g, µg, mmol or serving", found: text), at: row.location(column),
          remedy: "Write the mass that the label states; capsules and tablets differ in what they"
            + " hold")
      }
      guard found == nil || found == unit else {
        throw IngestError(
          .ambiguous("the dose is given in \(found?.rawValue ?? "") and in \(unit.rawValue)"),
          at: row.location(column), remedy: "Keep one unit")
      }
      found = unit
    }
    guard let found else {
      throw IngestError(
        .expected("a unit for the dose of \(row[.dose])", found: ""),
        at: row.location(table.names[.unit] == nil ? .dose : .unit),
        remedy: "Write mg, g, µg, mmol or serving behind the number or in a column \"unit\"")
    }
    return found
  }

  private static let units: [String: IntakeEntry.Unit] = [
    "mg": .milligrams, "milligram": .milligrams, "milligrams": .milligrams,
    "g": .grams, "gram": .grams, "grams": .grams,
    "µg": .micrograms, "μg": .micrograms, "ug": .micrograms, "mcg": .micrograms,
    "microgram": .micrograms, "micrograms": .micrograms,
    "mmol": .millimoles,
    "serving": .servings, "servings": .servings, "portion": .servings, "portions": .servings,
  ]

  private static func basis(_ row: Row) throws(IngestError) -> IntakeEntry.Basis? {
    let text = row[.basis].lowercased()
    if text.isEmpty { return nil }
    guard let basis = IntakeEntry.Basis(rawValue: text) else {
      throw IngestError(
        .expected("elemental or compound", found: row[.basis]), at: row.location(.basis),
        remedy: "Write elemental for the mass of the magnesium, compound for that of the whole"
          + " salt; leave it empty if the label does not say")
    }
    return basis
  }
}
