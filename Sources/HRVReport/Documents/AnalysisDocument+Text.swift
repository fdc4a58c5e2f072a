public import HRVModel

extension AnalysisDocument {
  /// The analyses for a terminal: one recording as a table of all its metrics by family,
  /// several as a line each; then how many files could not be read.
  ///
  /// Lines are at most `widthColumns` columns wide where words allow. Nothing that comes from
  /// a file can steer the terminal.
  public static func text(
    _ analyses: [RecordingAnalysis], errors: [ReportedError] = [], style: TextStyle = .plain,
    widthColumns: Int = 100
  ) -> String {
    var parts: [String] = []
    if analyses.count == 1 {
      parts.append(details(of: analyses[0], style, widthColumns))
    } else if analyses.count > 1 {
      let files = FileNames(analyses)
      let folder = files.folder.isEmpty ? "" : "in \(VisibleText.line(files.folder))\n"
      let table = overview(of: analyses, named: files.names)
      parts.append(folder + table.text(widthColumns: widthColumns, style: style))
    }
    if !errors.isEmpty {
      let sentence = counted(errors.count, "file") + " could not be read."
      parts.append(style.apply(.warning, to: sentence) + "\n")
    }
    return parts.joined(separator: "\n")
  }

  private static func details(
    of analysis: RecordingAnalysis, _ style: TextStyle, _ widthColumns: Int
  ) -> String {
    var text = RecordingHeading.text(InspectedRecording(analysis), style, widthColumns)
    for family in MetricDefinition.Family.allCases {
      let results = analysis.metrics.filter { $0.definition.family == family }
      guard !results.isEmpty else { continue }
      text += "\n" + style.apply(.bold, to: family.rawValue) + "\n"
      text += table(of: results).text(widthColumns: widthColumns, style: style)
    }
    if let intervals = analysis.intervals {
      text += "\n" + style.apply(.bold, to: "intervals of 95 %") + "\n"
      text += table(of: intervals, analysis).text(widthColumns: widthColumns, style: style)
    }
    if let windows = analysis.windows {
      text += "\n" + style.apply(.bold, to: "windows") + "\n"
      text +=
        windows.isEmpty
        ? "  no whole window lies in the recording\n"
        : self.windows(of: analysis, windows).text(widthColumns: widthColumns, style: style)
    }
    return text
  }

  private static func table(of results: [MetricResult]) -> TextTable {
    var table = TextTable(
      [.init(""), .init("", .trailing), .init(""), .init("", wraps: true)], indent: 2)
    for result in results {
      let definition = result.definition
      switch result.value {
      case .success(let value):
        table.append([
          definition.symbol, NumberText.display(value), definition.unit, definition.summary,
        ])
      case .failure(let error):
        table.append(
          [definition.symbol, NumberText.notANumber, "", "no value: \(error)"], emphasis: .faint)
      }
    }
    return table
  }

  private static func table(
    of intervals: [MetricIntervalResult], _ analysis: RecordingAnalysis
  ) -> TextTable {
    var table = TextTable(
      [.init(""), .init("", .trailing), .init(""), .init("", wraps: true)], indent: 2)
    for result in intervals {
      guard let definition = analysis.metric(result.id)?.definition else { continue }
      switch result.interval {
      case .success(let interval):
        let ends = [interval.lower, interval.upper].map(NumberText.display)
        table.append([
          definition.symbol, ends.joined(separator: " to "), definition.unit,
          "\(interval.method); held by \(percent(interval.measuredCoverage)) in simulation",
        ])
      case .failure(let error):
        table.append(
          [definition.symbol, NumberText.notANumber, "", "no interval: \(error)"],
          emphasis: .faint)
      }
    }
    return table
  }

  /// `87 to 97 %`.
  private static func percent(_ shares: ClosedRange<Double>) -> String {
    let ends = [shares.lowerBound, shares.upperBound].map { Int(($0 * 100).rounded()) }
    return "\(ends[0]) to \(ends[1]) %"
  }

  private static func overview(
    of analyses: [RecordingAnalysis], named names: [String]
  ) -> TextTable {
    var columns: [TextTable.Column] = [
      .init("file", wraps: true), .init("start"), .init("duration", .trailing),
      .init("beats", .trailing), .init("corrected", .trailing),
    ]
    let headline = Headline.columns(of: analyses)
    columns += headline.map { .init($0.title, .trailing) }
    var table = TextTable(columns)
    for (analysis, name) in zip(analyses, names) {
      let others = analysis.recording.provenance.files.count - 1
      let cells = [
        others > 0 ? "\(name) and \(NumberText.count(others)) more" : name,
        analysis.recording.start?.timestamp.minute ?? "unknown",
        DurationText.words(analysis.durationS),
        NumberText.count(analysis.beatCount),
        NumberText.percent(analysis.nn.correctedFraction),
      ]
      let values = headline.map { analysis.value($0.id).map(NumberText.display) }
      table.append(cells + values.map { $0 ?? NumberText.notANumber })
    }
    return table
  }
}
