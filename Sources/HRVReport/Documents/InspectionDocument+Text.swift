public import HRVModel

extension InspectionDocument {
  /// Everything that was found, for a terminal; nothing is left out.
  public static func text(
    _ analyses: [RecordingAnalysis], errors: [ReportedError] = [], style: TextStyle = .plain,
    widthColumns: Int = 100
  ) -> String {
    var parts = analyses.map { recording($0, style, widthColumns) }
    if !errors.isEmpty {
      let lines = errors.map { style.apply(.warning, to: VisibleText.line($0.description)) + "\n" }
      parts.append(lines.joined())
    }
    return parts.joined(separator: "\n")
  }

  private static func recording(
    _ analysis: RecordingAnalysis, _ style: TextStyle, _ widthColumns: Int
  ) -> String {
    let sections: [(title: String, table: TextTable)] = [
      ("exactness", exactness(analysis.recording)),
      ("causes of gaps", gapCauses(analysis.gaps)),
      ("gaps", gaps(analysis.gaps)),
      ("artefacts", artefacts(analysis.nn.audit)),
      ("remarks on reading", remarks(analysis.recording.remarks)),
      ("metrics without a value", refusals(analysis.metrics)),
    ]
    var text = RecordingHeading.text(analysis, style, widthColumns)
    for section in sections where !section.table.isEmpty {
      text += "\n" + style.apply(.bold, to: section.title) + "\n"
      text += section.table.text(widthColumns: widthColumns, style: style)
    }
    return text
  }

  private static func gaps(_ gaps: [Gap]) -> TextTable {
    var table = TextTable(
      [.init("at s", .trailing), .init("lasts s", .trailing), .init("cause")], indent: 2)
    for gap in gaps {
      table.append([seconds(gap.startS), seconds(gap.durationS), gap.cause.text])
    }
    return table
  }

  private static func artefacts(_ audit: [ArtefactDecision]) -> TextTable {
    var table = TextTable(
      [
        .init("at s", .trailing), .init("interval", .trailing), .init("recorded ms", .trailing),
        .init("taken for"), .init("replaced by ms", .trailing),
      ], indent: 2)
    for decision in audit {
      table.append([
        seconds(decision.endTimeS), String(decision.recordedIndex),
        NumberText.fixed(decision.recordedMs, 1), decision.label.name,
        decision.replacementMs.map { NumberText.fixed($0, 1) } ?? "removed",
      ])
    }
    return table
  }

  private static func remarks(_ remarks: [ReadingRemark]) -> TextTable {
    var table = TextTable(
      [.init("", .trailing), .init("", wraps: true)], indent: 2)
    for remark in remarks {
      table.append(["line \(remark.location.line)", remark.message])
    }
    return table
  }

  private static func refusals(_ metrics: [MetricResult]) -> TextTable {
    var table = TextTable([.init(""), .init("", wraps: true)], indent: 2)
    for result in metrics {
      guard case .failure(let error) = result.value else { continue }
      table.append([result.definition.symbol, error.description])
    }
    return table
  }

  private static func seconds(_ seconds: Double) -> String { NumberText.fixed(seconds, 3) }
}
