public import HRVModel

extension PlannedDose {
  /// Reads `200 mg elemental citrate 21:00`: the mass of the magnesium, perhaps the form, and
  /// perhaps the time of day, 21:00 when it is not said; nil for anything else.
  ///
  /// Whose mass it is must be said, and only the magnesium's will do: a label states it.
  public init?(_ text: String) {
    guard let said = DeclaredIntake(text), said.minutesOfDay.count <= 1, let stated = said.dose,
      stated.basis == .elemental
    else { return nil }
    let factor: Double
    switch stated.unit {
    case .milligrams: factor = 1
    case .grams: factor = 1000
    case .micrograms, .millimoles, .servings: return nil
    }
    guard
      let dose = try? PlannedDose(
        elementalMg: stated.amount * factor, form: said.form ?? "",
        minuteOfDay: said.minutesOfDay.first ?? 21 * 60)
    else { return nil }
    self = dose
  }
}
