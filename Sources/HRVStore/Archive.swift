internal import Foundation
internal import GRDB
public import HRVModel

/// Results of recordings, kept in one SQLite file.
///
/// No SQL and no row type leaves this type. The schema carries the invariants: a metric has a
/// value or a reason, a recording is there once.
public final class Archive: Sendable {
  let database: DatabaseQueue

  /// Opens the archive at `path`, making it (mode 0600) if there is none, or an in-memory one
  /// for `nil`.
  ///
  /// Two programs may use the file at once: who writes second waits, at most 10 s.
  ///
  /// - Throws: ``ArchiveError`` when the file cannot be opened, is no archive, or was written
  ///   by a later version.
  public init(path: String?) throws(ArchiveError) {
    do {
      database = try Self.opened(path)
    } catch let error as ArchiveError {
      throw error
    } catch {
      throw ArchiveError(path: path, reason: "\(error)")
    }
  }

  /// How long one who opens the file waits for others who are making it, in s.
  private static let patienceS = 10.0
  private static let pauseS = 0.05

  /// Opens the file, again where another program is about to make or to upgrade it: changing to a
  /// write-ahead log waits for nobody, and two who upgrade at once find the other's tables.
  private static func opened(_ path: String?) throws -> DatabaseQueue {
    if let path { try makeFile(at: path) }
    var waitedS = 0.0
    while true {
      do { return try openedOnce(path) } catch let error as DatabaseError {
        let mayPass = [.SQLITE_BUSY, .SQLITE_ERROR, .SQLITE_CONSTRAINT].contains(error.resultCode)
        guard mayPass, waitedS < (error.resultCode == .SQLITE_BUSY ? patienceS : 1) else {
          throw error
        }
        Thread.sleep(forTimeInterval: pauseS)
        waitedS += pauseS
      }
    }
  }

  private static func openedOnce(_ path: String?) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.busyMode = .timeout(patienceS)
    let database: DatabaseQueue
    if let path {
      try refuseForeign(path)
      configuration.journalMode = .wal
      database = try DatabaseQueue(path: path, configuration: configuration)
    } else {
      database = try DatabaseQueue(configuration: configuration)
    }
    let known = Migrations.all
    if try database.read({ try known.hasBeenSuperseded($0) }) {
      throw ArchiveError(path: path, reason: "was written by a later version of this program")
    }
    if try !database.read({ try known.hasCompletedMigrations($0) }) {
      try known.migrate(database)
    }
    return database
  }

  /// Another program's database is left as it is: to be seen, it is opened for reading alone. What
  /// cannot be opened so is judged later.
  private static func refuseForeign(_ path: String) throws {
    var configuration = Configuration()
    configuration.readonly = true
    guard let database = try? DatabaseQueue(path: path, configuration: configuration),
      let tables = try? database.read({ db in
        try String.fetchAll(db, sql: "SELECT name FROM sqlite_master")
      }), !tables.isEmpty, !tables.contains("grdb_migrations")
    else { return }
    throw ArchiveError(
      path: path, reason: "is a database of another program, and no archive of hrv")
  }

  /// SQLite would make the file readable for everybody; what lies beside it takes its mode.
  static func makeFile(at path: String) throws {
    let files = FileManager.default
    guard !files.fileExists(atPath: path) else { return try checkHeader(of: path) }
    try files.createDirectory(
      at: URL(filePath: path).deletingLastPathComponent(), withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    // Whoever comes second finds the file, and leaves it as it is.
    guard (try? Data().write(to: URL(filePath: path), options: .withoutOverwriting)) != nil else {
      return
    }
    try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
  }

  /// A file shorter than a header is an empty one to SQLite, which would write over it.
  private static func checkHeader(of path: String) throws {
    guard let file = try? FileHandle(forReadingFrom: URL(filePath: path)),
      let header = try? file.read(upToCount: 16) ?? Data()
    else {
      throw ArchiveError(path: path, reason: "cannot be read: is it a folder, or somebody else's?")
    }
    try? file.close()
    guard header.isEmpty || header == Data("SQLite format 3\0".utf8) else {
      throw ArchiveError(path: path, reason: "is no SQLite file")
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
      throw error as? ArchiveError ?? ArchiveError(path: database.path, reason: "\(error)")
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
