internal import GRDB
public import HRVModel

/// Results of recordings, kept in one SQLite file.
///
/// No SQL and no row type leaves this type. The schema carries the invariants: a metric has a
/// value or a reason, a recording is there once.
public final class Archive: Sendable {
  let database: DatabaseQueue
  /// Where it is; nil in memory.
  let path: String?

  /// What an archive is opened for.
  public enum Access: Sendable {
    /// To look at it: nothing is made and nothing altered, and the file or its folder may be one that
    /// cannot be written.
    case reading
    /// To change what there is.
    case changing
    /// To change it, making it where there is none.
    case making
  }

  /// Opens the archive at `path`, or an in-memory one for `nil`. A new one has mode 0600.
  ///
  /// Two programs may use the file at once: who writes second waits, at most 10 s. For reading, one of
  /// an earlier version, or one that cannot be written, is copied into memory first.
  ///
  /// - Throws: ``ArchiveError`` when the file cannot be opened, is no archive, or was written
  ///   by a later version.
  public init(path: String?, for access: Access = .making) throws(ArchiveError) {
    self.path = path
    do {
      switch (path, access) {
      case (nil, _): database = try Self.migrated(DatabaseQueue(), nil)
      case (let path?, .reading): database = try Self.openedForReading(path)
      case (let path?, .changing): database = try Self.openedForWriting(path, makes: false)
      case (let path?, .making): database = try Self.openedForWriting(path, makes: true)
      }
    } catch {
      throw error as? ArchiveError ?? ArchiveError(path: path, reason: "\(error)")
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

  func perform<R>(_ body: (DatabaseQueue) throws -> R) throws(ArchiveError) -> R {
    do { return try body(database) } catch {
      throw error as? ArchiveError ?? ArchiveError(path: path, reason: "\(error)")
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
    start = record.start?.timestamp
    durationS = record.durationS
    metrics = Dictionary(
      values.map { row in
        let value = row.value.map { StoredValue.value($0, unit: row.unit) }
        return (MetricID(rawValue: row.metricID), value ?? .missing(row.missing ?? ""))
      }, uniquingKeysWith: { first, _ in first })
  }
}
