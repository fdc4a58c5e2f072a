public import HRVModel

extension AnalysisDocument {
  /// The analyses and the files that could not be read as one JSON document.
  ///
  /// `files` has every file of the recording, `file` the first. Durations are in s, shares in `0...1`, metrics in the unit beside them. A metric is
  /// `{"value", "unit"}` or `{"missing"}` with the reason. `start` is ISO 8601, with an offset
  /// only if it is known, `device` and `start` are null when nothing says. Numbers read back
  /// as the doubles that were computed.
  public static func json(
    _ analyses: [RecordingAnalysis], errors: [ReportedError] = []
  ) -> String {
    let document: JSONValue = [
      "schema": .string(schema),
      "recordings": .array(analyses.map(recording)),
      "errors": .array(errors.map(\.json)),
    ]
    return document.text
  }

  private static func recording(_ analysis: RecordingAnalysis) -> JSONValue {
    .object(members(of: analysis))
  }

  /// What the document says of a recording.
  static func members(of analysis: RecordingAnalysis) -> [JSONValue.Member] {
    let recording = analysis.recording
    var members: [JSONValue.Member] = [
      .init("file", .string(recording.provenance.file)),
      .init("files", .array(recording.provenance.files.map(JSONValue.string))),
      .init("format", .string(recording.provenance.formatID)),
      .init("device", .optional(recording.provenance.device)),
      .init("start", .optional(recording.start?.timestamp.description)),
      .init("startSource", .optional(recording.start?.source.rawValue)),
      .init("durationS", .number(analysis.durationS)),
      .init("beats", .integer(analysis.beatCount)),
      .init("correction", .string(analysis.correction)),
      .init("correctedFraction", .number(analysis.nn.correctedFraction)),
      .init("correctedBeats", .integer(analysis.correctedBeats)),
      .init("gaps", .array(analysis.gaps.map(\.json))),
      .init("remarks", .array(recording.remarks.map(\.json))),
      .init(
        "metrics", .object(analysis.metrics.map { metric($0, analysis.interval($0.definition.id)) })
      ),
    ]
    members.append(.init("rhythm", analysis.rhythm.json))
    if let ecg = analysis.ecg { members.append(.init("ecg", ecg.json)) }
    if let windows = analysis.windows {
      members.append(.init("windows", .array(windows.map { window($0, of: analysis) })))
    }
    return members
  }

  private static func window(
    _ window: WindowAnalysis, of analysis: RecordingAnalysis
  ) -> JSONValue {
    [
      "startS": .number(window.startS), "lengthS": .number(window.lengthS),
      "start": .optional(analysis.start(of: window)?.description),
      "intervals": .integer(window.intervalCount), "coveredS": .number(window.coveredS),
      "correctedFraction": .number(window.correctedFraction),
      "invalid": .optional(window.invalidity?.description),
      "metrics": .object(window.metrics.map(metric)),
    ]
  }

  static func metric(_ result: MetricResult) -> JSONValue.Member { metric(result, nil) }

  /// A metric, and its interval if one was asked for: `interval` with its ends and how it was
  /// made, or `intervalMissing` with the reason.
  private static func metric(
    _ result: MetricResult, _ interval: Result<MetricInterval, MetricError>?
  ) -> JSONValue.Member {
    var members: [JSONValue.Member] =
      switch result.value {
      case .success(let value):
        [
          .init("value", .number(value)), .init("unit", .string(result.definition.unit)),
        ]
      case .failure(let error): [.init("missing", .string(error.description))]
      }
    switch interval {
    case .success(let interval):
      members.append(
        .init(
          "interval",
          [
            "lower": .number(interval.lower), "upper": .number(interval.upper),
            "level": .number(interval.level), "method": .string(interval.method),
            "measuredCoverage": [
              "least": .number(interval.measuredCoverage.lowerBound),
              "most": .number(interval.measuredCoverage.upperBound),
            ],
          ]))
    case .failure(let error):
      members.append(.init("intervalMissing", .string(error.description)))
    case nil: break
    }
    return .init(result.definition.id.rawValue, .object(members))
  }
}

extension Gap {
  var json: JSONValue {
    [
      "startS": .number(startS), "durationS": .number(durationS), "cause": .string(cause.text),
    ]
  }
}

extension ReadingRemark {
  var json: JSONValue { ReportedError(message, at: location).json }
}
