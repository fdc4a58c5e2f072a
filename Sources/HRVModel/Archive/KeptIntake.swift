/// A row of intake that an archive keeps: what was declared, and the magnesium that it comes to.
public struct KeptIntake: Hashable, Sendable, Identifiable {
  /// The number by which a person names the row; never used again once the row is gone.
  public let id: Int64
  /// What was declared.
  public let entry: IntakeEntry
  /// The magnesium of one dose, in mg: converted when the row was entered; 0 for `none`.
  public let elementalMg: Double
  /// Whether the row came from a file; then ``IntakeEntry/location`` is its place there.
  public let isImported: Bool

  /// Creates a row.
  public init(id: Int64, entry: IntakeEntry, elementalMg: Double, isImported: Bool) {
    self.id = id
    self.entry = entry
    self.elementalMg = elementalMg
    self.isImported = isImported
  }
}
