internal import GRDB

/// A row of `recordingFile`.
struct RecordingFileRecord: Codable, FetchableRecord, PersistableRecord {
  static let databaseTableName = "recordingFile"

  var sha256: String
  var recordingId: Int64
  var file: String
}
