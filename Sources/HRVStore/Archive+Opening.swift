internal import Foundation
internal import GRDB

extension Archive {
  /// How long one who opens the file waits for others who are making it, in s.
  private static let patienceS = 10.0
  private static let pauseS = 0.05

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(patienceS)
    return configuration
  }

  /// Opens the file, again where another program is about to make or to upgrade it: changing to a
  /// write-ahead log waits for nobody, and two who upgrade at once find the other's tables.
  static func openedForWriting(_ path: String, makes: Bool) throws -> DatabaseQueue {
    if makes { try makeFile(at: path) }
    try checkFile(at: path, mayBeEmpty: makes)
    var configuration = configuration
    configuration.journalMode = .wal
    return try patiently {
      try refuseForeign(path)
      do {
        return try migrated(DatabaseQueue(path: path, configuration: configuration), path)
      } catch let error as DatabaseError
        where [.SQLITE_CANTOPEN, .SQLITE_READONLY].contains(error.resultCode)
      {
        throw ArchiveError(
          path: path, reason: "cannot be written: the file or its folder is for reading only")
      }
    }
  }

  /// Opens the file as it is. What cannot be written, or is of an earlier schema, is copied.
  static func openedForReading(_ path: String) throws -> DatabaseQueue {
    try checkFile(at: path, mayBeEmpty: false)
    let files = FileManager.default
    let folder = URL(filePath: path).deletingLastPathComponent().path
    guard files.isWritableFile(atPath: path), files.isWritableFile(atPath: folder) else {
      return try migrated(copied(path), path)
    }
    return try patiently {
      try refuseForeign(path)
      let database: DatabaseQueue
      do {
        database = try DatabaseQueue(path: path, configuration: configuration)
        try refuseOthers(database, path)
      } catch let error as DatabaseError
        where [.SQLITE_CANTOPEN, .SQLITE_READONLY].contains(error.resultCode)
      {
        // The files beside it cannot be made.
        return try migrated(copied(path), path)
      }
      guard try !database.read({ try Migrations.all.hasCompletedMigrations($0) }) else {
        return database
      }
      return try migrated(inMemory(database), path)
    }
  }

  private static func patiently(_ open: () throws -> DatabaseQueue) throws -> DatabaseQueue {
    var waitedS = 0.0
    while true {
      do { return try open() } catch let error as DatabaseError {
        let mayPass = [.SQLITE_BUSY, .SQLITE_ERROR, .SQLITE_CONSTRAINT].contains(error.resultCode)
        guard mayPass, waitedS < (error.resultCode == .SQLITE_BUSY ? patienceS : 1) else {
          throw error
        }
        Thread.sleep(forTimeInterval: pauseS)
        waitedS += pauseS
      }
    }
  }

  /// Brings the schema up to date.
  static func migrated(_ database: DatabaseQueue, _ path: String?) throws -> DatabaseQueue {
    let known = Migrations.all
    if try database.read({ try known.hasBeenSuperseded($0) }) {
      throw ArchiveError(path: path, reason: "was written by a later version of this program")
    }
    if try !database.read({ try known.hasCompletedMigrations($0) }) {
      try known.migrate(database)
    }
    return database
  }

  /// The archive in memory, with what stands in its log: of files that cannot be written, a copy that
  /// can be is needed to see both.
  private static func copied(_ path: String) throws -> DatabaseQueue {
    let files = FileManager.default
    let folder = files.temporaryDirectory.appending(path: "hrv-\(UUID().uuidString)")
    try files.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? files.removeItem(at: folder) }
    let copy = folder.appending(path: "archive.sqlite").path
    for suffix in ["", "-wal"] where isFile(path + suffix) {
      try files.copyItem(
        at: URL(filePath: path + suffix).resolvingSymlinksInPath(),
        to: URL(filePath: copy + suffix))
      try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: copy + suffix)
    }
    let database = try DatabaseQueue(path: copy)
    try refuseOthers(database, path)
    return try inMemory(database)
  }

  private static func inMemory(_ database: DatabaseQueue) throws -> DatabaseQueue {
    let memory = try DatabaseQueue()
    try database.backup(to: memory)
    return memory
  }
}
