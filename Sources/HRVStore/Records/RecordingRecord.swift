internal import GRDB
internal import HRVModel

/// A row of `recording`. Rows stay inside this module; callers see ``StoredRecording``.
struct RecordingRecord: Codable, FetchableRecord, MutablePersistableRecord {
  static let databaseTableName = "recording"

  var id: Int64?
  var fingerprint: String
  var file: String
  var formatID: String
  var device: String?
  var startLocalMs: Int64?
  var startUTCOffsetS: Int?
  var startSource: String?
  var durationS: Double
  var beatCount: Int
  var correctedFraction: Double
  var correction: String
  var optionsDigest: String?
  var readingDigest: String?
  var posture: String?
  var cleanS: Double?

  mutating func didInsert(_ inserted: InsertionSuccess) { id = inserted.rowID }

  enum Columns {
    static let id = Column(CodingKeys.id)
    static let fingerprint = Column(CodingKeys.fingerprint)
    static let startLocalMs = Column(CodingKeys.startLocalMs)
  }

  /// When it began, and how that is known.
  var start: RecordingStart? {
    RecordingStart(localMs: startLocalMs, utcOffsetS: startUTCOffsetS, source: startSource)
  }

  init(_ analysis: RecordingAnalysis) {
    let start = analysis.recording.start
    fingerprint = Fingerprint.hex(of: analysis.rr, start: start?.timestamp)
    file = analysis.recording.provenance.file
    formatID = analysis.recording.provenance.formatID
    device = analysis.recording.provenance.device
    startLocalMs = start?.timestamp.localMilliseconds
    startUTCOffsetS = start?.timestamp.utcOffsetS
    startSource = start?.source.rawValue
    durationS = analysis.durationS
    beatCount = analysis.beatCount
    correctedFraction = analysis.nn.correctedFraction
    correction = analysis.correction
    cleanS = analysis.nn.coveredS * (1 - analysis.nn.correctedFraction)
  }
}

extension RecordingStart {
  /// Of three columns; nil where the first is null.
  init?(localMs: Int64?, utcOffsetS: Int?, source: String?) {
    guard let localMs else { return nil }
    self.init(
      timestamp: Timestamp(localMilliseconds: localMs, utcOffsetS: utcOffsetS),
      source: source.flatMap { Source(rawValue: $0) } ?? .file)
  }
}

/// A row of `metricValue`.
struct MetricValueRecord: Codable, FetchableRecord, PersistableRecord {
  static let databaseTableName = "metricValue"

  var recordingId: Int64 = 0
  var metricID: String
  var unit: String
  var value: Double?
  var missing: String?
  var definitionVersion = 0
  var reason: String?

  enum Columns {
    static let recordingId = Column(CodingKeys.recordingId)
    static let metricID = Column(CodingKeys.metricID)
  }

  init(_ result: MetricResult) {
    metricID = result.definition.id.rawValue
    unit = result.definition.unit
    definitionVersion = MetricDefinitions.version
    switch result.value {
    case .success(let number): value = number
    case .failure(let error):
      missing = error.description
      reason = ReasonCode.text(of: error)
    }
  }

  /// Why there is no value, of the columns `reason` and `missing`.
  static func error(_ reason: String?, _ missing: String?) -> MetricError {
    reason.flatMap(ReasonCode.error) ?? .undefined(missing ?? "")
  }
}
