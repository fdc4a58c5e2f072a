/// What is taken on a day with magnesium of a trial: one dose, at one time of day.
public struct PlannedDose: Hashable, Sendable, CustomStringConvertible {
  /// The mass of the magnesium, in mg.
  public let elementalMg: Double
  /// The form, as written; empty when it was not said.
  public let form: String
  /// The minutes after local midnight.
  public let minuteOfDay: Int

  /// Creates a dose.
  ///
  /// - Throws: ``ModelError/outOfRange(quantity:value:allowed:)`` for a mass outside 1 to 5000 mg,
  ///   a minute outside the day, or a form with anything but letters, digits, blanks and `-+.,()`.
  public init(elementalMg: Double, form: String, minuteOfDay: Int) throws(ModelError) {
    guard (1...5000).contains(elementalMg) else {
      throw .outOfRange(quantity: "dose in mg", value: elementalMg, allowed: "1 to 5000")
    }
    guard (0..<1440).contains(minuteOfDay) else {
      throw .outOfRange(
        quantity: "minute of the day", value: Double(minuteOfDay), allowed: "0 to 1439")
    }
    guard form.utf8.count <= 60,
      form.allSatisfy({ $0.isLetter || $0.isNumber || " -+.,()".contains($0) })
    else {
      throw .outOfRange(
        quantity: "length of the form", value: Double(form.utf8.count),
        allowed: "at most 60 letters, digits, blanks and -+.,()")
    }
    self.elementalMg = elementalMg
    self.form = form
    self.minuteOfDay = minuteOfDay
  }

  /// `21:00`.
  public var timeText: String { "\(padded(minuteOfDay / 60, 2)):\(padded(minuteOfDay % 60, 2))" }

  /// `200 mg elemental citrate`.
  public var massText: String {
    "\(decimal(elementalMg)) mg elemental" + (form.isEmpty ? "" : " " + form)
  }

  /// `200 mg elemental citrate 21:00`.
  public var description: String { "\(massText) \(timeText)" }
}

/// The shortest decimal that reads back as the same number, without `.0`.
func decimal(_ value: Double) -> String {
  let text = "\(value)"
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
