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
    migrator.registerMigration("003-intake") { db in
      try db.execute(
        sql: """
          -- Why there is no value, for the program; null where it was kept before there was this.
          ALTER TABLE metricValue ADD COLUMN reason TEXT
            CHECK (reason IS NULL OR missing IS NOT NULL);
          -- What was taken, as it was declared. Ids are what people name rows by: none comes again.
          CREATE TABLE intake (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            -- A moment; a day whose time is not known; or every day from a first to a last.
            schedule TEXT NOT NULL CHECK (schedule IN ('moment', 'day', 'daily')),
            localMs INTEGER CHECK ((localMs IS NOT NULL) = (schedule = 'moment')),
            utcOffsetS INTEGER CHECK (utcOffsetS IS NULL OR schedule = 'moment'),
            firstDay INTEGER CHECK ((firstDay IS NULL) = (schedule = 'moment')),
            lastDay INTEGER CHECK (lastDay IS NULL OR (schedule = 'daily' AND lastDay >= firstDay)),
            -- Minutes after midnight, divided by blanks; empty where no time is known.
            minutesOfDay TEXT CHECK ((minutesOfDay IS NOT NULL) = (schedule = 'daily'))
              CHECK (minutesOfDay NOT GLOB '*[^0-9 ]*'),
            substance TEXT NOT NULL CHECK (substance <> ''),
            role TEXT NOT NULL CHECK (role IN ('named', 'supplement', 'food', 'total')),
            amount REAL CHECK (amount >= 0),
            unit TEXT CHECK ((unit IS NULL) = (amount IS NULL))
              CHECK (unit IN ('mg', 'g', 'µg', 'mmol', 'serving')),
            basis TEXT CHECK (basis IN ('elemental', 'compound'))
              CHECK (basis IS NULL OR amount IS NOT NULL),
            elementalMg REAL NOT NULL CHECK (elementalMg BETWEEN 0 AND 5000)
              CHECK (amount IS NOT NULL OR elementalMg = 0),
            note TEXT NOT NULL,
            sourceFile TEXT,
            sourceLine INTEGER CHECK (sourceLine >= 1),
            sourceColumn INTEGER CHECK (sourceColumn >= 1),
            -- A file may say the same twice and mean two doses: this is the first, second, …
            occurrence INTEGER NOT NULL CHECK (occurrence >= 1),
            -- Of a file, but taken back by the person: kept, so that the file does not bring it again.
            isRemoved INTEGER NOT NULL CHECK (isRemoved IN (0, 1))
              CHECK (isRemoved = 0 OR sourceFile IS NOT NULL),
            CHECK ((sourceFile IS NULL) = (sourceLine IS NULL)
              AND (sourceFile IS NULL) = (sourceColumn IS NULL))
          ) STRICT;
          -- The same dose said again, by another file or the same one, is one dose.
          CREATE UNIQUE INDEX intakeOnce ON intake(
            schedule, substance, role, ifnull(amount, -1), ifnull(unit, ''), ifnull(basis, ''),
            ifnull(localMs, ''), ifnull(utcOffsetS, ''), ifnull(firstDay, ''),
            ifnull(lastDay, ''), ifnull(minutesOfDay, ''), occurrence);
          -- What was noted day by day, as it was written; key is the name in letters and digits.
          CREATE TABLE diaryNote (
            day INTEGER NOT NULL,
            key TEXT NOT NULL CHECK (key <> ''),
            name TEXT NOT NULL CHECK (name <> ''),
            value TEXT NOT NULL CHECK (trim(value) <> ''),
            PRIMARY KEY (day, key)
          ) STRICT, WITHOUT ROWID;
          """)
    }
    migrator.registerMigration("004-clustering") { db in try cluster(db) }
    return migrator
  }
}
