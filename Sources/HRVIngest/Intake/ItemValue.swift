internal import HRVModel

/// What the cell of a habit, journal or tick sheet comes to.
enum ItemValue {
  /// What is known after a cell.
  enum Content: Hashable {
    case dose(IntakeEntry.Dose)
    /// None was taken.
    case nothing
    /// Nothing is known.
    case unknown
  }

  /// The most pieces that are believed; a larger number without a unit is rather a mass.
  static let greatestCount = 20.0

  /// Reads a cell: a yes or a number of pieces is that many times the declared dose, a mass is
  /// itself, a no is none, and a blank is nothing known.
  ///
  /// - Throws: ``IngestError`` that names the option which is missing, or the cell that is
  ///   none of these.
  static func read(
    _ text: String, of name: String, at place: Place, _ context: IntakeContext
  ) throws(IngestError) -> Content {
    let unitOfName = massUnit(of: name)
    let tick = TickReading(text)
    if tick == .unknown { return .unknown }
    if tick == .no { return .nothing }
    if tick == .yes, unitOfName == nil || context.head.number(text) == nil {
      return .dose(try declared(1, of: name, at: place, context))
    }
    let location = place.location(in: context.file)
    let amount = try IntakeAmount.read(
      text, at: location, delimiter: context.head.layout.delimiter)
    switch amount {
    case .mass(0, _), .count(0), .bare(0): return .nothing
    case .mass(let value, let unit):
      return .dose(try mass(value, unit, of: name, at: place, context))
    case .count(let count): return .dose(try declared(count, of: name, at: place, context))
    case .bare(let value):
      if let unitOfName { return .dose(try mass(value, unitOfName, of: name, at: place, context)) }
      guard value <= greatestCount else {
        throw context.error(
          .ambiguous("\(TextDecoding.shown(text)) may count pieces or mg"), at: place,
          remedy: "Write the unit behind the number, such as 400 mg, or into the name of the"
            + " column, such as \"\(TextDecoding.shown(name)) (mg)\"")
      }
      return .dose(try declared(value, of: name, at: place, context))
    case nil:
      throw context.error(
        .expected("yes or no, a number of pieces, or a mass such as 400 mg", found: text),
        at: place, remedy: "Correct the cell; leave it empty where nothing is known")
    }
  }

  /// What the entries of an item are called: by the item when its name mentions a form, else by
  /// the form that the person declared.
  static func substance(_ name: String, _ context: IntakeContext) -> String {
    guard !MagnesiumName.mentionsForm(name), let form = context.options.declaredDose?.form else {
      return name
    }
    return form
  }

  /// So many times the declared dose.
  static func declared(
    _ count: Double, of name: String, at place: Place, _ context: IntakeContext
  ) throws(IngestError) -> IntakeEntry.Dose {
    guard let declared = context.options.declaredDose else {
      throw context.error(
        .ambiguous(
          "the log says that \"\(TextDecoding.shown(name))\" was taken, not how much magnesium"
            + " that is"),
        at: place,
        remedy: "Say what the label states for one, as in --intake-dose \"200 mg elemental\" or"
          + " --intake-dose \"1 g compound citrate\"")
    }
    guard let dose = declared.times(count) else {
      throw context.error(
        .outOfRange("the number of pieces", value: "\(count)", allowed: "0 or more"), at: place,
        remedy: "Correct it")
    }
    return dose
  }

  /// A mass, once it is known whose it is.
  static func mass(
    _ value: Double, _ unit: IntakeEntry.Unit, of name: String, at place: Place,
    _ context: IntakeContext
  ) throws(IngestError) -> IntakeEntry.Dose {
    guard let basis = context.options.basis ?? (unit == .millimoles ? .elemental : nil) else {
      throw context.error(
        .ambiguous(
          "the log does not say whether the mass of \"\(TextDecoding.shown(name))\" is that of the"
            + " magnesium or of the whole compound"),
        at: place,
        remedy: "Say --intake-basis elemental for the mass of the magnesium, or --intake-basis"
          + " compound for that of the whole salt")
    }
    guard let dose = try? IntakeEntry.Dose(amount: value, unit: unit, basis: basis) else {
      throw context.error(
        .outOfRange("the dose", value: "\(value)", allowed: "0 or more"), at: place,
        remedy: "Correct it")
    }
    return dose
  }

  /// The unit that a name states, as in `Magnesium (mg)`; nil for a dose in the name, as in
  /// `Magnesium 400 mg`, whose column counts times.
  static func massUnit(of name: String) -> IntakeEntry.Unit? {
    let column = ColumnName(name)
    guard column.quantity.last?.isNumber == false else { return nil }
    return column.unit.flatMap { IntakeAmount.masses[$0] }
  }
}
