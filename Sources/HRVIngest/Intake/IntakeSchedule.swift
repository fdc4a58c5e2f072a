internal import HRVModel

/// When a row of an intake log applies.
enum IntakeSchedule {
  typealias Row = NamedTable<IntakeColumn>.Row

  static func read(
    _ row: Row, order: IntakeReadingOptions.DateOrder?
  ) throws(IngestError) -> IntakeEntry.Schedule {
    guard row[.start].isEmpty else { return try regimen(row, order) }
    guard row[.stop].isEmpty else {
      throw IngestError(
        .expected("the first day of the regimen that ends on \(row[.stop])", found: ""),
        at: row.location(.start), remedy: "Write the first day in the column \"start\"")
    }
    if row[.date].isEmpty { return try moment(row[.time], in: row, column: .time, order) }
    if row[.time].isEmpty { return try moment(row[.date], in: row, column: .date, order) }
    let day = try day(row[.date], in: row, column: .date, order)
    guard let minute = IntakeMoment.minuteOfDay(row[.time]),
      let timestamp = Timestamp(day: day, hour: minute / 60, minute: minute % 60)
    else {
      throw IngestError(
        .expected("a clock time beside the date", found: row[.time]), at: row.location(.time),
        remedy: "Write it as 21:00")
    }
    return .at(timestamp)
  }

  /// Every day from `start` through `stop`.
  private static func regimen(
    _ row: Row, _ order: IntakeReadingOptions.DateOrder?
  ) throws(IngestError) -> IntakeEntry.Schedule {
    guard row[.date].isEmpty else {
      throw IngestError(
        .ambiguous("the row has both a date and a start"), at: row.location(.date),
        remedy: "Leave \"start\" empty for one dose, or \"date\" for a daily regimen")
    }
    let first = try day(row[.start], in: row, column: .start, order)
    let last = row[.stop].isEmpty ? nil : try day(row[.stop], in: row, column: .stop, order)
    if let last, last < first {
      throw IngestError(
        .outOfRange("the last day of the regimen", value: "\(last)", allowed: "\(first) or later"),
        at: row.location(.stop), remedy: "Check both days")
    }
    var minutes: [Int] = []
    for word in row[.time].split(whereSeparator: { " ,;/+&".contains($0) }) {
      guard let minute = TimeText.minuteOfDay(String(word)) else {
        throw IngestError(
          .expected("clock times of a daily regimen", found: String(word)),
          at: row.location(.time),
          remedy: "Write them as 21:00, or 08:00 21:00; for one dose leave \"start\" empty")
      }
      minutes.append(minute)
    }
    return .daily(from: first, through: last, minutesOfDay: minutes)
  }

  /// One dose: a day, with or without a time.
  private static func moment(
    _ text: String, in row: Row, column: IntakeColumn, _ order: IntakeReadingOptions.DateOrder?
  ) throws(IngestError) -> IntakeEntry.Schedule {
    if let timestamp = TimeText.calendar(text) { return .at(timestamp) }
    // Days that are not written the ISO way may have a clock time behind a blank.
    let words = text.split(separator: " ", maxSplits: 1).map(String.init)
    if words.count == 2 {
      let day = try day(words[0], in: row, column: column, order)
      if let timestamp = TimeText.calendar("\(day) \(words[1])") { return .at(timestamp) }
      if let minute = IntakeMoment.minuteOfDay(words[1]),
        let timestamp = Timestamp(day: day, hour: minute / 60, minute: minute % 60)
      {
        return .at(timestamp)
      }
      throw IngestError(
        .expected("a time such as 21:00 after the day", found: words[1]), at: row.location(column),
        remedy: "Write the moment as \(day)T21:00")
    }
    return .on(try day(text, in: row, column: column, order))
  }

  private static func day(
    _ text: String, in row: Row, column: IntakeColumn, _ order: IntakeReadingOptions.DateOrder?
  ) throws(IngestError) -> CivilDay {
    switch CalendarDay.read(text, order: order) {
    case .day(let day): return day
    case .ambiguous:
      throw IngestError(
        .ambiguous("\"\(text)\" is one day in Europe and another in America"),
        at: row.location(column), remedy: "Write days as YYYY-MM-DD")
    case .none:
      let isClock = TimeText.minuteOfDay(text) != nil
      throw IngestError(
        .expected("a day such as 2026-03-02", found: text), at: row.location(column),
        remedy: isClock
          ? "Write the day before the time, or the first day in the column \"start\""
          : "Write days as YYYY-MM-DD, and moments as YYYY-MM-DDTHH:MM")
    }
  }
}
