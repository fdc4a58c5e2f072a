public import HRVModel

/// The results of `hrv analyze --sensitivity`: the main metrics of recordings under every method of
/// artefact correction.
public enum SensitivityDocument {
  /// The version that the JSON document names.
  public static let schema = "hrv.sensitivity/1"

  /// The tables as JSON.
  ///
  /// Of each recording, `standard` is the method used unless something else is asked for, and
  /// `methods` has every method with `alteredBeats`, `alteredFraction` in `0...1` and the metrics,
  /// which are as in ``AnalysisDocument``; or `error`, when it leaves nothing.
  public static func json(_ tables: [Sensitivity], errors: [ReportedError] = []) -> String {
    let document: JSONValue = [
      "schema": .string(schema),
      "recordings": .array(tables.map(recording)),
      "errors": .array(errors.map(\.json)),
    ]
    return document.text
  }

  private static func recording(_ table: Sensitivity) -> JSONValue {
    [
      "file": .string(table.recording.provenance.file),
      "standard": .string(table.standard),
      "methods": .array(table.rows.map(method)),
    ]
  }

  private static func method(_ row: Sensitivity.Row) -> JSONValue {
    switch row.outcome {
    case .success(let outcome):
      [
        "method": .string(row.method), "replacement": .string(row.replacement),
        "alteredBeats": .integer(outcome.alteredCount),
        "alteredFraction": .number(outcome.alteredFraction),
        "metrics": .object(outcome.metrics.map(AnalysisDocument.metric)),
      ]
    case .failure(let error):
      [
        "method": .string(row.method), "replacement": .string(row.replacement),
        "error": .string(error.description),
      ]
    }
  }

  /// The tables for a terminal: a method a row, the metrics in columns, and last by how many percent
  /// the greatest value of each exceeds the least. The standard method is marked.
  public static func text(
    _ tables: [Sensitivity], errors: [ReportedError] = [], style: TextStyle = .plain,
    widthColumns: Int = 100
  ) -> String {
    var parts = tables.map { text($0, style, widthColumns) }
    if !errors.isEmpty {
      let sentence = counted(errors.count, "file") + " could not be read."
      parts.append(style.apply(.warning, to: sentence) + "\n")
    }
    return parts.joined(separator: "\n")
  }

  private static func text(
    _ table: Sensitivity, _ style: TextStyle, _ widthColumns: Int
  ) -> String {
    var text = style.apply(.bold, to: VisibleText.line(table.recording.provenance.file)) + "\n"
    let definitions = table.rows.lazy.compactMap { try? $0.outcome.get().metrics }.first ?? []
    let families: [[MetricDefinition.Family]] = [
      [.time, .nonlinear], [.frequency],
    ]
    for family in families {
      let columns = definitions.map(\.definition).filter { family.contains($0.family) }
      guard !columns.isEmpty else { continue }
      text += "\n"
      text += metrics(columns, of: table).text(widthColumns: widthColumns, style: style)
    }
    for row in table.rows {
      if case .failure(let error) = row.outcome { text += "  \(row.method): \(error)\n" }
    }
    return text
  }

  private static func metrics(
    _ definitions: [MetricDefinition], of table: Sensitivity
  ) -> TextTable {
    var columns: [TextTable.Column] = [.init("method"), .init("altered", .trailing)]
    columns += definitions.map { .init($0.symbol, .trailing) }
    var text = TextTable(columns, indent: 2)
    for row in table.rows {
      guard case .success(let outcome) = row.outcome else { continue }
      let name = row.method == table.standard ? row.method + " *" : row.method
      let values = definitions.map { definition in
        let result = outcome.metrics.first { $0.definition.id == definition.id }
        return (try? result?.value.get()).map(NumberText.display) ?? NumberText.notANumber
      }
      text.append([name, NumberText.percent(outcome.alteredFraction)] + values)
    }
    let spreads = definitions.map { definition in
      guard let range = table.range(of: definition.id), range.least > 0 else {
        return NumberText.notANumber
      }
      return NumberText.percent(range.greatest / range.least - 1)
    }
    text.append(["spread", ""] + spreads)
    return text
  }
}
