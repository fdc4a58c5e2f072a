/// A metric of one recording: its value, or why it has none.
public struct MetricResult: Hashable, Sendable {
  /// What was computed.
  public let definition: MetricDefinition
  /// The value in the definition's unit, always finite, or the reason there is none.
  public let value: Result<Double, MetricError>

  /// Creates a result.
  ///
  /// - Precondition: a value is finite.
  public init(_ definition: MetricDefinition, _ value: Result<Double, MetricError>) {
    if case .success(let number) = value {
      precondition(number.isFinite, "\(definition.id) is \(number)")
    }
    self.definition = definition
    self.value = value
  }
}
