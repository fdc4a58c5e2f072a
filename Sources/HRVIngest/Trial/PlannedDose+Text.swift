public import HRVModel

extension PlannedDose {
  /// Reads `200 mg elemental citrate 21:00`: the mass of the magnesium, perhaps the form, and
  /// perhaps the time of day, 21:00 when it is not said; nil for anything else.
  ///
  /// Whose mass it is must be said, and only the magnesium's will do: a label states it.
  public init?(_ text: String) {
    var words = text.split(separator: " ").map(String.init)
    var minute = 21 * 60
    if let last = words.last, last.contains(":") {
      guard let said = TimeText.minuteOfDay(last) else { return nil }
      minute = said
      words.removeLast()
    }
    guard let declared = DeclaredDose(words.joined(separator: " ")),
      declared.dose.basis == .elemental
    else { return nil }
    let factor: Double
    switch declared.dose.unit {
    case .milligrams: factor = 1
    case .grams: factor = 1000
    case .micrograms, .millimoles, .servings: return nil
    }
    guard
      let dose = try? PlannedDose(
        elementalMg: declared.dose.amount * factor, form: declared.form ?? "",
        minuteOfDay: minute)
    else { return nil }
    self = dose
  }
}
