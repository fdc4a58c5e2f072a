public import HRVModel

/// The results of `hrv compare`, for machines (JSON, CSV) and for people (text).
///
/// The machine forms are a contract: within a version of the schema members and columns are
/// added, never renamed, reordered or removed.
public enum ComparisonDocument {
  /// The version that the JSON document names.
  public static let schema = "hrv.comparison/1"

  /// The comparisons and the files that could not be read as one JSON document.
  ///
  /// Ours are members of `metrics` as in an analysis; each preset has its own, with the name
  /// and the unit that the program prints, the value or the reason it is missing, and the cause
  /// of a difference from ours where the definitions differ.
  public static func json(
    _ comparisons: [RecordingComparison], errors: [ReportedError] = []
  ) -> String {
    let document: JSONValue = [
      "schema": .string(schema),
      "recordings": .array(comparisons.map(recording)),
      "errors": .array(errors.map(\.json)),
    ]
    return document.text
  }

  private static func recording(_ comparison: RecordingComparison) -> JSONValue {
    let analysis = comparison.analysis
    return [
      "file": .string(analysis.recording.provenance.file),
      "durationS": .number(analysis.durationS),
      "beats": .integer(analysis.beatCount),
      "correction": .string(analysis.correction),
      "correctedBeats": .integer(analysis.correctedBeats),
      "metrics": .object(
        analysis.metrics.map {
          .init($0.definition.id.rawValue, value($0.value, $0.definition.unit, []))
        }),
      "presets": .array(comparison.outcomes.map(preset)),
    ]
  }

  private static func preset(_ outcome: PresetOutcome) -> JSONValue {
    let definition = outcome.definition
    return [
      "id": .string(definition.id),
      "name": .string(definition.name),
      "version": .string(definition.version),
      "call": .string(definition.call),
      "evidence": .string(definition.evidence.rawValue),
      "quirks": .array(definition.quirks.map { .string($0) }),
      "metrics": .object(
        outcome.results.map {
          .init(
            $0.id.rawValue,
            value(
              $0.value, $0.unit,
              [.init("printedAs", .string($0.printedAs)), .init("cause", .optional($0.cause))]))
        }),
    ]
  }

  private static func value(
    _ value: Result<Double, MetricError>, _ unit: String, _ rest: [JSONValue.Member]
  ) -> JSONValue {
    switch value {
    case .success(let number):
      .object([.init("value", .number(number)), .init("unit", .string(unit))] + rest)
    case .failure(let error): .object([.init("missing", .string(error.description))] + rest)
    }
  }

  /// A row for every metric of every program, ours first under the name `hrv`.
  ///
  /// RFC 4180, lines ended by CR LF, UTF-8 without a mark.
  public static func csv(_ comparisons: [RecordingComparison]) -> String {
    let columns = ["file", "metric", "preset", "printed_as", "value", "unit", "cause", "missing"]
    var text = CSV.record(columns.map { .text($0) })
    for comparison in comparisons {
      let file = comparison.analysis.recording.provenance.file
      for metric in comparison.analysis.metrics {
        let definition = metric.definition
        text += record(
          file, "hrv",
          PresetResult(
            id: definition.id, printedAs: definition.symbol, unit: definition.unit,
            value: metric.value, cause: nil))
      }
      for outcome in comparison.outcomes {
        for result in outcome.results { text += record(file, outcome.definition.id, result) }
      }
    }
    return text
  }

  private static func record(_ file: String, _ preset: String, _ result: PresetResult) -> String {
    var (value, missing) = (CSV.Field.empty, CSV.Field.empty)
    switch result.value {
    case .success(let number): value = .number(number)
    case .failure(let error): missing = .text(error.description)
    }
    return CSV.record([
      .text(file), .text(result.id.rawValue), .text(preset), .text(result.printedAs), value,
      .text(result.unit), result.cause.map { .text($0) } ?? .empty, missing,
    ])
  }
}
