public import HRVDSP
public import HRVIngest
public import HRVModel

/// Why a file gave no analysis.
public enum AnalysisError: Error, Sendable, CustomStringConvertible {
  /// The file could not be read.
  case ingest(IngestError)
  /// The ECG was read, but no beats were found in it.
  case beats(file: String, BeatDetectionError)
  /// Too few of the intervals are normal.
  case correction(file: String, MetricError)

  /// The place that the error is about.
  public var location: SourceLocation {
    switch self {
    case .ingest(let error): error.location
    case .beats(let file, _), .correction(let file, _): SourceLocation(file: file)
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
