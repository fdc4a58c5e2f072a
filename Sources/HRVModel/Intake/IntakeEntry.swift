/// A row of an intake log as a person wrote it: nothing converted, nothing guessed.
///
/// Conversion to elemental magnesium needs the table of forms and makes ``IntakeEvent``s;
/// until then a dose is only what the log says.
public struct IntakeEntry: Hashable, Sendable {
  /// Where the row stands, for messages about it.
  public let location: SourceLocation
  /// When it was, or is regularly, taken.
  public let schedule: Schedule
  /// The form or food as written, such as `citrate` or `food:almonds`; `none` says that
  /// nothing was taken.
  public let substance: String
  /// What the log says that the substance is.
  public let role: Role
  /// The amount as written; nil for `none`.
  public let dose: Dose?
  /// Whatever else the person wrote.
  public let note: String

  /// When an entry applies.
  public enum Schedule: Hashable, Sendable {
    /// Once, at a known time of day.
    case at(Timestamp)
    /// Once, on a day whose time was not written down.
    case on(CivilDay)
    /// Every day from the first to the last, both included (open when nil), at each of these
    /// minutes after local midnight; an empty list means that the time was not written down.
    case daily(from: CivilDay, through: CivilDay?, minutesOfDay: [Int])
  }

  /// What a log says that a substance is.
  public enum Role: String, Hashable, Sendable, CaseIterable {
    /// A form of magnesium, `food:` and a food, or `none`, by the names of the tables.
    case named
    /// A supplement of magnesium under any name, which may mention its form.
    case supplement
    /// A food under any name, whose magnesium the log states.
    case food
    /// Magnesium of food and supplements together, or of either without saying which.
    case total
  }

  /// An amount with its unit.
  public struct Dose: Hashable, Sendable {
    /// The number as written; finite and not negative.
    public let amount: Double
    /// What the number counts.
    public let unit: Unit
    /// Whether the mass is that of the magnesium or of the whole compound; nil when the log
    /// does not say (foods need none).
    public let basis: Basis?

    /// Creates a dose, or refuses an amount that is negative or not finite.
    public init(amount: Double, unit: Unit, basis: Basis?) throws(ModelError) {
      guard amount.isFinite, amount >= 0 else {
        throw .outOfRange(quantity: "dose", value: amount, allowed: "0 or more")
      }
      self.amount = amount
      self.unit = unit
      self.basis = basis
    }
  }

  /// What the number of a dose counts.
  public enum Unit: String, Hashable, Sendable, CaseIterable {
    /// Milligrams.
    case milligrams = "mg"
    /// Grams.
    case grams = "g"
    /// Micrograms.
    case micrograms = "µg"
    /// Millimoles of magnesium.
    case millimoles = "mmol"
    /// Servings of a food, as the table of foods defines them.
    case servings = "serving"
  }

  /// Which mass a dose states.
  public enum Basis: String, Hashable, Sendable, CaseIterable {
    /// The mass of the magnesium alone, as labels in the EU and US must state it.
    case elemental
    /// The mass of the whole salt or chelate.
    case compound
  }

  /// Creates an entry.
  public init(
    location: SourceLocation, schedule: Schedule, substance: String, role: Role = .named,
    dose: Dose?, note: String
  ) {
    self.location = location
    self.schedule = schedule
    self.substance = substance
    self.role = role
    self.dose = dose
    self.note = note
  }
}
