public import HRVModel

/// The open files that an archive is written out to.
public enum ArchiveExport {
  /// The version that `archive.json` names.
  public static let schema = "hrv.export/1"

  /// The names of the columns of `recordings.csv`.
  public static let recordingsHeader = CSV.record(
    [
      "recording", "beats", "start", "start_source", "device", "posture", "source", "format",
      "duration_s", "first_interval_s", "clean_s", "intervals", "corrected_fraction", "correction",
      "options_sha256",
      "files_sha256",
    ].map { .text($0) })

  /// A row of `recordings.csv`: what is not known is empty; several digests are divided by blanks. The
  /// length of an ECG is that of its signal, which its intervals do not fill to the end.
  public static func recordingRow(_ recording: KeptRecording) -> String {
    CSV.record([
      .integer(Int(recording.id)), .optional(beatsFile(of: recording)),
      .optional(recording.start?.timestamp.description),
      .optional(recording.start?.source.rawValue), .optional(recording.provenance.device),
      .optional(recording.posture), .text(recording.provenance.file),
      .text(recording.provenance.formatID), .number(recording.durationS),
      recording.rr?.runStartsMs.first.map { .number($0 / 1000) } ?? .empty,
      recording.cleanS.map { .number($0) } ?? .empty,
      .integer(recording.rr?.intervalsMs.count ?? recording.beatCount),
      .number(recording.correctedFraction), .text(recording.correction),
      .optional(recording.optionsDigest), .text(recording.fileDigests.joined(separator: " ")),
    ])
  }

  /// The names of the columns of `values.csv`.
  public static let valuesHeader = CSV.record(
    ["recording", "metric", "value", "unit", "missing", "definition_version"].map { .text($0) })

  /// The rows of `values.csv` of a recording, one a metric.
  public static func valueRows(_ recording: KeptRecording) -> String {
    recording.values.map { value in
      CSV.record([
        .integer(Int(recording.id)), .text(value.metric.rawValue),
        value.value.map { .number($0) } ?? .empty, .text(value.unit), .optional(value.missing),
        .integer(value.definitionVersion),
      ])
    }.joined()
  }

  /// The names of the columns of `gaps.csv`.
  public static let gapsHeader = CSV.record(
    ["recording", "before_interval", "start_s", "duration_s", "cause"].map { .text($0) })

  /// The rows of `gaps.csv` of a recording: intervals are counted from 0, times from its beginning.
  public static func gapRows(_ recording: KeptRecording) -> String {
    (recording.rr?.gaps ?? []).map { gap in
      CSV.record([
        .integer(Int(recording.id)), .integer(gap.beforeInterval), .number(gap.startS),
        .number(gap.durationS), .text(gap.cause.description),
      ])
    }.joined()
  }

  /// The names of the columns of `ectopic.csv`.
  public static let ectopicHeader = CSV.record(["recording", "interval"].map { .text($0) })

  /// The rows of `ectopic.csv` of a recording: intervals at beats that are none of the sinus node's,
  /// counted from 0.
  public static func ectopicRows(_ recording: KeptRecording) -> String {
    (recording.rr?.ectopicIntervals ?? []).map {
      CSV.record([.integer(Int(recording.id)), .integer($0)])
    }.joined()
  }

  /// The names of the columns of `manifest.csv`, with which `hrv import --manifest` reads `beats/`.
  public static let manifestHeader = CSV.record(
    ["file", "start", "device", "posture"].map { .text($0) })

  /// A row of `manifest.csv`; none without intervals.
  public static func manifestRow(_ recording: KeptRecording) -> String {
    guard let file = beatsFile(of: recording) else { return "" }
    return CSV.record([
      .text(file), .optional(recording.start?.timestamp.description),
      .optional(recording.provenance.device), .optional(recording.posture),
    ])
  }

  /// Where the intervals of a recording are written to; nil when there are none.
  public static func beatsFile(of recording: KeptRecording) -> String? {
    guard recording.rr != nil else { return nil }
    let number = String(recording.id)
    return "beats/" + String(repeating: "0", count: max(0, 6 - number.count)) + number + ".csv"
  }

  /// `archive.json`: what the files are of.
  ///
  /// - Parameter program: the name and version of the program.
  public static func json(_ contents: ArchiveContents, program: String) -> String {
    let document: JSONValue = [
      "schema": .string(schema), "program": .string(program),
      "migrations": .array(contents.migrations.map(JSONValue.string)),
      "definitionVersion": .integer(MetricDefinitions.version),
      "recordings": .integer(contents.recordingCount), "beats": .integer(contents.beatsCount),
      "values": .integer(contents.valueCount), "intake": .integer(contents.intake.count),
      "diary": .integer(contents.diary.count),
    ]
    return document.text
  }
}
