internal import HRVModel

/// Days as people write them by hand.
enum CalendarDay {
  /// What a text says as a day.
  enum Reading: Hashable {
    case day(CivilDay)
    /// Two days, depending on the country: `03/02/2026`.
    case ambiguous
    case none
  }

  /// Reads `YYYY-MM-DD`, `YYYY/MM/DD`, `DD.MM.YYYY`, and `DD/MM/YYYY` or `MM/DD/YYYY` where
  /// only one of the two is a day.
  static func read(_ text: String) -> Reading {
    if let day = TimeText.day(text) { return .day(day) }
    if let (first, second, year) = parts(text, separator: ".") {
      return CivilDay(year: year, month: second, day: first).map(Reading.day) ?? .none
    }
    guard let (first, second, year) = parts(text, separator: "/") else { return .none }
    let european = CivilDay(year: year, month: second, day: first)
    let american = CivilDay(year: year, month: first, day: second)
    return switch (european, american) {
    case (let european?, let american?):
      european == american ? .day(european) : .ambiguous
    case (let day?, nil), (nil, let day?): .day(day)
    case (nil, nil): .none
    }
  }

  /// Two numbers of one or two digits and a year of four.
  private static func parts(_ text: String, separator: Character) -> (Int, Int, Int)? {
    let parts = text.split(separator: separator, omittingEmptySubsequences: false)
    let widths = [1...2, 1...2, 4...4]
    guard parts.count == 3,
      zip(parts, widths).allSatisfy({ part, width in
        width.contains(part.utf8.count) && part.utf8.allSatisfy { $0 &- 0x30 < 10 }
      }),
      let first = Int(parts[0]), let second = Int(parts[1]), let year = Int(parts[2])
    else { return nil }
    return (first, second, year)
  }
}
