internal import HRVModel

/// A column that a table may have, under any of several names.
protocol ColumnRole: Hashable, CaseIterable, Sendable {
  /// The names that the column may have, as ``ColumnName/quantity``; the first is ours.
  var names: [String] { get }
}

/// A small table with a line of names, whose columns may stand in any order.
///
/// Unlike recordings, such tables are written by hand: every cell becomes a `String`, and every
/// slip is pointed at.
struct NamedTable<Role: ColumnRole> {
  /// The names of the columns as they stand in the file.
  let header: [String]
  /// What each column that is known is called, by role.
  let names: [Role: ColumnName]
  /// The rows below the names.
  let rows: [Row]
  /// What divides the cells.
  let delimiter: TextLayout.Delimiter

  /// A row of the table.
  struct Row {
    fileprivate let file: String
    fileprivate var cells: [Role: (text: String, written: String, place: Place)] = [:]
    /// Where the row begins.
    let place: Place

    /// The text in the column of this role, without blanks around it; empty when the table has
    /// no such column.
    subscript(role: Role) -> String { cells[role]?.text ?? "" }

    /// The same with the blanks that stand within quotes.
    func written(_ role: Role) -> String { cells[role]?.written ?? "" }

    /// Where that text stands; the beginning of the row when the table has no such column.
    func location(_ role: Role) -> SourceLocation {
      (cells[role]?.place ?? place).location(in: file)
    }

    /// Where the row begins.
    var location: SourceLocation { place.location(in: file) }
  }

  /// Cuts the table; columns of no role are remarked upon and left out.
  init(
    _ bytes: Span<UInt8>, head: FileHead, file: String, remarks: inout Remarks
  ) throws(IngestError) {
    var cursor = Rows(of: file, layout: head.layout)
    delimiter = head.layout.delimiter
    guard try cursor.next(in: bytes) else {
      throw IngestError(
        .empty, at: SourceLocation(file: file), remedy: "Begin with a line of column names")
    }
    header = (0..<cursor.count).map { cursor.text($0, in: bytes) }
    var roles: [Role?] = []
    var names: [Role: ColumnName] = [:]
    for (i, text) in header.enumerated() {
      let name = ColumnName(text)
      let role = Role.allCases.first { $0.names.contains(name.quantity) }
      if let role {
        guard names.updateValue(name, forKey: role) == nil else {
          throw IngestError(
            .ambiguous("two columns mean the same (\(role.names[0])); the second is \"\(text)\""),
            at: cursor.place(i).location(in: file), remedy: "Keep one of them")
        }
      } else if !text.isEmpty {
        remarks.note(
          "the column \"\(TextDecoding.shown(text))\" is not read", at: cursor.place(i))
      }
      roles.append(role)
    }
    self.names = names
    var rows: [Row] = []
    while try cursor.next(in: bytes) {
      rows.append(try Self.row(cursor, bytes, roles: roles, file: file))
    }
    self.rows = rows
  }

  private static func row(
    _ cursor: Rows, _ bytes: Span<UInt8>, roles: [Role?], file: String
  ) throws(IngestError) -> Row {
    var row = Row(file: file, place: cursor.place(0))
    for i in 0..<cursor.count {
      let text = cursor.text(i, in: bytes)
      if i < roles.count {
        if let role = roles[i] { row.cells[role] = (text.trimmed, text, cursor.place(i)) }
      } else if !text.isEmpty {
        throw IngestError(
          .expected("\(roles.count) cells as in the first line", found: text),
          at: cursor.place(i).location(in: file),
          remedy: "Put text that holds the delimiter in quotes, and write decimals with a point")
      }
    }
    return row
  }

  /// Requires the columns of these roles.
  func require(_ roles: Role..., in file: String) throws(IngestError) {
    for role in roles where names[role] == nil {
      throw IngestError(
        .missingColumn("\"\(role.names[0])\"", header: header), at: SourceLocation(file: file),
        remedy: "Name the columns in the first line; this one may also be called "
          + role.names.dropFirst().joined(separator: ", "))
    }
  }
}

extension String {
  /// The text without blanks and tabs around it.
  var trimmed: String {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\u{A0}" }
    var text = self[...].drop(while: isBlank)
    while let last = text.last, isBlank(last) { text.removeLast() }
    return String(text)
  }
}
