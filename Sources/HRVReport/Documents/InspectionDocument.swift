internal import HRVModel

/// The results of `hrv inspect`: what was found in recordings before any number is believed.
public enum InspectionDocument {
  /// The version that the JSON document names.
  public static let schema = "hrv.inspection/1"

  /// Everything that was found, as JSON.
  ///
  /// Beside what ``AnalysisDocument`` says of a recording: why it was not joined to another, its
  /// signal and how exactly it was written down, the gaps by cause, every interval that was not
  /// kept as recorded (`recordedMs`, what it was taken for and in which pass, what was done, and
  /// `replacementMs`, one of `replacements` equal ones, null when nothing stands in its place), and the metrics that are refused, with the reason. Of a recording that
  /// was not analysed, `beats`, `correction` and `correctedFraction` are null; `error` is why, or
  /// null when it was not meant to be.
  public static func json(_ inspection: Inspection) -> String {
    let document: JSONValue = [
      "schema": .string(schema),
      "recordings": .array(inspection.recordings.map(recording)),
      "streams": .array(inspection.streams.map(StreamDocument.json)),
      "dailySeries": .array(inspection.dailySeries.map(DailySeriesDocument.json)),
      "intakeLogs": .array(inspection.intakeLogs.map(IntakeLogDocument.json)),
      "errors": .array(inspection.errors.map(\.json)),
    ]
    return document.text
  }

  private static func recording(_ inspected: InspectedRecording) -> JSONValue {
    let (recording, analysis) = (inspected.recording, inspected.analysis)
    return [
      "file": .string(recording.provenance.file),
      "files": .array(recording.provenance.files.map(JSONValue.string)),
      "notJoined": .optional(inspected.obstacle?.description),
      "format": .string(recording.provenance.formatID),
      "device": .optional(recording.provenance.device),
      "start": .optional(recording.start?.timestamp.description),
      "startSource": .optional(recording.start?.source.rawValue),
      "signal": signal(recording.signal),
      "durationS": .number(recording.durationS),
      "beats": (analysis?.beatCount).map(JSONValue.integer) ?? .null,
      "correction": .optional(analysis?.correction),
      "correctedFraction": .optional(analysis?.nn.correctedFraction),
      "gaps": .array(inspected.gaps.map(\.json)),
      "gapCauses": .array(GapSummary.all(inspected.gaps).map(\.json)),
      "artefacts": .array((analysis?.nn.audit ?? []).map(artefact)),
      "remarks": .array(recording.remarks.map(\.json)),
      "refusals": .array((analysis?.metrics ?? []).compactMap(refusal)),
      "error": .optional(inspected.error?.message),
    ]
  }

  private static func artefact(_ decision: ArtefactDecision) -> JSONValue {
    [
      "timeS": .number(decision.endTimeS), "interval": .integer(decision.recordedIndex),
      "recordedMs": .number(decision.recordedMs), "label": .string(decision.label.name),
      "action": .string(decision.action.rawValue), "pass": .integer(decision.pass),
      "replacementMs": .optional(decision.replacementMs),
      "replacements": .integer(decision.replacementCount),
    ]
  }

  private static func refusal(_ result: MetricResult) -> JSONValue? {
    guard case .failure(let error) = result.value else { return nil }
    return [
      "metric": .string(result.definition.id.rawValue), "reason": .string(error.description),
    ]
  }
}
