public import HRVDSP
public import HRVIngest
public import HRVModel

/// Why a file gave no analysis.
public enum AnalysisError: Error, Sendable, CustomStringConvertible {
  /// The file could not be read.
  case ingest(IngestError)
  /// The ECG was read, but no beats were found in it.
  case beats(Recording, BeatDetectionError)
  /// The recording was read, but too few of its intervals are normal.
  case correction(Recording, MetricError)

  /// What could be read all the same; nil when nothing could.
  public var recording: Recording? {
    switch self {
    case .ingest: nil
    case .beats(let recording, _), .correction(let recording, _): recording
    }
  }

  /// The place that the error is about.
  public var location: SourceLocation {
    switch self {
    case .ingest(let error): error.location
    case .beats(let recording, _), .correction(let recording, _):
      SourceLocation(file: recording.provenance.file)
    }
  }

  /// What is wrong and what to do, without the place.
  public var message: String {
    switch self {
    case .ingest(let error): "\(error.message). \(error.remedy)."
    case .beats(_, let reason): reason.description
    case .correction(_, let reason): "too few intervals are normal: \(reason)"
    }
  }

  /// `file:line:column: error: message`.
  public var description: String { "\(location): error: \(message)" }
}
