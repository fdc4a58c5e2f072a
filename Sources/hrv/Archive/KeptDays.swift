import ArgumentParser
import HRVModel

/// The days that doses and notes may be of: one that lies outside is a slip of the keyboard.
enum KeptDays {
  /// 1900-01-01 to 2100-12-31.
  private static let allowed = CivilDay(daysSince1970: -25_567)...CivilDay(daysSince1970: 47_846)

  /// `day`, where it may be one.
  static func checked(_ day: CivilDay) throws -> CivilDay {
    guard let problem = problem(day) else { return day }
    throw ValidationError("\(problem).")
  }

  /// What is wrong with a day; nil when it may be one.
  static func problem(_ day: CivilDay) -> String? {
    allowed.contains(day)
      ? nil : "\(day) lies outside \(allowed.lowerBound) to \(allowed.upperBound)"
  }

  /// What is wrong with when a dose was taken.
  static func problem(_ schedule: IntakeEntry.Schedule) -> String? {
    switch schedule {
    case .at(let timestamp): problem(timestamp.localDay)
    case .on(let day): problem(day)
    case .daily(let from, let through, _): problem(from) ?? through.flatMap(problem)
    }
  }
}
