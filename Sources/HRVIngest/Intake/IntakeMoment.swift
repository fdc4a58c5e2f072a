internal import HRVModel

/// When something was taken, from the cells of an export.
enum IntakeMoment {
  /// The day or moment of a cell and of the clock beside it, which may be empty or a word such
  /// as `pm`, which leaves the time unknown.
  ///
  /// - Throws: ``IngestError`` with the place of the cell when it is no day.
  static func schedule(
    _ text: String, clock: String = "", order: IntakeReadingOptions.DateOrder?, at place: Place,
    _ context: IntakeContext
  ) throws(IngestError) -> IntakeEntry.Schedule {
    if clock.isEmpty, let timestamp = TimeText.calendar(text) { return .at(timestamp) }
    let dayText = WrittenDays.dayPart(of: text)
    guard let day = day(dayText, order: order) else {
      throw context.error(
        .expected("a day such as 2026-03-02", found: text), at: place,
        remedy: order == nil
          ? "Correct it, or export again"
          : "Correct it, or say another --date-order than \(order?.rawValue ?? "")")
    }
    let behind = String(text.dropFirst(dayText.count)).trimmed
    let clock = clock.isEmpty ? behind : clock
    guard let minute = minuteOfDay(clock),
      let timestamp = Timestamp(day: day, hour: minute / 60, minute: minute % 60)
    else { return .on(day) }
    return .at(timestamp)
  }

  private static func day(
    _ text: String, order: IntakeReadingOptions.DateOrder?
  ) -> CivilDay? {
    if case .day(let day) = CalendarDay.read(text, order: order) { return day }
    return CalendarDay.spelledOut(text)
  }

  /// The minute of the day of `8:05`, `08:15:30`, `8:05 AM`, `8:05pm`.
  static func minuteOfDay(_ text: String) -> Int? {
    var clock = text.lowercased().filter { $0 != "." && $0 != " " && $0 != "\u{202F}" }
    let isMorning = clock.hasSuffix("am")
    let isEvening = clock.hasSuffix("pm")
    if isMorning || isEvening { clock.removeLast(2) }
    let parts = clock.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 3 || parts.count == 2,
      let minute = TimeText.minuteOfDay(parts[..<2].joined(separator: ":")),
      parts.count == 2 || parts[2].utf8.count == 2 && parts[2].utf8.allSatisfy({ $0 &- 0x30 < 10 })
    else { return nil }
    guard isMorning || isEvening else { return minute }
    guard 60..<780 ~= minute else { return nil }
    return minute % 720 + (isEvening ? 720 : 0)
  }
}
