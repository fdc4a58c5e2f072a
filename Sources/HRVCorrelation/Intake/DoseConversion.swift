internal import HRVModel

/// What a row of a log comes to: magnesium, or the statement that none was taken.
enum DoseConversion {
  /// A row after conversion.
  enum Content: Hashable, Sendable {
    /// Nothing was taken.
    case nothing
    /// Magnesium was taken.
    case dose(Dose)
  }

  /// Magnesium that was taken, without the when.
  struct Dose: Hashable, Sendable {
    let source: IntakeEvent.Source
    let elementalMg: Double
    let conversion: IntakeEvent.Conversion?

    /// Whether it is a supplement: food never counts as one, nor does what may be either.
    var isSupplement: Bool { if case .supplement = source { true } else { false } }
  }

  /// The most magnesium that a row may come to, in mg; the largest laxative dose of Epsom salt,
  /// 30 g, holds 3000.
  static let greatestElementalMg = 5000.0

  /// Converts `entry`, or says why it would take a guess.
  static func convert(_ entry: IntakeEntry) throws(IntakeResolutionError) -> Content {
    func fail(_ reason: IntakeResolutionError.Reason) -> IntakeResolutionError {
      IntakeResolutionError(reason, at: entry.location)
    }
    let substance = entry.substance
    if entry.role == .named, MagnesiumForm.key(of: substance) == "none" {
      guard (entry.dose?.amount ?? 0) == 0 else { throw fail(.doseOfNothing) }
      return .nothing
    }
    guard let dose = entry.dose else { throw fail(.missingDose(substance)) }
    let converted: Result<Dose, Rejection>
    switch entry.role {
    case .supplement:
      converted = convert(dose, of: MagnesiumForm.mentioned(in: substance) ?? .unspecified)
    case .food:
      let id = MagnesiumFood.named(substance)?.id ?? substance
      converted = stated(dose, as: .food(id: id), substance: substance)
    case .total: converted = stated(dose, as: .total, substance: substance)
    case .named:
      if let name = foodName(in: substance) {
        guard let food = MagnesiumFood.named(name) else { throw fail(.unknownFood(name)) }
        converted = convert(dose, of: food)
      } else {
        guard let form = MagnesiumForm.named(substance) else {
          throw fail(.unknownForm(substance))
        }
        converted = convert(dose, of: form)
      }
    }
    switch converted {
    case .failure(let rejection): throw fail(rejection.reason)
    case .success(let result):
      guard result.elementalMg <= greatestElementalMg else {
        throw fail(.implausibleDose(elementalMg: result.elementalMg))
      }
      return .dose(result)
    }
  }

  private struct Rejection: Error {
    let reason: IntakeResolutionError.Reason
    init(_ reason: IntakeResolutionError.Reason) { self.reason = reason }
  }

  /// What follows `food:`, if the substance is a food.
  private static func foodName(in substance: String) -> String? {
    guard let colon = substance.firstIndex(of: ":"),
      MagnesiumForm.key(of: String(substance[..<colon])) == "food"
    else { return nil }
    return String(substance[substance.index(after: colon)...])
  }

  private static func convert(
    _ dose: IntakeEntry.Dose, of form: MagnesiumForm
  ) -> Result<Dose, Rejection> {
    let source = IntakeEvent.Source.supplement(formID: form.id)
    guard let massMg = massMg(dose) else {
      guard dose.unit == .millimoles, dose.basis != .compound else {
        return .failure(Rejection(.unit(dose.unit, substance: form.id)))
      }
      return .success(
        Dose(source: source, elementalMg: magnesiumMg(dose), conversion: nil))
    }
    switch dose.basis {
    case nil: return .failure(Rejection(.missingBasis(form.id)))
    case .elemental:
      return .success(Dose(source: source, elementalMg: massMg, conversion: nil))
    case .compound:
      guard let fraction = form.elementalFraction else {
        return .failure(Rejection(.noElementalFraction(formID: form.id)))
      }
      return .success(
        Dose(
          source: source, elementalMg: massMg * fraction,
          conversion: .init(compoundMg: massMg, elementalFraction: fraction)))
    }
  }

  /// Magnesium whose mass the log states, whatever holds it.
  private static func stated(
    _ dose: IntakeEntry.Dose, as source: IntakeEvent.Source, substance: String
  ) -> Result<Dose, Rejection> {
    switch (dose.unit, dose.basis) {
    case (.milligrams, .elemental), (.grams, .elemental), (.micrograms, .elemental):
      .success(Dose(source: source, elementalMg: massMg(dose) ?? 0, conversion: nil))
    case (.millimoles, .elemental), (.millimoles, nil):
      .success(Dose(source: source, elementalMg: magnesiumMg(dose), conversion: nil))
    case (_, nil): .failure(Rejection(.missingBasis(substance)))
    default: .failure(Rejection(.unit(dose.unit, substance: substance)))
    }
  }

  private static func convert(
    _ dose: IntakeEntry.Dose, of food: MagnesiumFood
  ) -> Result<Dose, Rejection> {
    func result(_ elementalMg: Double, foodG: Double?) -> Result<Dose, Rejection> {
      .success(
        Dose(
          source: .food(id: food.id), elementalMg: elementalMg,
          conversion: foodG.map {
            .init(
              compoundMg: $0 * 1000, elementalFraction: food.magnesiumMgPer100G / 100_000)
          }))
    }
    func weighed(_ foodG: Double) -> Result<Dose, Rejection> {
      result(food.magnesiumMgPer100G * foodG / 100, foodG: foodG)
    }
    switch (dose.unit, dose.basis) {
    case (.servings, nil), (.servings, .compound):
      return weighed(dose.amount * food.servingG)
    case (.grams, nil), (.grams, .compound): return weighed(dose.amount)
    case (.milligrams, .compound), (.micrograms, .compound):
      return weighed((massMg(dose) ?? 0) / 1000)
    case (.grams, .elemental), (.milligrams, .elemental), (.micrograms, .elemental):
      return result(massMg(dose) ?? 0, foodG: nil)
    case (.millimoles, nil), (.millimoles, .elemental):
      return result(magnesiumMg(dose), foodG: nil)
    case (.servings, .elemental), (.millimoles, .compound), (.milligrams, nil),
      (.micrograms, nil):
      return .failure(Rejection(.unit(dose.unit, substance: "food:\(food.id)")))
    }
  }

  /// The mass that the dose states, in mg; nil when it does not state a mass.
  private static func massMg(_ dose: IntakeEntry.Dose) -> Double? {
    switch dose.unit {
    case .milligrams: dose.amount
    case .grams: dose.amount * 1000
    case .micrograms: dose.amount / 1000
    case .millimoles, .servings: nil
    }
  }

  /// The mass of so many mmol of magnesium, in mg.
  private static func magnesiumMg(_ dose: IntakeEntry.Dose) -> Double {
    dose.amount * Composition.AtomicWeight.magnesium
  }
}
