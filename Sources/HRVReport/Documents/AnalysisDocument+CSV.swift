public import HRVModel

extension AnalysisDocument {
  /// One row a recording, under a header: what it is, then a column for every metric under its
  /// id, in the metric's unit, then `missing` with `id: reason` for every metric that has no
  /// value, separated by `; `.
  ///
  /// RFC 4180, lines ended by CR LF, UTF-8 without a mark. `duration_s` is in s,
  /// `corrected_fraction` in `0...1`, `gaps` a count; empty means unknown. Text that a
  /// spreadsheet would calculate (`=…`, `+…`, `-…`, `@…` from a file name or a device) stands
  /// behind an apostrophe.
  ///
  /// When windows were analysed, the rows are those of ``windowsCSV(_:)``.
  public static func csv(_ analyses: [RecordingAnalysis]) -> String {
    guard analyses.allSatisfy({ $0.windows == nil }) else { return windowsCSV(analyses) }
    let ids = metricIDs(of: analyses)
    // Members are added at the end: what reads by place stays right.
    let ends = intervalIDs(of: analyses)
    let endColumns = ends.flatMap { ["\($0)_lower", "\($0)_upper"] }
    var text = CSV.record(
      (columns + ids.map(\.rawValue) + ["missing"] + endColumns).map { .text($0) })
    for analysis in analyses {
      text += CSV.record(fields(of: analysis, ids) + intervalFields(of: analysis, ends))
    }
    return text
  }

  static let columns = [
    "file", "format", "device", "start", "duration_s", "beats", "corrected_fraction", "gaps",
  ]

  /// The metrics of which any recording was asked for an interval.
  private static func intervalIDs(of analyses: [RecordingAnalysis]) -> [MetricID] {
    analyses.lazy.compactMap { $0.intervals?.map(\.id) }.first ?? []
  }

  static func intervalFields(
    of analysis: RecordingAnalysis, _ ids: [MetricID]
  ) -> [CSV.Field] {
    ids.flatMap { id -> [CSV.Field] in
      guard case .success(let interval)? = analysis.interval(id) else { return [.empty, .empty] }
      return [.number(interval.lower), .number(interval.upper)]
    }
  }

  /// Every id once, in the order of the metric table.
  static func metricIDs(of analyses: [RecordingAnalysis]) -> [MetricID] {
    var seen: Set<MetricID> = []
    return analyses.flatMap { $0.metrics.map(\.definition.id) }.filter { seen.insert($0).inserted }
  }

  static func fields(of analysis: RecordingAnalysis, _ ids: [MetricID]) -> [CSV.Field] {
    let start = analysis.recording.start?.timestamp.description
    return whose(analysis) + [
      start.map { .text($0) } ?? .empty, .number(analysis.durationS),
      .integer(analysis.beatCount), .number(analysis.nn.correctedFraction),
      .integer(analysis.gaps.count),
    ] + values(analysis.metrics, ids)
  }

  /// File, format and device.
  static func whose(_ analysis: RecordingAnalysis) -> [CSV.Field] {
    let provenance = analysis.recording.provenance
    return [
      .text(provenance.file), .text(provenance.formatID),
      provenance.device.map { .text($0) } ?? .empty,
    ]
  }

  /// A field for every id, and what is missing.
  static func values(_ metrics: [MetricResult], _ ids: [MetricID]) -> [CSV.Field] {
    var missing: [String] = []
    var values: [CSV.Field] = []
    values.reserveCapacity(ids.count + 1)
    for (i, id) in ids.enumerated() {
      // Metrics nearly always come in the order of the columns.
      let isHere = i < metrics.count && metrics[i].definition.id == id
      switch isHere ? metrics[i].value : metrics.first(where: { $0.definition.id == id })?.value {
      case .success(let value): values.append(.number(value))
      case .failure(let error):
        missing.append("\(id): \(error)")
        values.append(.empty)
      case nil: values.append(.empty)
      }
    }
    values.append(.text(missing.joined(separator: "; ")))
    return values
  }
}
