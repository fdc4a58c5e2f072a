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
    /// The digests of the options that values are of, where they are known.
    public let optionsDigests: Set<String>
  }

  /// The metrics that some recording has a value of, or a reason why it has none, in order.
  ///
  /// - Throws: ``ArchiveError`` when the database cannot be read.
  public func metricIDs() throws(ArchiveError) -> [MetricID] {
    try perform { database in
      try database.read { db in
        try String.fetchAll(db, sql: "SELECT DISTINCT metricID FROM metricValue ORDER BY metricID")
          .map { MetricID(rawValue: $0) }
      }
    }
  }

  /// What values are of.
  private struct Setup: Hashable {
    let optionsDigest: String?
    let definitionVersion: Int
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
              v.reason, r.optionsDigest, v.definitionVersion
            FROM recording r JOIN metricValue v ON v.recordingId = r.id AND v.metricID = ?
            ORDER BY r.startLocalMs, r.file, r.id
            """, arguments: [metric.rawValue])
        var sessions: [StudySession] = []
        var setups: Set<Setup> = []
        var last: Setup?
        var unit = ""
        while let row = try rows.next() {
          // A damaged file is an error, not a trap.
          let localMs = try row.decode(Int64?.self, atIndex: 1)
          let utcOffsetS = try row.decode(Int?.self, atIndex: 2)
          let source = try row.decode(String?.self, atIndex: 3)
          let value = try row.decode(Double?.self, atIndex: 4)
          let outcome: Result<Double, MetricError> =
            if let value { .success(value) } else {
              .failure(
                MetricValueRecord.error(
                  try row.decode(atIndex: 12), try row.decode(atIndex: 5)))
            }
          sessions.append(
            StudySession(
              file: try row.decode(atIndex: 0),
              start: RecordingStart(localMs: localMs, utcOffsetS: utcOffsetS, source: source),
              outcome: outcome, correctedFraction: try row.decode(atIndex: 6),
              durationS: try row.decode(atIndex: 7), device: try row.decode(atIndex: 8),
              posture: try row.decode(atIndex: 9),
              cleanS: try row.decode(Double?.self, atIndex: 10)))
          unit = try row.decode(atIndex: 11)
          let setup = Setup(
            optionsDigest: try row.decode(atIndex: 13),
            definitionVersion: try row.decode(atIndex: 14))
          if setup != last { setups.insert(setup) }
          last = setup
        }
        return sessions.isEmpty
          ? nil
          : MetricSessions(
            unit: unit, sessions: sessions, setupCount: setups.count,
            optionsDigests: Set(setups.compactMap(\.optionsDigest)))
      }
    }
  }
}
