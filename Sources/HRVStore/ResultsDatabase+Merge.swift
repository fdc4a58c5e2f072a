internal import GRDB

extension ResultsDatabase {
  /// The tables of a batch.
  private static let names = ["result", "error"]
  /// The column that says which recording a row is about, and by which rows stand in order.
  private static let index = "index"

  /// Makes at `path`, where there must be no file, one database of those at `parts`: their rows in the
  /// order of the numbers of their recordings, as if all had been written in one go.
  ///
  /// - Throws: ``ArchiveError``, with the part that is no such database, has other columns than the first,
  ///   or holds a recording that another one holds.
  /// - Complexity: O(*n* log *n*) for *n* rows, which are sorted on the disk.
  public static func merge(_ parts: [String], to path: String) throws(ArchiveError) {
    let tables = try parts.map { part throws(ArchiveError) in try Self.tables(of: part) }
    guard let first = tables.first else { return }
    for (part, tables) in zip(parts, tables) where tables != first {
      throw ArchiveError(path: part, reason: "its columns are not those of \(parts[0])")
    }
    try making(path) { queue in
      for table in first {
        try queue.inDatabase { try gather(table, of: parts, in: $0) }
        try queue.write { db in
          try create(table, in: db)
          try db.execute(
            sql: "INSERT INTO \"\(table.name)\" SELECT \(table.columnList) FROM temp.gathered"
              + " ORDER BY \"\(index)\", \(table.unusedName("place"))")
        }
        try queue.inDatabase { try $0.execute(sql: "DROP TABLE temp.gathered") }
      }
    }
  }

  /// Whether the file at `path` is a database of results.
  public static func isOne(at path: String) -> Bool { (try? tables(of: path)) != nil }

  /// Puts the rows of all parts into a temporary table, with the number of the part and their place in
  /// it.
  private static func gather(_ table: Table, of parts: [String], in db: Database) throws {
    let (part, place) = (table.unusedName("part"), table.unusedName("place"))
    let rows = "SELECT rowid AS \(place), \(table.columnList) FROM source.\"\(table.name)\""
    for (number, path) in parts.enumerated() {
      try db.execute(sql: "ATTACH DATABASE ? AS source", arguments: [path])
      try db.execute(
        sql: (number == 0 ? "CREATE TEMP TABLE gathered AS " : "INSERT INTO temp.gathered ")
          + "SELECT \(number) AS \(part), * FROM (\(rows))")
      try db.execute(sql: "DETACH DATABASE source")
    }
    let shared = try Row.fetchOne(
      db,
      sql:
        "SELECT \"\(index)\" AS number, min(\(part)) AS one, max(\(part)) AS other FROM temp.gathered"
        + " GROUP BY \"\(index)\" HAVING one < other LIMIT 1")
    if let shared {
      let (one, other): (Int, Int) = (shared["one"], shared["other"])
      let number: Int = shared["number"]
      throw ArchiveError(
        path: parts[other],
        reason: "recording \(number) is in \(parts[one]), too: give each part once")
    }
  }

  /// The tables of the database at `path`.
  private static func tables(of path: String) throws(ArchiveError) -> [Table] {
    do {
      var configuration = Configuration()
      configuration.readonly = true
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      return try queue.read { db in
        try names.map { name in
          let columns = try db.columns(in: name).map { column in
            guard let kind = Column.Kind(rawValue: column.type) else {
              throw ArchiveError(path: path, reason: "it is no database of hrv batch")
            }
            return Column(column.name, kind)
          }
          guard columns.first?.name == index else {
            throw ArchiveError(path: path, reason: "it is no database of hrv batch")
          }
          return Table(name: name, columns: columns)
        }
      }
    } catch let error as ArchiveError {
      throw error
    } catch {
      throw ArchiveError(path: path, reason: "it is no database of hrv batch (\(error))")
    }
  }
}

extension ResultsDatabase.Table {
  /// A name like `name` that no column has.
  fileprivate func unusedName(_ name: String) -> String {
    let taken = Set(columns.map { $0.name.lowercased() })
    var name = name
    while taken.contains(name) { name += "_" }
    return name
  }
}
