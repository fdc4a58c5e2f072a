/// What a day's supplements of one form come to.
public struct FormDose: Hashable, Sendable {
  /// The id of the form, such as `citrate`.
  public let formID: String
  /// The sum of the day, in mg elemental.
  public let elementalMg: Double

  /// Creates a dose.
  public init(formID: String, elementalMg: Double) {
    self.formID = formID
    self.elementalMg = elementalMg
  }
}
