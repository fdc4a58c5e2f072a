/// The stable name of a metric: a JSON key, a CSV column and a command-line argument.
///
/// Ids are a contract: later versions add to them and change none.
public struct MetricID: Hashable, Sendable, RawRepresentable, ExpressibleByStringLiteral,
  CustomStringConvertible
{
  /// The text of the id.
  public let rawValue: String
  /// The id with this text.
  public init(rawValue: String) { self.rawValue = rawValue }
  /// The id with this text.
  public init(stringLiteral value: StaticString) { rawValue = "\(value)" }
  /// The text of the id.
  public var description: String { rawValue }
}
