internal import GRDB

/// The history of the schema. Append; never edit a migration that has shipped.
enum Migrations {
  static var all: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("001-recordings") { db in
      try db.create(table: "recording", options: [.strict]) { t in
        t.autoIncrementedPrimaryKey("id")
        t.column("fingerprint", .text).notNull().unique().check { length($0) == 16 }
        t.column("file", .text).notNull()
        t.column("formatID", .text).notNull()
        t.column("device", .text)
        t.column("startLocalMs", .integer)
        t.column("startUTCOffsetS", .integer)
        t.column("startSource", .text)
        t.column("durationS", .real).notNull().check { $0 >= 0 }
        t.column("beatCount", .integer).notNull().check { $0 >= 1 }
        t.column("correctedFraction", .real).notNull().check { (0...1).contains($0) }
        t.column("correction", .text).notNull()
      }
      try db.create(table: "metricValue", options: [.strict, .withoutRowID]) { t in
        t.column("recordingId", .integer).notNull()
          .references("recording", onDelete: .cascade)
        t.column("metricID", .text).notNull()
        t.column("unit", .text).notNull()
        t.column("value", .real)
        t.column("missing", .text)
        t.primaryKey(["recordingId", "metricID"])
        // A metric has a value or a reason, never both, never neither.
        t.check(sql: "(value IS NULL) <> (missing IS NULL)")
      }
      try db.create(indexOn: "recording", columns: ["startLocalMs"])
    }
    migrator.registerMigration("002-beats") { db in
      // A digest is 64 hexadecimal digits.
      func digest(_ column: String) -> String {
        "CHECK (length(\(column)) = 64 AND \(column) NOT GLOB '*[^0-9a-f]*')"
      }
      try db.execute(
        sql: """
          ALTER TABLE recording ADD COLUMN optionsDigest TEXT \(digest("optionsDigest"));
          ALTER TABLE recording ADD COLUMN readingDigest TEXT \(digest("readingDigest"));
          ALTER TABLE recording ADD COLUMN posture TEXT;
          ALTER TABLE recording ADD COLUMN cleanS REAL CHECK (cleanS >= 0);
          -- 0: kept before definitions had versions.
          ALTER TABLE metricValue ADD COLUMN definitionVersion INTEGER NOT NULL DEFAULT 0
            CHECK (definitionVersion >= 0);
          -- The files that a recording was read from: copies and exports of other apps may be several.
          CREATE TABLE recordingFile (
            sha256 TEXT NOT NULL PRIMARY KEY \(digest("sha256")),
            recordingId INTEGER NOT NULL REFERENCES recording(id) ON DELETE CASCADE,
            file TEXT NOT NULL
          ) STRICT, WITHOUT ROWID;
          CREATE INDEX recordingFileOfRecording ON recordingFile(recordingId);
          CREATE TABLE beats (
            recordingId INTEGER NOT NULL PRIMARY KEY REFERENCES recording(id) ON DELETE CASCADE,
            code BLOB NOT NULL,
            sha256 TEXT NOT NULL \(digest("sha256"))
          ) STRICT;
          """)
    }
    return migrator
  }
}
