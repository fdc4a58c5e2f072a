internal import HRVModel

extension InspectionDocument {
  /// Everything that was found, for a terminal; nothing is left out.
  public static func text(
    _ inspection: Inspection, style: TextStyle = .plain, widthColumns: Int = 100
  ) -> String {
    var parts = inspection.recordings.map { recording($0, style, widthColumns) }
    parts += inspection.streams.map {
      StreamDocument.text($0, style: style, widthColumns: widthColumns)
    }
    parts += inspection.dailySeries.map {
      DailySeriesDocument.text($0, style: style, widthColumns: widthColumns)
    }
    parts += inspection.intakeLogs.map {
      IntakeLogDocument.text($0, style: style, widthColumns: widthColumns)
    }
    let shown = shownErrors(inspection)
    let errors = inspection.errors.filter { !shown.contains($0) }
    if !errors.isEmpty {
      let lines = errors.map { style.apply(.warning, to: VisibleText.line($0.description)) + "\n" }
      parts.append(lines.joined())
    }
    return parts.joined(separator: "\n")
  }

  /// The errors that stand with what they are about.
  private static func shownErrors(_ inspection: Inspection) -> Set<ReportedError> {
    var shown = Set(inspection.recordings.compactMap(\.error))
    for log in inspection.intakeLogs {
      if case .failure(let error) = log.log { shown.insert(error) }
    }
    return shown
  }

  private static func recording(
    _ inspected: InspectedRecording, _ style: TextStyle, _ widthColumns: Int
  ) -> String {
    let (recording, analysis) = (inspected.recording, inspected.analysis)
    let sections: [(title: String, table: TextTable)] = [
      ("exactness", exactness(recording)),
      ("causes of gaps", gapCauses(inspected.gaps)),
      ("gaps", gaps(inspected.gaps)),
      ("artefacts", artefacts(analysis?.nn.audit ?? [])),
      ("remarks on reading", remarks(recording)),
      ("metrics without a value", refusals(analysis?.metrics ?? [])),
    ]
    var text = RecordingHeading.text(inspected, style, widthColumns)
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
        outcome(of: decision),
      ])
    }
    return table
  }

  private static func outcome(of decision: ArtefactDecision) -> String {
    guard let replacementMs = decision.replacementMs else { return decision.action.rawValue }
    let count = decision.replacementCount > 1 ? "\(decision.replacementCount) × " : ""
    return count + NumberText.fixed(replacementMs, 1)
  }

  private static func remarks(_ recording: Recording) -> TextTable {
    RemarkTable.table(recording.placedRemarks)
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
