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

  /// Which order of day and month a text can have.
  enum Order: Hashable {
    /// Both give days, and not the same.
    case either
    /// Only this one gives a day.
    case only(IntakeReadingOptions.DateOrder)
    /// It is no such day, or the same in both.
    case irrelevant
  }

  /// Reads `YYYY-MM-DD`, `YYYY/MM/DD`, `DD.MM.YYYY`, and, with slashes or hyphens, `DD/MM/YYYY`
  /// or `MM/DD/YYYY`: in the order that is given, else where only one of the two is a day.
  static func read(
    _ text: String, order: IntakeReadingOptions.DateOrder? = nil
  ) -> Reading {
    if let day = TimeText.day(text) { return .day(day) }
    if let (first, second, year) = parts(text, separator: ".") {
      return CivilDay(year: year, month: second, day: first).map(Reading.day) ?? .none
    }
    guard let (european, american) = bothWays(text) else { return .none }
    switch order {
    case .dayFirst: return european.map(Reading.day) ?? .none
    case .monthFirst: return american.map(Reading.day) ?? .none
    case nil: break
    }
    return switch (european, american) {
    case (let european?, let american?):
      european == american ? .day(european) : .ambiguous
    case (let day?, nil), (nil, let day?): .day(day)
    case (nil, nil): .none
    }
  }

  /// Which order of day and month `text` can have.
  static func order(of text: String) -> Order {
    guard let (european, american) = bothWays(text) else { return .irrelevant }
    return switch (european, american) {
    case (let european?, let american?): european == american ? .irrelevant : .either
    case (.some, nil): .only(.dayFirst)
    case (nil, .some): .only(.monthFirst)
    case (nil, nil): .irrelevant
    }
  }

  /// Reads days with the English name of the month: `8th Dec 2021`, `8 December 2021`,
  /// `Dec 8, 2021`.
  static func spelledOut(_ text: String) -> CivilDay? {
    let words = text.lowercased().split { $0 == " " || $0 == "," || $0 == "." }.map(String.init)
    guard words.count == 3, words[2].utf8.count == 4, let year = Int(words[2]) else { return nil }
    let isMonthFirst = words[0].first?.isLetter == true
    let (dayWord, monthWord) = isMonthFirst ? (words[1], words[0]) : (words[0], words[1])
    let suffixes = ["st", "nd", "rd", "th"]
    let digits =
      suffixes.contains(where: dayWord.hasSuffix) ? String(dayWord.dropLast(2)) : dayWord
    guard monthWord.count >= 3, digits.utf8.count <= 2, let day = Int(digits),
      let month = months.firstIndex(where: {
        $0.hasPrefix(monthWord) || monthWord == "sept" && $0 == "september"
      })
    else { return nil }
    return CivilDay(year: year, month: month + 1, day: day)
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  /// The days that two numbers and a year are in Europe and in America; nil when they are not
  /// written so.
  private static func bothWays(_ text: String) -> (european: CivilDay?, american: CivilDay?)? {
    guard let (first, second, year) = parts(text, separator: "/") ?? parts(text, separator: "-")
    else { return nil }
    return (
      CivilDay(year: year, month: second, day: first),
      CivilDay(year: year, month: first, day: second)
    )
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
