public import HRVModel

/// How much magnesium one yes, tick, capsule or tablet stands for, as its label has it.
public struct DeclaredDose: Hashable, Sendable {
  /// The mass of one, and whose mass it is; ``IntakeEntry/Dose/basis`` is never nil.
  public let dose: IntakeEntry.Dose
  /// The form of magnesium; nil when it was not said.
  public let form: String?

  /// Creates a dose, or refuses an amount that is negative or not finite.
  ///
  /// - Throws: ``ModelError/outOfRange(quantity:value:allowed:)``.
  public init(
    amount: Double, unit: IntakeEntry.Unit, basis: IntakeEntry.Basis, form: String? = nil
  ) throws(ModelError) {
    dose = try IntakeEntry.Dose(amount: amount, unit: unit, basis: basis)
    self.form = form
  }

  /// Reads `200 mg elemental` or `2 g compound citrate`: amount, unit (mg, g, µg, mmol), whose
  /// mass it is, and perhaps the form; nil for anything else.
  ///
  /// Whose mass it is must be said: the magnesium's and the compound's differ up to tenfold.
  public init?(_ text: String) {
    let (number, rest) = IntakeAmount.parts(of: text.trimmed)
    let words = rest.split(separator: " ").map(String.init)
    let bytes = Array(number.utf8)
    guard words.count >= 2, let unit = IntakeAmount.masses[words[0].lowercased()],
      let basis = IntakeEntry.Basis(rawValue: words[1].lowercased()),
      let amount = DecimalNumber.parse(bytes.span, bytes.indices), amount > 0
    else { return nil }
    let form = words.dropFirst(2).joined(separator: " ")
    guard
      let dose = try? Self(
        amount: amount, unit: unit, basis: basis, form: form.isEmpty ? nil : form)
    else { return nil }
    self = dose
  }

  /// The dose of so many; nil when that is no number.
  func times(_ count: Double) -> IntakeEntry.Dose? {
    try? IntakeEntry.Dose(amount: dose.amount * count, unit: dose.unit, basis: dose.basis)
  }
}
