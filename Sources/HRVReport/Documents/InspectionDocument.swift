public import HRVModel

/// The results of `hrv inspect`: what was found in recordings before any number is believed.
public enum InspectionDocument {
  /// The version that the JSON document names.
  public static let schema = "hrv.inspection/1"

  /// Everything that was found, as JSON.
  ///
  /// Beside what ``AnalysisDocument`` says of a recording: the files that were joined, its
  /// signal and how exactly it was written down, the gaps by cause, every interval that was not
  /// kept as recorded (`recordedMs`, what it was taken for, and `replacementMs`, null when
  /// it was removed), and the metrics that are refused, with the reason.
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
    let recording = analysis.recording
    return [
      "file": .string(recording.provenance.file),
      "files": .array(recording.provenance.files.map(JSONValue.string)),
      "format": .string(recording.provenance.formatID),
      "device": .optional(recording.provenance.device),
      "start": .optional(recording.start?.timestamp.description),
      "startSource": .optional(recording.start?.source.rawValue),
      "signal": signal(recording.signal),
      "durationS": .number(analysis.durationS),
      "beats": .integer(analysis.beatCount),
      "correction": .string(analysis.correction),
      "correctedFraction": .number(analysis.nn.correctedFraction),
      "gaps": .array(analysis.gaps.map(\.json)),
      "gapCauses": .array(GapSummary.all(analysis.gaps).map(\.json)),
      "artefacts": .array(analysis.nn.audit.map(artefact)),
      "remarks": .array(recording.remarks.map(\.json)),
      "refusals": .array(analysis.metrics.compactMap(refusal)),
    ]
  }

  private static func artefact(_ decision: ArtefactDecision) -> JSONValue {
    [
      "timeS": .number(decision.endTimeS), "interval": .integer(decision.recordedIndex),
      "recordedMs": .number(decision.recordedMs), "label": .string(decision.label.name),
      "replacementMs": .optional(decision.replacementMs),
    ]
  }

  private static func refusal(_ result: MetricResult) -> JSONValue? {
    guard case .failure(let error) = result.value else { return nil }
    return [
      "metric": .string(result.definition.id.rawValue), "reason": .string(error.description),
    ]
  }
}
