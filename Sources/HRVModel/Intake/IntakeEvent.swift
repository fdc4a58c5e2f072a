/// Magnesium that was taken at a moment: elemental, converted once, with the way recorded.
public struct IntakeEvent: Hashable, Sendable {
  /// When it was taken.
  public let timestamp: Timestamp
  /// The mass of magnesium, in mg; finite, 0 or more.
  public let elementalMg: Double
  /// What it was taken as.
  public let source: Source
  /// The mass of the compound and the elemental fraction that were used, when a compound was
  /// logged.
  public let conversion: Conversion?

  /// What magnesium was taken as.
  public enum Source: Hashable, Sendable {
    /// A supplement, by the id of its form.
    case supplement(formID: String)
    /// A food, by its id, or by its name where the log states the magnesium itself.
    case food(id: String)
    /// Food and supplements together, or either without saying which.
    case total
  }

  /// How a compound mass became an elemental one.
  public struct Conversion: Hashable, Sendable {
    /// The mass that was logged, in mg.
    public let compoundMg: Double
    /// The share of it that is magnesium, in `0...1`.
    public let elementalFraction: Double

    /// Creates a conversion.
    public init(compoundMg: Double, elementalFraction: Double) {
      self.compoundMg = compoundMg
      self.elementalFraction = elementalFraction
    }
  }

  /// Creates an event, or refuses a mass that is negative or not finite.
  public init(
    timestamp: Timestamp, elementalMg: Double, source: Source, conversion: Conversion? = nil
  ) throws(ModelError) {
    guard elementalMg.isFinite, elementalMg >= 0 else {
      throw .outOfRange(quantity: "elemental mg", value: elementalMg, allowed: "0 or more")
    }
    self.timestamp = timestamp
    self.elementalMg = elementalMg
    self.source = source
    self.conversion = conversion
  }
}
