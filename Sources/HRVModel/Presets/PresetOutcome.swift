/// What another program makes of a recording.
public struct PresetOutcome: Hashable, Sendable {
  /// The program.
  public let definition: PresetDefinition
  /// Its numbers, in the order of its declaration.
  public let results: [PresetResult]

  /// Creates an outcome.
  public init(_ definition: PresetDefinition, _ results: [PresetResult]) {
    self.definition = definition
    self.results = results
  }

  /// The result with this id.
  public func result(_ id: MetricID) -> PresetResult? { results.first { $0.id == id } }
}
