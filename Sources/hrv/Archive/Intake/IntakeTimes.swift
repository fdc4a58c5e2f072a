import ArgumentParser
import HRVIngest
import HRVModel

/// When something was, or is regularly, taken.
struct IntakeTimes: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "When it was taken, as 2026-03-02T21:00 or as a day, today or yesterday.", valueName: "time"))
  var at: String?

  @Option(help: ArgumentHelp("The first day of a dose that is taken daily.", valueName: "day"))
  var start: String?

  @Option(
    help: ArgumentHelp("Its last day; without one it goes on and on.", valueName: "day"))
  var stop: String?

  var isGiven: Bool { at != nil || start != nil || stop != nil }

  func validate() throws {
    if at != nil, start != nil || stop != nil {
      throw ValidationError("--at is for what was taken once, --start and --stop for daily doses.")
    }
  }

  /// What the options say, with the times of day that the dose was written with.
  ///
  /// - Parameter isNothing: whether it is the statement that nothing was taken, which is one of a
  ///   day.
  func schedules(
    minutesOfDay minutes: [Int], isNothing: Bool
  ) throws -> [IntakeEntry.Schedule] {
    if stop != nil, start == nil { throw ValidationError("--stop needs --start.") }
    if let start {
      let first = try day(start, "--start")
      let last = try stop.map { try day($0, "--stop") }
      if let last, last < first { throw ValidationError("--stop \(last) is before --start.") }
      return [.daily(from: first, through: last, minutesOfDay: minutes)]
    }
    if let at {
      if let day = try LocalClock.day(at) { return Self.moments(of: day, minutes) }
      guard let timestamp = Timestamp(iso8601: at) else {
        throw ValidationError(
          "--at: \"\(at)\" is no time like 2026-03-02T21:00 (00:00 to 23:59), and no day.")
      }
      _ = try KeptDays.checked(timestamp.localDay)
      guard minutes.isEmpty else {
        throw ValidationError("--at has a time of day, and the dose has one, too: leave one out.")
      }
      return [.at(timestamp)]
    }
    let now = try LocalClock.now()
    if isNothing { return [.on(now.localDay)] }
    guard !minutes.isEmpty else {
      return [
        .at(
          Timestamp(
            localMilliseconds: now.localMilliseconds / 60_000 * 60_000, utcOffsetS: now.utcOffsetS))
      ]
    }
    let schedules = Self.moments(of: now.localDay, minutes)
    for case .at(let timestamp) in schedules
    where timestamp.localMilliseconds > now.localMilliseconds {
      throw ValidationError(
        "\(timestamp.description.dropFirst(11).prefix(5)) today is yet to come: say --at yesterday,"
          + " or --start for a dose that is taken daily.")
    }
    return schedules
  }

  private func day(_ text: String, _ option: String) throws -> CivilDay {
    guard let day = try LocalClock.day(text) else {
      throw ValidationError("\(option): \"\(text)\" is no day like 2026-03-02.")
    }
    return day
  }

  private static func moments(of day: CivilDay, _ minutes: [Int]) -> [IntakeEntry.Schedule] {
    guard !minutes.isEmpty else { return [.on(day)] }
    return minutes.compactMap { minute in
      Timestamp(day: day, hour: minute / 60, minute: minute % 60).map { .at($0) }
    }
  }
}
