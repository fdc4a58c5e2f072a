public import HRVModel

extension ComparisonDocument {
  /// The comparisons for a terminal: a metric a row, a program a column, and under each row why
  /// programs differ from ours. Programs that do not fit beside each other come in groups.
  ///
  /// Lines are at most `widthColumns` columns wide where words allow. Nothing that comes from
  /// a file can steer the terminal.
  public static func text(
    _ comparisons: [RecordingComparison], errors: [ReportedError] = [],
    style: TextStyle = .plain, widthColumns: Int = 100
  ) -> String {
    var parts = comparisons.map { comparison in
      let heading = RecordingHeading.text(
        InspectedRecording(comparison.analysis), style, widthColumns)
      let rows = ComparedRow.rows(of: comparison)
      let groups = groups(of: comparison.outcomes, rows, widthColumns)
      return heading + note(on: comparison)
        + groups.map { "\n" + table(rows, $0, style, widthColumns) }.joined()
        + "\n" + legend(comparison.outcomes, style, widthColumns)
    }
    if !errors.isEmpty {
      let sentence = counted(errors.count, "file") + " could not be read."
      parts.append(style.apply(.warning, to: sentence) + "\n")
    }
    return parts.joined(separator: "\n")
  }

  private static let labelColumns = 22
  private static let gapColumns = 2

  private static func note(on comparison: RecordingComparison) -> String {
    guard comparison.analysis.correctedBeats > 0 else { return "" }
    return "  Ours is computed after the correction above, the others from the intervals as"
      + " recorded\n  unless they correct by themselves.\n"
  }

  /// The columns of a program: as many as its id and its widest cell need.
  private static func width(of outcome: PresetOutcome, _ rows: [ComparedRow]) -> Int {
    rows.reduce(outcome.definition.id.displayWidth) {
      max($0, $1.cell(of: outcome.definition.id).displayWidth)
    }
  }

  private static func oursWidth(_ rows: [ComparedRow]) -> Int {
    rows.reduce("ours".displayWidth) { max($0, $1.ours.displayWidth) }
  }

  private static func groups(
    of outcomes: [PresetOutcome], _ rows: [ComparedRow], _ widthColumns: Int
  ) -> [[PresetOutcome]] {
    let used = labelColumns + gapColumns + oursWidth(rows)
    var groups: [[PresetOutcome]] = []
    var left = 0
    for outcome in outcomes {
      let width = gapColumns + width(of: outcome, rows)
      if groups.isEmpty || left < width {
        groups.append([])
        left = widthColumns - used
      }
      groups[groups.count - 1].append(outcome)
      left -= width
    }
    return groups
  }

  private static func table(
    _ rows: [ComparedRow], _ group: [PresetOutcome], _ style: TextStyle, _ widthColumns: Int
  ) -> String {
    let widths = [oursWidth(rows)] + group.map { width(of: $0, rows) }
    func line(_ label: String, _ cells: [String]) -> String {
      var line = label + String(repeating: " ", count: max(0, labelColumns - label.displayWidth))
      for (cell, width) in zip(cells, widths) {
        let padding = max(0, width - cell.displayWidth) + gapColumns
        line += String(repeating: " ", count: padding) + cell
      }
      return line
    }
    let ids = group.map(\.definition.id)
    var told: [String: String] = [:]
    var text = style.apply(.bold, to: line("", ["ours"] + ids)) + "\n"
    for row in rows where ids.contains(where: { row.has($0) }) {
      text += line(row.label, [row.ours] + ids.map { row.cell(of: $0) }) + "\n"
      for remark in row.remarks(on: ids, told: &told) {
        for part in Wrapping.lines(of: VisibleText.line(remark), width: widthColumns - 6) {
          text += style.apply(.faint, to: "      " + part) + "\n"
        }
      }
    }
    return text
  }

  private static func legend(
    _ outcomes: [PresetOutcome], _ style: TextStyle, _ widthColumns: Int
  ) -> String {
    var table = TextTable([.init(""), .init("", wraps: true)], indent: 2)
    for outcome in outcomes {
      let definition = outcome.definition
      table.append([
        definition.id,
        "\(definition.name) \(definition.version): \(definition.summary);"
          + " \(definition.evidence.rawValue)",
      ])
    }
    return table.text(widthColumns: widthColumns, style: style)
  }
}
