internal import GRDB

/// A table of results as a SQLite file for other programs, made in one go and never changed.
public enum ResultsDatabase {
  /// A table.
  public struct Table: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// Its columns.
    public let columns: [Column]

    /// Creates a table.
    public init(name: String, columns: [Column]) {
      self.name = name
      self.columns = columns
    }

    /// The names of its columns as SQL.
    var columnList: String {
      columns.map { "\"\($0.name.replacing("\"", with: "\"\""))\"" }.joined(separator: ", ")
    }
  }

  /// A column.
  public struct Column: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// What it holds.
    public let kind: Kind

    /// What a column holds; an empty field is NULL.
    public enum Kind: String, Sendable {
      /// Text.
      case text = "TEXT"
      /// Whole numbers.
      case integer = "INTEGER"
      /// Numbers.
      case real = "REAL"
    }

    /// Creates a column.
    public init(_ name: String, _ kind: Kind) {
      self.name = name
      self.kind = kind
    }
  }

  /// Makes the file at `path`, where there must be none, with these tables and their rows.
  ///
  /// - Throws: ``ArchiveError`` when the file cannot be written.
  /// - Complexity: O(*fields*).
  public static func write(
    to path: String, _ tables: [(table: Table, rows: any Sequence<[String]>)]
  ) throws(ArchiveError) {
    try making(path) { queue in
      for (table, rows) in tables { try queue.write { try fill($0, table, rows) } }
    }
  }

  /// Makes the file at `path` by `body`.
  static func making(
    _ path: String, _ body: (DatabaseQueue) throws -> Void
  ) throws(ArchiveError) {
    do {
      var configuration = Configuration()
      // Nobody else knows the file yet, and it is thrown away when anything fails.
      configuration.prepareDatabase { db in
        try db.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
      }
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try body(queue)
      try queue.close()
    } catch let error as ArchiveError {
      throw error
    } catch {
      throw ArchiveError(path: path, reason: "\(error)")
    }
  }

  static func create(_ table: Table, in db: Database) throws {
    try db.create(table: table.name, options: [.strict]) { t in
      for column in table.columns { t.column(column.name, .init(rawValue: column.kind.rawValue)) }
    }
  }

  private static func fill(
    _ db: Database, _ table: Table, _ rows: any Sequence<[String]>
  ) throws {
    try create(table, in: db)
    let marks = table.columns.map { _ in "?" }.joined(separator: ", ")
    let statement = try db.makeStatement(
      sql: "INSERT INTO \"\(table.name)\" (\(table.columnList)) VALUES (\(marks))")
    for row in rows {
      try statement.execute(
        arguments: StatementArguments(
          zip(row, table.columns).map { field, column -> (any DatabaseValueConvertible)? in
            guard !field.isEmpty else { return nil }
            return switch column.kind {
            case .text: field
            case .integer: Int64(field)
            case .real: Double(field)
            }
          }))
    }
  }
}
