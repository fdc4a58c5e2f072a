internal import HRVModel

/// How much a row of an intake log says was taken.
enum IntakeDose {
  typealias Row = NamedTable<IntakeColumn>.Row

  /// The dose; nil for `none`.
  static func read(
    _ row: Row, of substance: String, role: IntakeEntry.Role, in table: NamedTable<IntakeColumn>,
    _ context: IntakeContext
  ) throws(IngestError) -> IntakeEntry.Dose? {
    let (number, unitText) = IntakeAmount.parts(of: row[.dose])
    if substance == "none" {
      let isNothing =
        number.isEmpty ? unitText.isEmpty : try amount(number, row, table) == 0
      guard isNothing else {
        throw IngestError(
          .expected("no dose, or 0, as nothing was taken", found: row[.dose]),
          at: row.location(.dose), remedy: "Remove the dose, or write what was taken as form")
      }
      return nil
    }
    let location = row.location(.dose)
    let place = Place(line: location.line, column: location.column)
    if role == .supplement, table.names[.dose] == nil {
      return try ItemValue.declared(1, of: substance, at: place, context)
    }
    guard !number.isEmpty else {
      throw IngestError(
        .expected("the amount of \(substance)", found: row[.dose]), at: location,
        remedy: "Write a number with its unit, such as 400 mg; for a day without, write none as"
          + " form")
    }
    let amount = try amount(number, row, table)
    let unit = try unit(unitText, row, role, table, context)
    guard let unit else { return try ItemValue.declared(amount, of: substance, at: place, context) }
    let basis = try basis(row) ?? defaultBasis(substance, context)
    if role == .supplement, basis == nil {
      return try ItemValue.mass(amount, unit, of: substance, at: place, context)
    }
    do throws(ModelError) {
      return try IntakeEntry.Dose(amount: amount, unit: unit, basis: basis)
    } catch {
      throw IngestError(
        .outOfRange("the dose", value: number, allowed: "0 or more"), at: location,
        remedy: "Write how much was taken")
    }
  }

  /// What the person said of the whole log; foods need none.
  private static func defaultBasis(
    _ substance: String, _ context: IntakeContext
  ) -> IntakeEntry.Basis? {
    substance.lowercased().hasPrefix("food:") ? nil : context.options.basis
  }

  /// The number, if it can be read in one way only.
  private static func amount(
    _ text: String, _ row: Row, _ table: NamedTable<IntakeColumn>
  ) throws(IngestError) -> Double {
    let amount = try IntakeAmount.number(
      text, at: row.location(.dose), delimiter: table.delimiter)
    guard let amount else {
      throw IngestError(
        .expected("a number", found: text), at: row.location(.dose),
        remedy: "Write how much was taken, such as 400")
    }
    guard amount >= 0 else {
      throw IngestError(
        .outOfRange("the dose", value: text, allowed: "0 or more"), at: row.location(.dose),
        remedy: "Write how much was taken")
    }
    return amount
  }

  /// The unit from behind the number, from its own column, or from the name of the column; nil
  /// for pieces, whose dose the person declared.
  private static func unit(
    _ behindNumber: String, _ row: Row, _ role: IntakeEntry.Role,
    _ table: NamedTable<IntakeColumn>, _ context: IntakeContext
  ) throws(IngestError) -> IntakeEntry.Unit? {
    let name = table.names[.dose]
    let ofColumn = name?.quantity == "mg" ? "mg" : name?.unit
    let written = [
      (behindNumber, IntakeColumn.dose), (row[.unit], .unit), (ofColumn ?? "", .dose),
    ]
    var found: IntakeEntry.Unit?
    for (text, column) in written where !text.isEmpty {
      let word = text.lowercased()
      let isServing = role == .named && servings.contains(word)
      if !isServing, IntakeAmount.isCount(word), context.options.declaredDose != nil { return nil }
      guard let unit = isServing ? .servings : IntakeAmount.masses[word] else {
        throw IngestError(
          .expected("the unit mg, g, µg, mmol or serving", found: text), at: row.location(column),
          remedy: "Write the mass that the label states: capsules and tablets differ in what they"
            + " hold; or say it for all of them, as in --intake-dose \"200 mg elemental\"")
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

  private static let servings: Set<String> = ["serving", "servings", "portion", "portions"]

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
