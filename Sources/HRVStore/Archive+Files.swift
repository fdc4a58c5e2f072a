internal import Foundation
internal import GRDB

extension Archive {
  /// Another program's database is left as it is: to be seen, it is opened for reading alone. What
  /// cannot be opened so is judged later.
  static func refuseForeign(_ path: String) throws {
    var configuration = Configuration()
    configuration.readonly = true
    guard let database = try? DatabaseQueue(path: path, configuration: configuration) else {
      return
    }
    do { try refuseOthers(database, path, areKnown: false) } catch let error as ArchiveError {
      throw error
    } catch {}
  }

  /// - Parameter areKnown: whether a database without tables is no archive, too.
  static func refuseOthers(
    _ database: DatabaseQueue, _ path: String, areKnown: Bool = true
  ) throws {
    let (tables, isLater) = try database.read { db in
      (
        try String.fetchAll(db, sql: "SELECT name FROM sqlite_master"),
        try Migrations.all.hasBeenSuperseded(db)
      )
    }
    guard tables.contains("grdb_migrations") || tables.isEmpty && !areKnown else {
      throw ArchiveError(
        path: path, reason: "is a database of another program, and no archive of hrv")
    }
    if isLater {
      throw ArchiveError(path: path, reason: "was written by a later version of this program")
    }
  }

  /// SQLite would make the file readable for everybody; what lies beside it takes its mode.
  static func makeFile(at path: String) throws {
    let files = FileManager.default
    guard !files.fileExists(atPath: path) else { return }
    try files.createDirectory(
      at: URL(filePath: path).deletingLastPathComponent(), withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    // Whoever comes second finds the file, and leaves it as it is.
    guard (try? Data().write(to: URL(filePath: path), options: .withoutOverwriting)) != nil else {
      return
    }
    try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
  }

  /// Refuses what is no file, and what does not begin as one of SQLite's: a file shorter than its
  /// header is an empty one to SQLite, which would write over it.
  static func checkFile(at path: String, mayBeEmpty: Bool) throws {
    guard FileManager.default.fileExists(atPath: path) else {
      throw ArchiveError(path: path, reason: "there is no such file")
    }
    guard isFile(path) else {
      throw ArchiveError(path: path, reason: "is no file: an archive is one")
    }
    guard let file = try? FileHandle(forReadingFrom: URL(filePath: path)),
      let header = try? file.read(upToCount: 16) ?? Data()
    else {
      throw ArchiveError(path: path, reason: "cannot be read: is it somebody else's?")
    }
    try? file.close()
    guard !header.isEmpty || mayBeEmpty else {
      throw ArchiveError(path: path, reason: "is an empty file, and no archive")
    }
    guard header.isEmpty || header == Data("SQLite format 3\0".utf8) else {
      throw ArchiveError(path: path, reason: "is no SQLite file")
    }
  }

  /// Whether there is a regular file at `path`, or at the end of the link that it is.
  static func isFile(_ path: String) -> Bool {
    let target = URL(filePath: path).resolvingSymlinksInPath().path
    let kind =
      try? FileManager.default.attributesOfItem(atPath: target)[.type] as? FileAttributeType
    return kind == .typeRegular
  }
}
