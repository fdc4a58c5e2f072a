/// What a metric means: the row of the metric table that documentation, listings and reports
/// are made from.
public struct MetricDefinition: Hashable, Sendable {
  /// The stable name.
  public let id: MetricID
  /// The name as people write it, such as `RMSSD`.
  public let symbol: String
  /// The unit; empty for a pure number.
  public let unit: String
  /// What it is, in a line.
  public let summary: String
  /// The formula or algorithm, in a line, with its divisor where there is one.
  public let formula: String
  /// Where the definition stands.
  public let source: String
  /// The least data it can be computed from, in words.
  public let needs: String
  /// The family it is listed under.
  public let family: Family

  /// The families, in the order of a report.
  public enum Family: String, Hashable, Sendable, CaseIterable {
    /// Statistics of intervals and their differences.
    case time = "time domain"
    /// Powers of the spectrum.
    case frequency = "frequency domain"
    /// Everything that treats the series as a dynamical system.
    case nonlinear = "nonlinear"
  }

  /// Creates a definition.
  public init(
    id: MetricID, symbol: String, unit: String, family: Family, summary: String,
    formula: String, source: String, needs: String
  ) {
    self.id = id
    self.symbol = symbol
    self.unit = unit
    self.family = family
    self.summary = summary
    self.formula = formula
    self.source = source
    self.needs = needs
  }
}
