internal import HRVModel

extension IntakeLogFormat {
  /// Health metrics as JSON: `data.metrics[]` with `name`, `units` and `data[]` of `date`, `qty`,
  /// as the servers that receive such exports document it; the metric is found by its name.
  static let healthAutoExportJSON = IntakeLogFormat(
    id: "health-auto-export-json",
    summary: "Apple Health's magnesium by hour or day, food and supplements together, elemental",
    writers: "Health Auto Export (JSON)",
    exampleName: "HealthAutoExport.json",
    example: """
      {"data": {"metrics": [
        {"name": "step_count", "units": "count", "data": [
          {"date": "2026-03-02 00:00:00 +0100", "qty": 10448}]},
        {"name": "magnesium", "units": "mg", "data": [
          {"date": "2026-03-02 00:00:00 +0100", "qty": 412.5},
          {"date": "2026-03-03 00:00:00 +0100", "qty": 388}]}
      ]}}

      """,
    recognizes: { context in
      context.head.lines.first?.hasPrefix("{") == true
        && context.head.lines.contains { $0.contains("\"metrics\"") }
    },
    read: HealthAutoExportJSON.read)
}

/// The samples of the metric that says magnesium. Places are those of the file as a whole: the
/// message names the sample.
enum HealthAutoExportJSON {
  static func read(
    _ bytes: Span<UInt8>, _ context: IntakeContext
  ) throws(IngestError) -> IntakeLog {
    let metrics = JSONText(TextDecoding.text(bytes, context.head.layout.start..<bytes.count))?[
      "data"]?["metrics"]?.elements
    guard let metrics else {
      throw context.error(
        .expected("a JSON text with data and metrics", found: "another, or one that is cut off"),
        remedy: "Export again")
    }
    let found = metrics.filter { $0["name"]?.text.map { ItemChoice.isMeant($0, context) } ?? false }
    guard let metric = found.first, found.count == 1 else {
      let names = metrics.compactMap { $0["name"]?.text }
      _ = try ItemChoice.choose(among: names, what: "metric", context)
      throw context.error(
        .noIntake("two metrics of magnesium"), remedy: "Export magnesium once")
    }
    let units = metric["units"]?.text ?? ""
    guard let unit = IntakeAmount.masses[units.lowercased()] else {
      throw context.error(
        .expected("the unit mg, g or µg of magnesium", found: units), remedy: "Export again")
    }
    var entries = IntakeEntries(context)
    for (i, sample) in (metric["data"]?.elements ?? []).enumerated() {
      guard let date = sample["date"]?.text, let moment = TimeText.calendar(date.trimmed),
        let amount = sample["qty"]?.number, amount >= 0
      else {
        throw context.error(
          .expected(
            "date and qty of magnesium sample \(i + 1)", found: sample["date"]?.text ?? ""),
          remedy: "Export again")
      }
      try entries.addTotal(
        "magnesium", amount: amount, unit: unit, HealthAutoExport.withoutMidnight(.at(moment)),
        at: .beginning)
    }
    return entries.finished()
  }
}
