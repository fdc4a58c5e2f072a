internal import Foundation
internal import GRDB
public import HRVModel

extension Archive {
  /// What the archive knows of a file.
  public struct KnownFile: Hashable, Sendable {
    /// Whether its values are those that would be computed now: the same options, the same way of
    /// reading, the definitions of this version; and its intervals are there, undamaged.
    public let isCurrent: Bool
    /// What it was called then.
    public let file: String
    /// When its recording began, as it was said then.
    public let start: RecordingStart?
    /// The device, as far as it is known.
    public let device: String?
    /// The posture, as far as it is known.
    public let posture: String?
  }

  /// Whether a row of `metricValue` is of other definitions, or kept before reasons were.
  private static let isOld =
    "v.definitionVersion <> ? OR v.missing IS NOT NULL AND v.reason IS NULL"

  /// What is known of the files, by their digests.
  ///
  /// - Throws: ``ArchiveError`` when the database cannot be read.
  /// - Complexity: O(*values* + *bytes of intervals*).
  public func knownFiles(_ digests: OptionsDigests) throws(ArchiveError) -> [String: KnownFile] {
    try perform { database in
      try database.read { db in
        let rows = try Row.fetchCursor(
          db,
          sql: """
            SELECT f.sha256, f.file, r.startLocalMs, r.startUTCOffsetS, r.startSource, r.device,
              r.posture, r.optionsDigest IS ? AND r.readingDigest IS ? AND NOT EXISTS (
                SELECT 1 FROM metricValue v
                WHERE v.recordingId = r.id AND (\(Self.isOld))), b.code, b.sha256
            FROM recordingFile f JOIN recording r ON r.id = f.recordingId
              LEFT JOIN beats b ON b.recordingId = r.id
            """, arguments: [digests.options, digests.reading, MetricDefinitions.version])
        var known: [String: KnownFile] = [:]
        while let row = try rows.next() {
          // A damaged file is an error, not a trap.
          let isCurrent = try row.decode(Bool.self, atIndex: 7)
          let code = try row.decode(Data?.self, atIndex: 8)
          let digest = try row.decode(String?.self, atIndex: 9)
          known[try row.decode(atIndex: 0)] = KnownFile(
            isCurrent: isCurrent && code.map { SHA256.hex(of: [UInt8]($0)) } == digest
              && digest != nil,
            file: try row.decode(atIndex: 1),
            start: RecordingStart(
              localMs: try row.decode(atIndex: 2), utcOffsetS: try row.decode(atIndex: 3),
              source: try row.decode(atIndex: 4)),
            device: try row.decode(atIndex: 5), posture: try row.decode(atIndex: 6))
        }
        return known
      }
    }
  }

  /// The recordings whose values are of other options or other definitions, and whose intervals
  /// are there to compute them anew.
  ///
  /// - Throws: ``ArchiveError`` when the database cannot be read.
  public func outdated(_ digests: OptionsDigests) throws(ArchiveError) -> [Int64] {
    try perform { database in
      try database.read { db in
        try Int64.fetchAll(
          db,
          sql: """
            SELECT r.id FROM recording r JOIN beats b ON b.recordingId = r.id
            WHERE r.optionsDigest IS NOT ? OR EXISTS (
              SELECT 1 FROM metricValue v WHERE v.recordingId = r.id AND (\(Self.isOld)))
            ORDER BY r.id
            """, arguments: [digests.options, MetricDefinitions.version])
      }
    }
  }

  /// The intervals of a recording, as it was read or found in its ECG; nil when it is gone.
  ///
  /// - Throws: ``ArchiveError`` when the database cannot be read, or the intervals are damaged.
  public func recording(_ id: Int64) throws(ArchiveError) -> Recording? {
    try perform { database in
      try database.read { db in
        guard let record = try RecordingRecord.fetchOne(db, key: id),
          let beats = try BeatsRecord.fetchOne(db, key: id)
        else { return nil }
        let rr: RRSeries
        do { rr = try beats.series() } catch {
          throw Self.damage(of: record.file, in: path)
        }
        return Recording(
          provenance: Provenance(
            file: record.file, formatID: record.formatID, device: record.device),
          start: record.start, signal: .rr(rr))
      }
    }
  }

  /// Replaces the values of recordings that were computed anew from their intervals; all of them
  /// or, after an error, none.
  ///
  /// - Throws: ``ArchiveError`` when the database refuses.
  public func recompute(_ entries: [(id: Int64, entry: ArchiveEntry)]) throws(ArchiveError) {
    try perform { database in
      try database.write { db in
        for (id, entry) in entries {
          guard var record = try RecordingRecord.fetchOne(db, key: id) else { continue }
          record.correctedFraction = entry.recording.correctedFraction
          record.correction = entry.recording.correction
          record.cleanS = entry.recording.cleanS
          record.optionsDigest = entry.recording.optionsDigest
          try record.update(db)
          try MetricValueRecord.filter(MetricValueRecord.Columns.recordingId == id).deleteAll(db)
          try Self.insert(entry.values, of: id, db)
        }
      }
    }
  }
}
