public import HRVModel

/// Reads intake logs: one line of column names, then a row for each dose or regimen.
///
///     time,form,dose,unit,basis,start,stop,note
///     2026-03-02T21:00,citrate,400,mg,elemental,,,
///     21:00,glycinate,2,g,compound,2026-03-05,2026-04-02,with dinner
///     ,none,,,,2026-04-03,2026-04-30,
///
/// - Columns stand in any order, in upper or lower case, and have other names too: `date`,
///   `datetime`, `timestamp`; `substance`, `food`, `item`; `amount`; `mass`, `kind`; `notes`,
///   `comment`. Cells are divided by commas, semicolons or tabs.
/// - A row with `start` is a regimen: every day from `start` through `stop`, or on and on when
///   that is empty, at the clock times in `time`, if there are any.
/// - A row without `start` is one dose: `time` holds a date with or without a clock time; a
///   table may also have a `date` column beside `time`.
/// - `none` as form says that nothing was taken then. A day that no row speaks of is unknown.
/// - Nothing is guessed: a number without a unit, a day that could be another, a mark that
///   could divide thousands are errors with their place.
public struct IntakeLogReader: Sendable {
  /// Creates a reader.
  public init() {}

  /// Reads the log at `path`.
  ///
  /// - Throws: ``IngestError``, which says which cell is wrong and what to write instead.
  public func read(path: String) throws(IngestError) -> IntakeLog {
    let input = try InputFile(path: path)
    let name = input.name
    return try input.withBytes { bytes throws(IngestError) in
      try read(bytes, file: name)
    }
  }

  /// Reads a log that is already in memory; `file` is its name in messages.
  public func read(bytes: [UInt8], file: String) throws(IngestError) -> IntakeLog {
    let input = try InputFile(bytes: bytes, name: file)
    let name = input.name
    return try input.withBytes { bytes throws(IngestError) in
      try read(bytes, file: name)
    }
  }

  private func read(_ bytes: Span<UInt8>, file: String) throws(IngestError) -> IntakeLog {
    let head = try FileHead.opened(bytes, file: file)
    var remarks = Remarks()
    let table = try NamedTable<IntakeColumn>(bytes, head: head, file: file, remarks: &remarks)
    try table.require(.form, .dose, in: file)
    if table.names[.date] == nil, table.names[.start] == nil {
      try table.require(.time, in: file)
    }
    var entries: [IntakeEntry] = []
    for row in table.rows {
      let substance = try Self.substance(row)
      entries.append(
        IntakeEntry(
          location: row.location, schedule: try IntakeSchedule.read(row),
          substance: substance, dose: try IntakeDose.read(row, of: substance, in: table),
          note: row[.note]))
    }
    if entries.isEmpty {
      remarks.note("the log has no rows: nothing is known of any day")
    }
    return IntakeLog(file: file, entries: entries, remarks: remarks.finished(file: file))
  }

  private static func substance(
    _ row: NamedTable<IntakeColumn>.Row
  ) throws(IngestError) -> String {
    let text = row[.form]
    guard !text.isEmpty else {
      throw IngestError(
        .expected("a form of magnesium, a food, or none", found: ""), at: row.location(.form),
        remedy: "Write what was taken, such as citrate, or none when nothing was")
    }
    return text.lowercased() == "none" ? "none" : text
  }
}
