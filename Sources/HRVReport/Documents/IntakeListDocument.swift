public import HRVModel

/// What `hrv intake list` shows: the rows that an archive keeps of what was taken.
public enum IntakeListDocument {
  /// The version that the JSON document names.
  public static let schema = "hrv.intake/1"

  /// The rows as a table, with the numbers that `hrv intake edit` and `remove` take.
  ///
  /// - Parameter zone: the clock that readers go by: a time that was written on another one has its
  ///   distance from UTC behind it.
  public static func text(
    _ rows: [KeptIntake], zone: ZoneRules? = nil, style: TextStyle = .plain,
    widthColumns: Int = 100
  ) -> String {
    guard !rows.isEmpty else { return "no intake\n" }
    guard widthColumns >= leastTableColumns else {
      return rows.map { blocks($0, zone, widthColumns) }.joined()
    }
    var table = TextTable([
      .init("id", .trailing), .init("when", wraps: true), .init("what", wraps: true), .init("dose"),
      .init("mg Mg", .trailing), .init("note", wraps: true), .init("from", wraps: true),
    ])
    for row in rows {
      let entry = row.entry
      table.append([
        String(row.id), when(entry.schedule, zone), entry.substance, dose(entry.dose),
        NumberText.plain(row.elementalMg), entry.note,
        row.isImported ? place(entry.location) : "",
      ])
    }
    return table.text(widthColumns: widthColumns, style: style)
  }

  /// Below this width a row is a few lines, not one of a table.
  private static let leastTableColumns = 72

  /// A row as a few lines: its number and time, what it was, what was noted.
  private static func blocks(_ row: KeptIntake, _ zone: ZoneRules?, _ widthColumns: Int) -> String {
    let entry = row.entry
    let magnesium = entry.dose == nil ? "" : " (\(NumberText.plain(row.elementalMg)) mg Mg)"
    let what = [entry.substance, dose(entry.dose)].filter { !$0.isEmpty }.joined(separator: " ")
    return DatedBlock.text(
      "\(row.id)  \(when(entry.schedule, zone))",
      [what + magnesium, entry.note, row.isImported ? "from " + place(entry.location) : ""],
      widthColumns: widthColumns)
  }

  /// The rows as a log that reads back as the same rows; a column `role` stands there only when a
  /// row needs it.
  public static func csv(_ rows: [KeptIntake]) -> String {
    let hasRoles = rows.contains { $0.entry.role != .named }
    var text = CSV.record(
      (["time", "form", "dose", "unit", "basis", "start", "stop", "note"]
        + (hasRoles ? ["role"] : [])).map { .text($0) })
    for entry in rows.map(\.entry) {
      var (time, start, stop) = ("", "", "")
      switch entry.schedule {
      case .at(let timestamp): time = moment(timestamp)
      case .on(let day): time = day.description
      case .daily(let from, let through, let minutes):
        time = clock(minutes)
        (start, stop) = (from.description, through?.description ?? "")
      }
      let role = entry.role == .named ? "" : entry.role.rawValue
      text += CSV.record(
        [
          .text(time), .text(entry.substance),
          entry.dose.map { .text(SettingText.plainDecimal($0.amount)) } ?? .empty,
          .optional(entry.dose?.unit.rawValue), .optional(entry.dose?.basis?.rawValue),
          .text(start), .text(stop), .text(entry.note),
        ] + (hasRoles ? [.text(role)] : []))
    }
    return text
  }

  /// The rows as JSON. Of the times `time`, `day` and `firstDay` a row has one; `lastDay` is null when
  /// a daily dose has no end; `elementalMg` is the magnesium of one dose.
  public static func json(_ rows: [KeptIntake]) -> String {
    let document: JSONValue = [
      "schema": .string(schema), "rows": .array(rows.map(json)),
    ]
    return document.text
  }

  private static func json(_ row: KeptIntake) -> JSONValue {
    var (time, day, first, last): (String?, String?, String?, String?)
    var clocks: [JSONValue] = []
    switch row.entry.schedule {
    case .at(let timestamp): time = timestamp.description
    case .on(let single): day = single.description
    case .daily(let from, let through, let minutes):
      (first, last) = (from.description, through?.description)
      clocks = minutes.map { .string(clock([$0])) }
    }
    let location = row.entry.location
    return [
      "id": .integer(Int(row.id)), "time": .optional(time), "day": .optional(day),
      "firstDay": .optional(first), "lastDay": .optional(last), "timesOfDay": .array(clocks),
      "form": .string(row.entry.substance), "role": .string(row.entry.role.rawValue),
      "dose": row.entry.dose.map { dose in
        [
          "amount": .number(dose.amount), "unit": .string(dose.unit.rawValue),
          "basis": .optional(dose.basis?.rawValue),
        ]
      } ?? .null,
      "elementalMg": .number(row.elementalMg), "note": .string(row.entry.note),
      "source": row.isImported
        ? ["file": .string(location.file), "line": .integer(location.line)] : .null,
    ]
  }

  /// The name of the file, without its folders, and the line.
  private static func place(_ location: SourceLocation) -> String {
    let name = location.file.split(separator: "/").last.map(String.init) ?? location.file
    return "\(name):\(location.line)"
  }

  private static func when(_ schedule: IntakeEntry.Schedule, _ zone: ZoneRules?) -> String {
    switch schedule {
    case .at(let timestamp):
      let shown = timestamp.unixMilliseconds.map { zone?.resolve(Timestamp(unixMilliseconds: $0)) }
      let isOther = timestamp.utcOffsetS != nil && shown??.utcOffsetS != timestamp.utcOffsetS
      return timestamp.minute + (isOther ? timestamp.readable.dropFirst(19) : "")
    case .on(let day): return day.description
    case .daily(let from, let through, let minutes):
      let days = through.map { "\(from) to \($0)" } ?? "from \(from) on"
      return (["daily", clock(minutes)].filter { !$0.isEmpty } + [days]).joined(separator: " ")
    }
  }

  private static func dose(_ dose: IntakeEntry.Dose?) -> String {
    guard let dose else { return "" }
    return
      ([SettingText.decimal(dose.amount), dose.unit.rawValue, dose.basis?.rawValue] as [String?])
      .compactMap { $0 }.joined(separator: " ")
  }

  /// `08:00 21:00`.
  private static func clock(_ minutes: [Int]) -> String {
    minutes.map { minute in
      let (hours, rest) = (minute / 60, minute % 60)
      return (hours < 10 ? "0" : "") + "\(hours)" + (rest < 10 ? ":0" : ":") + "\(rest)"
    }.joined(separator: " ")
  }

  /// `2026-03-02T21:00`, with seconds and the distance from UTC where there are any.
  private static func moment(_ timestamp: Timestamp) -> String {
    let text = timestamp.description
    let (clock, zone) = (text.prefix(23), text.dropFirst(23))
    return String(clock.hasSuffix(":00.000") ? clock.dropLast(7) : clock) + zone
  }
}
