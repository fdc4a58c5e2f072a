internal import GRDB

extension Archive {
  /// What became of an entry.
  public enum Change: Hashable, Sendable {
    /// A recording that was not there.
    case added
    /// A recording that was there: its values are the new ones now.
    case replaced
    /// A recording in the place of another one: the file that said that has other bytes now.
    case rewritten
  }

  /// Keeps analyses, all of them or, after an error, none.
  ///
  /// A recording is the same when its start and intervals are, whatever its file is called; and a
  /// file is the same when its bytes are: read with another start, it is no second recording. A path
  /// that has other bytes now, and the same start on its clock, says the new ones: what nothing else
  /// says of the old is forgotten.
  ///
  /// - Returns: what became of each.
  /// - Throws: ``ArchiveError`` when the database refuses.
  @discardableResult
  public func keep(_ entries: [ArchiveEntry]) throws(ArchiveError) -> [Change] {
    try perform { database in
      try database.write { db in try entries.map { try Self.keep($0, db) } }
    }
  }

  private static func keep(_ entry: ArchiveEntry, _ db: Database) throws -> Change {
    var record = entry.recording
    let files = RecordingFileRecord.all()
    let earlier = try entry.sha256.flatMap { sha256 in
      try Int64.fetchOne(
        db.cachedStatement(sql: "SELECT recordingId FROM recordingFile WHERE sha256 = ?"),
        arguments: [sha256])
    }
    let kept = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT id, device, posture FROM recording WHERE fingerprint = ?"),
      arguments: [record.fingerprint])
    if let kept {
      record.id = try kept.decode(atIndex: 0)
      // What nobody says now was not taken back.
      record.device = try record.device ?? kept.decode(atIndex: 1)
      record.posture = try record.posture ?? kept.decode(atIndex: 2)
    }
    if let earlier, earlier != record.id {
      // The file says something else now: what nothing else says is forgotten.
      try files.filter(Column("sha256") == entry.sha256).deleteAll(db)
      if try files.filter(Column("recordingId") == earlier).isEmpty(db) {
        try RecordingRecord.deleteOne(db, key: earlier)
      }
    }
    let isNew = record.id == nil
    let isRewritten = try forgetEarlierBytes(of: &record, entry.sha256, db)
    if let id = record.id {
      try record.update(db)
      try MetricValueRecord.filter(MetricValueRecord.Columns.recordingId == id).deleteAll(db)
      try BeatsRecord.deleteOne(db, key: id)
    } else {
      try record.insert(db)
    }
    guard let id = record.id else { return .replaced }
    try insert(entry.values, of: id, db)
    var beats = entry.beats
    beats.recordingId = id
    try beats.insert(db)
    if let sha256 = entry.sha256 {
      try RecordingFileRecord(sha256: sha256, recordingId: id, file: record.file)
        .insert(db, onConflict: .replace)
    }
    if isRewritten { return .rewritten }
    return isNew && earlier == nil ? .added : .replaced
  }

  /// Forgets what the same path said with other bytes and the same start, unless another file says it
  /// too; device and posture go on.
  ///
  /// - Returns: whether there was such a recording, other than `record`.
  private static func forgetEarlierBytes(
    of record: inout RecordingRecord, _ sha256: String?, _ db: Database
  ) throws -> Bool {
    guard let sha256, record.startLocalMs != nil else { return false }
    let rows = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT r.id, r.device, r.posture FROM recording r JOIN recordingFile f ON f.recordingId = r.id
          WHERE r.startLocalMs = ? AND f.file = ? AND f.sha256 <> ? AND r.id IS NOT ?
          """), arguments: [record.startLocalMs, record.file, sha256, record.id])
    for row in rows {
      let id: Int64 = try row.decode(atIndex: 0)
      record.device = try record.device ?? row.decode(atIndex: 1)
      record.posture = try record.posture ?? row.decode(atIndex: 2)
      let files = RecordingFileRecord.filter(Column("recordingId") == id)
      try files.filter(Column("file") == record.file).deleteAll(db)
      if try files.isEmpty(db) { try RecordingRecord.deleteOne(db, key: id) }
    }
    return !rows.isEmpty
  }

  /// Values are nine rows in ten: their statement is made once.
  static func insert(_ values: [MetricValueRecord], of id: Int64, _ db: Database) throws {
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO metricValue
          (recordingId, metricID, unit, value, missing, definitionVersion, reason)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """)
    for value in values {
      try statement.execute(arguments: [
        id, value.metricID, value.unit, value.value, value.missing, value.definitionVersion,
        value.reason,
      ])
    }
  }
}
