public import HRVModel

extension AnalysisDocument {
  /// One row a window, under a header: whose it is, when, how much of it was usable, then a
  /// column for every metric as in ``csv(_:)``.
  ///
  /// `window_start_s` counts from the beginning of the recording, `window_start` is what the
  /// clock showed then; empty means unknown. A window without metrics has its reason in the last
  /// column.
  public static func windowsCSV(_ analyses: [RecordingAnalysis]) -> String {
    let ids = metricIDs(of: analyses)
    let header = windowColumns + ids.map(\.rawValue) + ["missing"]
    var text = CSV.record(header.map { .text($0) })
    for analysis in analyses {
      for window in analysis.windows ?? [] {
        text += CSV.record(fields(of: window, analysis, ids))
      }
    }
    return text
  }

  /// A window's row: whose it is, when, and a field for every id and what is missing.
  static func fields(
    of window: WindowAnalysis, _ analysis: RecordingAnalysis, _ ids: [MetricID]
  ) -> [CSV.Field] {
    let metrics =
      window.invalidity.map { reason in
        ids.map { _ in CSV.Field.empty } + [.text("\(reason)")]
      } ?? values(window.metrics, ids)
    return whose(analysis) + fields(of: window, analysis) + metrics
  }

  static let windowColumns = [
    "file", "format", "device", "window_start_s", "window_start", "window_s", "intervals",
    "covered_s", "corrected_fraction",
  ]

  private static func fields(
    of window: WindowAnalysis, _ analysis: RecordingAnalysis
  ) -> [CSV.Field] {
    [
      .number(window.startS), analysis.start(of: window).map { .text("\($0)") } ?? .empty,
      .number(window.lengthS), .integer(window.intervalCount), .number(window.coveredS),
      .number(window.correctedFraction),
    ]
  }

  /// The windows of a recording as a table: at most six metrics, the headline ones first.
  static func windows(of analysis: RecordingAnalysis, _ windows: [WindowAnalysis]) -> TextTable {
    let shown = shownMetrics(of: analysis)
    let hasClock = analysis.recording.start != nil
    var table = TextTable(
      [.init(hasClock ? "start" : "from"), .init("corrected", .trailing)]
        + shown.map { .init($0.unit.isEmpty ? $0.symbol : "\($0.symbol) \($0.unit)", .trailing) }
        + [.init("", wraps: true)], indent: 2)
    for window in windows {
      let start =
        analysis.start(of: window)?.second
        ?? (window.startS == 0 ? "0 s" : DurationText.words(window.startS))
      let values = shown.map { definition -> String in
        let result = window.metrics.first { $0.definition.id == definition.id }
        guard case .success(let value) = result?.value else { return NumberText.notANumber }
        return NumberText.display(value)
      }
      table.append(
        [start, NumberText.percent(window.correctedFraction)] + values
          + [window.invalidity?.description ?? ""],
        emphasis: window.invalidity == nil ? .none : .faint)
    }
    return table
  }

  private static func shownMetrics(of analysis: RecordingAnalysis) -> [MetricDefinition] {
    let all = analysis.metrics.map(\.definition)
    let headline = Headline.all.compactMap { id in all.first { $0.id == id } }
    let others = all.filter { definition in !headline.contains { $0.id == definition.id } }
    return Array((headline + others).prefix(6))
  }
}

extension RecordingAnalysis {
  /// What the clock showed when a window began; nil when nothing says when the recording did.
  func start(of window: WindowAnalysis) -> Timestamp? {
    recording.start?.timestamp.advanced(byS: window.startS)
  }
}
