internal import HRVDSP
internal import HRVModel

extension PresetOutcome {
  /// The numbers of another program as results of metrics: under our ids, with its names and
  /// units, and what it does differently in place of summary and formula.
  var metrics: [MetricResult] {
    results.map { result in
      let ours = Metric.named(result.id)?.definition
      return MetricResult(
        MetricDefinition(
          id: result.id, symbol: result.printedAs, unit: result.unit,
          family: ours?.family ?? .time,
          summary: result.cause ?? ours?.summary ?? "as \(definition.name) has it",
          formula: result.cause ?? ours?.formula ?? "as \(definition.name) has it",
          source: "\(definition.name) \(definition.version), \(definition.call)",
          needs: ours?.needs ?? "what \(definition.name) needs"),
        result.value)
    }
  }
}
