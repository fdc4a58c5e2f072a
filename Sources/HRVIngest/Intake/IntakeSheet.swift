internal import HRVModel

/// A line of column names, then a row for each dose or regimen.
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
/// - Where the column is not called `form`, rows may be of anything: those that say magnesium, or
///   that the person named, are read, the others counted.
/// - `role` says of a row of ours that its name is of no table, and what it is of: `supplement`,
///   `food`, or `total` of both.
enum IntakeSheet {
  typealias Row = NamedTable<IntakeColumn>.Row

  static func read(
    _ bytes: Span<UInt8>, isOwn: Bool, _ context: IntakeContext
  ) throws(IngestError) -> IntakeLog {
    var entries = IntakeEntries(context)
    let table = try NamedTable<IntakeColumn>(
      bytes, head: context.head, file: context.file, remarks: &entries.remarks)
    try table.require(.form, in: context.file)
    if isOwn { try table.require(.dose, in: context.file) }
    if table.names[.date] == nil, table.names[.start] == nil {
      try table.require(.time, in: context.file)
    }
    let order = try order(of: table, context)
    var items: [String] = []
    var known: Set<String> = []
    for row in table.rows {
      let (substance, role) = try substance(row, isOwn: isOwn, context)
      guard let role else {
        entries.leaveOut(substance)
        if known.insert(substance).inserted { items.append(substance) }
        continue
      }
      entries.add(
        IntakeEntry(
          location: row.location, schedule: try IntakeSchedule.read(row, order: order),
          substance: role == .supplement && !isOwn
            ? ItemValue.substance(substance, context) : substance,
          role: role,
          dose: try IntakeDose.read(row, of: substance, role: role, in: table, context),
          note: isOwn ? row.written(.note).unguarded : row[.note]))
    }
    if items.count > 0, items.count == Set(table.rows.map { $0[.form] }).count {
      _ = try ItemChoice.choose(among: items, what: "item", context)
    }
    return entries.finished()
  }

  /// What a row is of, and what that is; without a role it is no magnesium.
  private static func substance(
    _ row: Row, isOwn: Bool, _ context: IntakeContext
  ) throws(IngestError) -> (String, IntakeEntry.Role?) {
    let text = row[.form]
    guard !text.isEmpty else {
      throw IngestError(
        .expected("a form of magnesium, a food, or none", found: ""), at: row.location(.form),
        remedy: "Write what was taken, such as citrate, or none when nothing was")
    }
    if text.lowercased() == "none" { return ("none", .named) }
    if isOwn { return (text, try ownRole(row)) }
    if let item = context.options.item {
      let isMeant = text.lowercased().contains(item.trimmed.lowercased())
      return (text, isMeant ? .supplement : nil)
    }
    if MagnesiumName.isForm(text) || text.lowercased().hasPrefix("food:") { return (text, .named) }
    return (text, MagnesiumName.matches(text) ? .supplement : nil)
  }

  private static func ownRole(_ row: Row) throws(IngestError) -> IntakeEntry.Role {
    let text = row[.role].lowercased()
    if text.isEmpty { return .named }
    guard let role = IntakeEntry.Role(rawValue: text) else {
      throw IngestError(
        .expected("supplement, food or total", found: row[.role]), at: row.location(.role),
        remedy: "Leave the cell empty for a form, or a food, of the tables")
    }
    return role
  }

  /// The order of day and month in the table.
  private static func order(
    of table: NamedTable<IntakeColumn>, _ context: IntakeContext
  ) throws(IngestError) -> IntakeReadingOptions.DateOrder? {
    var days = WrittenDays(context)
    for row in table.rows {
      for column in [IntakeColumn.date, .time, .start, .stop] where !row[column].isEmpty {
        let location = row.location(column)
        days.see(row[column], at: Place(line: location.line, column: location.column))
      }
    }
    return try days.order()
  }
}
