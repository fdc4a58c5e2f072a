internal import GRDB
public import HRVModel

/// Results of recordings, kept in one SQLite file.
///
/// No SQL and no row type leaves this type. The schema carries the invariants: a metric has a
/// value or a reason, a recording is there once.
public final class Archive: Sendable {
  private let database: DatabaseQueue

  /// Opens the archive at `path`, making it if there is none, or an in-memory one for `nil`.
  ///
  /// - Throws: ``ArchiveError`` when the file cannot be opened, is no archive, or was written
  ///   by a later version.
  public init(path: String?) throws(ArchiveError) {
    do {
      var configuration = Configuration()
      configuration.busyMode = .timeout(10)
      database =
        try path.map { try DatabaseQueue(path: $0, configuration: configuration) }
        ?? DatabaseQueue(configuration: configuration)
      let known = Migrations.all
      if try database.read({ try known.hasBeenSuperseded($0) }) {
        throw ArchiveError(path: path, reason: "was written by a later version of this program")
      }
      try known.migrate(database)
    } catch let error as ArchiveError {
      throw error
    } catch {
      throw ArchiveError(path: path, reason: "\(error)")
    }
  }

  /// Keeps an analysis. One of the same recording that is there already is replaced.
  ///
  /// - Throws: ``ArchiveError`` when the database refuses.
  public func keep(_ analyses: [RecordingAnalysis]) throws(ArchiveError) {
    try perform { database in
      try database.write { db in
        for analysis in analyses {
          var record = RecordingRecord(analysis)
          try RecordingRecord
            .filter(RecordingRecord.Columns.fingerprint == record.fingerprint).deleteAll(db)
          try record.insert(db)
          guard let id = record.id else { continue }
          for result in analysis.metrics {
            try MetricValueRecord(result, recordingId: id).insert(db)
          }
        }
      }
    }
  }

  /// Everything that is kept, by start; recordings without a start come first.
  ///
  /// - Throws: ``ArchiveError`` when the database cannot be read.
  public func recordings() throws(ArchiveError) -> [StoredRecording] {
    try perform { database in
      try database.read { db in
        let values = try Dictionary(
          grouping: MetricValueRecord.order(MetricValueRecord.Columns.metricID).fetchAll(db),
          by: \.recordingId)
        return
          try RecordingRecord
          .order(RecordingRecord.Columns.startLocalMs, RecordingRecord.Columns.id).fetchAll(db)
          .map { StoredRecording($0, $0.id.flatMap { values[$0] } ?? []) }
      }
    }
  }

  private func perform<R>(_ body: (DatabaseQueue) throws -> R) throws(ArchiveError) -> R {
    do { return try body(database) } catch {
      throw ArchiveError(path: database.path, reason: "\(error)")
    }
  }
}

/// Why the archive could not be used.
public struct ArchiveError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file; nil for an archive in memory.
  public let path: String?
  /// What SQLite or the schema said.
  public let reason: String

  /// `path: error: reason`.
  public var description: String { "\(path ?? "archive in memory"): error: \(reason)" }
}

/// A recording as the archive has it.
public struct StoredRecording: Hashable, Sendable {
  /// The file that it was read from.
  public let file: String
  /// When it began, if that is known.
  public let start: Timestamp?
  /// Its length in seconds.
  public let durationS: Double
  /// Its metrics: a value, or the reason why there is none.
  public let metrics: [MetricID: StoredValue]

  /// A value or the reason why there is none.
  public enum StoredValue: Hashable, Sendable {
    /// The value in its unit.
    case value(Double, unit: String)
    /// Why there is none.
    case missing(String)
  }

  init(_ record: RecordingRecord, _ values: [MetricValueRecord]) {
    file = record.file
    start = record.startLocalMs.map {
      Timestamp(localMilliseconds: $0, utcOffsetS: record.startUTCOffsetS)
    }
    durationS = record.durationS
    metrics = Dictionary(
      values.map { row in
        let value = row.value.map { StoredValue.value($0, unit: row.unit) }
        return (MetricID(rawValue: row.metricID), value ?? .missing(row.missing ?? ""))
      }, uniquingKeysWith: { first, _ in first })
  }
}
