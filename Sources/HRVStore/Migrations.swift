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
    return migrator
  }
}
