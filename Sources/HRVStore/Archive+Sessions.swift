internal import GRDB
public import HRVModel

extension Archive {
  /// A metric of all recordings that have it, or the reason why they do not.
  public struct MetricSessions: Sendable {
    /// The unit of the values.
    public let unit: String
    /// The recordings, by start and file; those without a start come first.
    public let sessions: [StudySession]
    /// How many different sets of options and versions of the definitions the values are of.
    public let setupCount: Int
  }

  /// A metric of all recordings as a study sees them; nil when it was computed of none.
  ///
  /// - Throws: ``ArchiveError`` when the database cannot be read.
  /// - Complexity: O(*recordings*).
  public func sessions(_ metric: MetricID) throws(ArchiveError) -> MetricSessions? {
    try perform { database in
      try database.read { db in
        let rows = try Row.fetchCursor(
          db,
          sql: """
            SELECT r.file, r.startLocalMs, r.startUTCOffsetS, r.startSource, v.value, v.missing,
              r.correctedFraction, r.durationS, r.device, r.posture, r.cleanS, v.unit,
              ifnull(r.optionsDigest, '') || ' ' || v.definitionVersion, v.reason
            FROM recording r JOIN metricValue v ON v.recordingId = r.id AND v.metricID = ?
            ORDER BY r.startLocalMs, r.file, r.id
            """, arguments: [metric.rawValue])
        var sessions: [StudySession] = []
        var setups: Set<String> = []
        var unit = ""
        while let row = try rows.next() {
          let localMs: Int64? = row[1]
          let source: String? = row[3]
          let value: Double? = row[4]
          sessions.append(
            StudySession(
              file: row[0],
              start: localMs.map {
                RecordingStart(
                  timestamp: Timestamp(localMilliseconds: $0, utcOffsetS: row[2]),
                  source: source.flatMap { RecordingStart.Source(rawValue: $0) } ?? .file)
              },
              outcome: value.map { .success($0) }
                ?? .failure(MetricValueRecord.error(row[13], row[5])),
              correctedFraction: row[6], durationS: row[7], device: row[8], posture: row[9],
              cleanS: row[10]))
          unit = row[11]
          setups.insert(row[12])
        }
        return sessions.isEmpty
          ? nil : MetricSessions(unit: unit, sessions: sessions, setupCount: setups.count)
      }
    }
  }
}
