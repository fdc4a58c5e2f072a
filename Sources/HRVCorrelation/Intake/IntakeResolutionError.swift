public import HRVModel

/// A row of an intake log that cannot be turned into magnesium without guessing.
public struct IntakeResolutionError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The row.
  public let location: SourceLocation
  /// What is wrong with it.
  public let reason: Reason

  /// What is wrong with a row.
  public enum Reason: Hashable, Sendable {
    /// No form has this name.
    case unknownForm(String)
    /// No food has this name.
    case unknownFood(String)
    /// There is no dose, and the row does not say `none`.
    case missingDose(String)
    /// `none` has a dose.
    case doseOfNothing
    /// The row does not say whether the mass is the magnesium's or the compound's.
    case missingBasis(String)
    /// The mass is that of a mixture, whose share of magnesium only the label tells.
    case noElementalFraction(formID: String)
    /// The unit does not go with the substance or the basis.
    case unit(IntakeEntry.Unit, substance: String)
    /// More magnesium than anybody takes at once.
    case implausibleDose(elementalMg: Double)
    /// The log holds totals of food and supplements together, this many, and no supplements.
    case onlyTotals(Int)
    /// A day has both a dose and `none`.
    case contradiction(CivilDay, dose: SourceLocation)
  }

  init(_ reason: Reason, at location: SourceLocation) {
    self.reason = reason
    self.location = location
  }

  /// `file:line:column: error:`, what is wrong, and what to write instead.
  public var description: String { "\(location): error: \(finding). \(remedy)." }

  /// What is wrong.
  public var finding: String {
    switch reason {
    case .unknownForm(let name): "no form of magnesium is called \"\(name)\""
    case .unknownFood(let name): "no food is called \"\(name)\""
    case .missingDose(let name): "\"\(name)\" has no dose"
    case .doseOfNothing: "\"none\" has a dose"
    case .missingBasis(let name):
      "the row does not say whether the mass is that of the magnesium or that of the whole"
        + " \(name)"
    case .noElementalFraction(let formID):
      "\"\(formID)\" is no single compound: its mass does not tell how much magnesium it holds"
    case .unit(let unit, let substance):
      "\"\(unit.rawValue)\" does not go with \"\(substance)\" here"
    case .implausibleDose(let elementalMg):
      "\(NumberText.short(elementalMg)) mg of magnesium at once is more than anybody takes"
    case .onlyTotals(let count):
      "the log holds \(NumberText.count(count, "amount")) of magnesium from food and supplements"
        + " together, and no supplement by itself"
    case .contradiction(let day, let dose):
      "\(day) has both \"none\" and a dose (line \(dose.line))"
    }
  }

  /// What to do about it.
  public var remedy: String {
    switch reason {
    case .unknownForm:
      "Write one of: none, \(MagnesiumForm.all.map(\.id).joined(separator: ", ")); or food:"
        + " and a food. Usual other names, such as bisglycinate, are understood too"
    case .unknownFood:
      "Write one of: \(MagnesiumFood.all.map { "food:\($0.id)" }.joined(separator: ", "))"
    case .missingDose: "Write how much was taken, or none as form when nothing was"
    case .doseOfNothing: "Leave the dose empty, or name the form"
    case .missingBasis:
      "Write elemental as basis for the mass of the magnesium, as labels in the EU and US state"
        + " it, or compound for the mass of the whole substance; for the whole log say it with"
        + " --intake-basis"
    case .noElementalFraction:
      "Write the mass of the magnesium from the label, with elemental as basis; or name the form,"
        + " which the log of an app gets from --intake-dose \"1 g compound citrate\""
    case .unit(let unit, _):
      switch unit {
      case .servings: "Write the mass in mg or g; only foods have servings"
      case .millimoles: "mmol counts magnesium itself: write elemental as basis, or leave it out"
      case .grams, .milligrams, .micrograms:
        "Write the mass of the food in g, or servings, or the mass of its magnesium in mg with"
          + " elemental as basis"
      }
    case .implausibleDose:
      "Check the unit and the basis: is it mg, and is it the compound's mass"
        + " that was written as the magnesium's"
    case .onlyTotals:
      "A study asks for supplements: hand in a log of single entries, such as servings.csv of"
        + " Cronometer; if all that was counted there is supplements, say so with"
        + " --intake-source supplement"
    case .contradiction: "Remove one of the two rows"
    }
  }
}
