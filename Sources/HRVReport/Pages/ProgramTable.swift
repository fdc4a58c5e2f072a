internal import HRVModel

/// What other programs make of the recording, a program a row, and why they differ.
enum ProgramTable {
  /// Nothing without programs.
  static func html(
    _ analysis: RecordingAnalysis, _ outcomes: [PresetOutcome], level: Int
  ) -> [HTML] {
    let rows = ComparedRow.rows(
      of: RecordingComparison(analysis: analysis, outcomes: outcomes),
      RecordingDetails.comparedMetrics)
    guard !outcomes.isEmpty, !rows.isEmpty else { return [] }
    let body =
      [["this report"] + rows.map(\.ours)]
      + outcomes.map { outcome in
        let definition = outcome.definition
        return ["\(definition.name) \(definition.version)"]
          + rows.map { row in
            row.has(definition.id) ? row.cell(of: definition.id) : ""
          }
      }
    return [
      .heading(level + 1, .text("What other programs would say")),
      .element(
        "div", ["class": "panel programs"],
        [
          .paragraph(
            "The programs were not run: their ways are reproduced, faults included"
              + " (hrv compare). An empty cell: the program has no such number."
              + (analysis.correctedBeats > 0
                ? " The first line is after the correction above; the others are of the intervals as"
                  + " recorded, unless the program corrects by itself." : "")
              + (analysis.durationS > RecordingDetails.allComparedUpToS
                ? " Left out, because their search takes long in a recording of this length:"
                  + " \(RecordingDetails.slowPrograms.sorted().joined(separator: ", "))." : ""),
            class: "note"),
          .numbers(
            caption: "The same intervals by other programs",
            header: ["program"] + rows.map(\.label),
            rows: body),
          .details(summary: "Why they differ", [reasons(rows, outcomes)]),
        ]),
    ]
  }

  private static func reasons(_ rows: [ComparedRow], _ outcomes: [PresetOutcome]) -> HTML {
    var told: [String: String] = [:]
    let facts = rows.map { row -> (term: String, value: HTML) in
      let remarks = row.remarks(on: outcomes.map(\.definition.id), told: &told)
      return (
        row.label,
        remarks.isEmpty
          ? .paragraph("No difference.") : .group(remarks.map { .paragraph($0) })
      )
    }
    let evidence = outcomes.map { outcome in
      HTML.text(
        "\(outcome.definition.name) (\(outcome.definition.id)):"
          + " \(outcome.definition.summary); \(outcome.definition.evidence.rawValue)")
    }
    return .group([.definitions(facts), .list(evidence)])
  }
}
