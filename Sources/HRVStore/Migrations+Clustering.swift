internal import GRDB

extension Migrations {
  /// The values of a metric stand together, as they are read: for a trend, a page in thirty of those
  /// that were read before.
  static func cluster(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE valueOfMetric (
          metricID TEXT NOT NULL,
          recordingId INTEGER NOT NULL REFERENCES recording(id) ON DELETE CASCADE,
          unit TEXT NOT NULL,
          value REAL,
          missing TEXT,
          -- 0: kept before definitions had versions.
          definitionVersion INTEGER NOT NULL DEFAULT 0 CHECK (definitionVersion >= 0),
          -- Why there is no value, for the program; null where it was kept before there was this.
          reason TEXT CHECK (reason IS NULL OR missing IS NOT NULL),
          PRIMARY KEY (metricID, recordingId),
          -- A metric has a value or a reason, never both, never neither.
          CHECK ((value IS NULL) <> (missing IS NULL))
        ) STRICT, WITHOUT ROWID;
        INSERT INTO valueOfMetric
          SELECT metricID, recordingId, unit, value, missing, definitionVersion, reason
          FROM metricValue ORDER BY metricID, recordingId;
        DROP TABLE metricValue;
        ALTER TABLE valueOfMetric RENAME TO metricValue;
        CREATE INDEX metricValueOfRecording ON metricValue(recordingId);
        -- What the person took back of a diary: kept, so that a file does not bring it again.
        CREATE TABLE removedNote (
          day INTEGER NOT NULL,
          key TEXT NOT NULL CHECK (key <> ''),
          value TEXT NOT NULL,
          PRIMARY KEY (day, key, value)
        ) STRICT, WITHOUT ROWID;
        """)
  }
}
