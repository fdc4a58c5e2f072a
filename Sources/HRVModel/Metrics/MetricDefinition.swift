/// What a metric means: the row of the metric table that documentation, listings and reports
/// are made from.
///
/// A definition goes with every value that is computed. It refers to texts that never change, so
/// that handing it on costs one count and not that of seven strings.
public struct MetricDefinition: Hashable, Sendable {
  private let row: Row

  /// The stable name.
  public var id: MetricID { row.texts.id }
  /// The name as people write it, such as `RMSSD`.
  public var symbol: String { row.texts.symbol }
  /// The unit; empty for a pure number.
  public var unit: String { row.texts.unit }
  /// What it is, in a line.
  public var summary: String { row.texts.summary }
  /// The formula or algorithm, in a line, with its divisor where there is one.
  public var formula: String { row.texts.formula }
  /// Where the definition stands.
  public var source: String { row.texts.source }
  /// The least data it can be computed from, in words.
  public var needs: String { row.texts.needs }
  /// The family it is listed under.
  public var family: Family { row.texts.family }

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
    row = Row(
      Texts(
        id: id, symbol: symbol, unit: unit, summary: summary, formula: formula,
        source: source, needs: needs, family: family))
  }

  /// Whether all texts are the same.
  public static func == (a: Self, b: Self) -> Bool {
    a.row === b.row || a.row.texts == b.row.texts
  }

  /// Hashes the texts.
  public func hash(into hasher: inout Hasher) { hasher.combine(row.texts) }

  private struct Texts: Hashable, Sendable {
    let id: MetricID
    let symbol: String
    let unit: String
    let summary: String
    let formula: String
    let source: String
    let needs: String
    let family: Family
  }

  private final class Row: Sendable {
    let texts: Texts
    init(_ texts: Texts) { self.texts = texts }
  }
}
