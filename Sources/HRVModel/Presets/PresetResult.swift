/// A number as another program prints it, or why it prints none.
public struct PresetResult: Hashable, Sendable {
  /// The metric of ours that it is the counterpart of, or a name of its own.
  public let id: MetricID
  /// The name under which the program gives it.
  public let printedAs: String
  /// The program's unit; empty for a pure number.
  public let unit: String
  /// The value in that unit, always finite, or the reason there is none.
  public let value: Result<Double, MetricError>
  /// Why it differs from ours; nil when the definition is the same.
  public let cause: String?

  /// Creates a result.
  ///
  /// - Precondition: a value is finite.
  public init(
    id: MetricID, printedAs: String, unit: String, value: Result<Double, MetricError>,
    cause: String?
  ) {
    if case .success(let number) = value { precondition(number.isFinite, "\(id) is \(number)") }
    self.id = id
    self.printedAs = printedAs
    self.unit = unit
    self.value = value
    self.cause = cause
  }
}
