internal import HRVModel

/// What a format of logs is handed beside the bytes, and the words it needs to speak of places.
struct IntakeContext: Sendable {
  /// The file as the person named it.
  let file: String
  /// What the person knows about it.
  let options: IntakeReadingOptions
  /// Its beginning.
  let head: FileHead
  /// The names of its columns, if its first line has any.
  let columns: [ColumnName]
  /// The files beside it.
  let siblings: SiblingFiles

  init(
    file: String, options: IntakeReadingOptions, head: FileHead,
    siblings: SiblingFiles = SiblingFiles(inMemory: [:])
  ) {
    self.file = file
    self.options = options
    self.head = head
    self.siblings = siblings
    columns = head.names
  }

  /// A cursor before the first row, which is that of the names where there are any.
  func rows() -> Rows { Rows(of: file, layout: head.layout) }

  /// A cursor behind the row of names.
  func rowsBelowNames(in bytes: Span<UInt8>) throws(IngestError) -> Rows {
    var rows = rows()
    _ = try rows.next(in: bytes)
    return rows
  }

  /// The first column of one of these quantities.
  func column(_ quantities: String...) -> Int? {
    columns.firstIndex { quantities.contains($0.quantity) }
  }

  /// The column that holds a mass of magnesium by its name, such as `Magnesium (mg)`.
  var magnesiumColumn: (index: Int, unit: IntakeEntry.Unit)? {
    for (i, column) in columns.enumerated() {
      guard let unit = column.unit.flatMap({ IntakeAmount.masses[$0] }),
        MagnesiumName.matches(column.quantity)
      else { continue }
      return (i, unit)
    }
    return nil
  }

  /// Whether the last row lacks cells, as when a file is cut off: its numbers may be, too.
  func isCut(_ rows: Rows) -> Bool { rows.isUnterminated && rows.count < columns.count }

  /// The order of day and month in the column of days; nil when none of them needs one.
  func dateOrder(
    of column: Int, in bytes: Span<UInt8>
  ) throws(IngestError) -> IntakeReadingOptions.DateOrder? {
    var days = WrittenDays(self)
    var rows = try rowsBelowNames(in: bytes)
    while try rows.next(in: bytes), !isCut(rows) {
      days.see(rows.text(column, in: bytes), at: rows.place(column))
    }
    return try days.order()
  }

  /// The name of the folder of the file; empty when it has none.
  var folderName: String {
    let parts = file.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count < 2 ? "" : String(parts[parts.count - 2])
  }

  func error(
    _ reason: IngestError.Reason, at place: Place = .beginning, remedy: String
  ) -> IngestError {
    IngestError(reason, at: place.location(in: file), remedy: remedy)
  }

  /// A number of the file: no marks for thousands, the file's decimal mark.
  func amount(_ text: String, at place: Place) throws(IngestError) -> Double {
    guard let number = head.number(text), number >= 0 else {
      throw error(
        .expected("an amount of magnesium, 0 or more", found: text), at: place,
        remedy: "Correct the cell, or export again")
    }
    return number
  }
}
