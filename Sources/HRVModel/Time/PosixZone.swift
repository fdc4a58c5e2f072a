/// The rule after a zone's last listed transition, such as `CET-1CEST,M3.5.0,M10.5.0/3`.
///
/// - Source: POSIX.1, `TZ` environment variable, with the extension of RFC 8536 §3.3.1 that
///   lets times of day lie between −167 and 167 hours.
struct PosixZone: Hashable, Sendable {
  private let standardOffsetS: Int
  private let daylight: Daylight?

  private struct Daylight: Hashable {
    let offsetS: Int
    let begin: Rule
    let end: Rule
  }

  /// When, in local time, clocks change in a year.
  private struct Rule: Hashable {
    enum Date: Hashable {
      case julian(Int)
      case dayOfYear(Int)
      case weekdayOfMonth(month: Int, week: Int, weekday: Int)
    }
    let date: Date
    let secondOfDay: Int

    /// The local clock reading of the change in `year`, in seconds since 1970-01-01.
    func localS(year: Int) -> Int64 {
      let january1 = CivilDay(year: year, month: 1, day: 1)?.daysSince1970 ?? 0
      let isLeap = CivilDay(year: year, month: 2, day: 29) != nil
      let day: Int
      switch date {
      case .julian(let n): day = january1 + n - 1 + (isLeap && n >= 60 ? 1 : 0)
      case .dayOfYear(let n): day = january1 + n
      case .weekdayOfMonth(let month, let week, let weekday):
        let first = CivilDay(year: year, month: month, day: 1) ?? CivilDay(daysSince1970: 0)
        // POSIX counts Sunday as 0, CivilDay counts Monday as 0.
        var inMonth = 1 + ((weekday + 6) % 7 - first.weekday + 7) % 7 + 7 * (week - 1)
        while CivilDay(year: year, month: month, day: inMonth) == nil { inMonth -= 7 }
        day = first.daysSince1970 + inMonth - 1
      }
      return Int64(day) * 86_400 + Int64(secondOfDay)
    }
  }

  init?(_ text: ArraySlice<UInt8>) {
    var scanner = Scanner(rest: text)
    guard scanner.skipName(), let standard = scanner.offset() else { return nil }
    standardOffsetS = -standard
    if scanner.isAtEnd {
      daylight = nil
      return
    }
    guard scanner.skipName() else { return nil }
    var offsetS = standardOffsetS + 3600
    if !scanner.next(is: ",") {
      guard let explicit = scanner.offset() else { return nil }
      offsetS = -explicit
    }
    guard scanner.take(","), let begin = scanner.rule(), scanner.take(","),
      let end = scanner.rule(), scanner.isAtEnd
    else { return nil }
    daylight = Daylight(offsetS: offsetS, begin: begin, end: end)
  }

  func utcOffsetS(atUnixS unixS: Int64) -> Int {
    guard let daylight else { return standardOffsetS }
    let localDay = floorDivided(unixS + Int64(standardOffsetS), 86_400)
    // Days are numbered in the years to 9999 only; of the day before and after these, the rules of
    // the nearest year say the same.
    let year = min(max(CivilDay(daysSince1970: Int(localDay)).components.year, 1), 9999)
    let begin = daylight.begin.localS(year: year) - Int64(standardOffsetS)
    let end = daylight.end.localS(year: year) - Int64(daylight.offsetS)
    let isDaylight =
      begin < end ? (begin..<end).contains(unixS) : !(end..<begin).contains(unixS)
    return isDaylight ? daylight.offsetS : standardOffsetS
  }

  private struct Scanner {
    var rest: ArraySlice<UInt8>
    var isAtEnd: Bool { rest.isEmpty }

    func next(is character: Character) -> Bool { rest.first == character.asciiValue }

    mutating func take(_ character: Character) -> Bool {
      guard next(is: character) else { return false }
      rest.removeFirst()
      return true
    }

    mutating func skipName() -> Bool {
      if take("<") {
        guard let close = rest.firstIndex(of: UInt8(ascii: ">")) else { return false }
        rest = rest[(close + 1)...]
        return true
      }
      let letters = rest.prefix { (0x41...0x5A).contains($0 & 0xDF) }
      rest = rest.dropFirst(letters.count)
      return letters.count >= 3
    }

    mutating func number() -> Int? {
      let digits = rest.prefix { (0x30...0x39).contains($0) }.prefix(4)
      guard !digits.isEmpty else { return nil }
      rest = rest.dropFirst(digits.count)
      return digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
    }

    /// `[+-]h[:m[:s]]` in seconds.
    mutating func offset() -> Int? {
      let isNegative = next(is: "-")
      if isNegative || next(is: "+") { rest.removeFirst() }
      guard let hours = number(), hours <= 167 else { return nil }
      var seconds = hours * 3600
      for unit in [60, 1] where take(":") {
        guard let value = number(), value < 60 else { return nil }
        seconds += value * unit
      }
      return isNegative ? -seconds : seconds
    }

    mutating func rule() -> Rule? {
      let date: Rule.Date
      if take("M") {
        guard let month = number(), take("."), let week = number(), take("."),
          let weekday = number(), (1...12).contains(month), (1...5).contains(week),
          (0...6).contains(weekday)
        else { return nil }
        date = .weekdayOfMonth(month: month, week: week, weekday: weekday)
      } else if take("J") {
        guard let n = number(), (1...365).contains(n) else { return nil }
        date = .julian(n)
      } else {
        guard let n = number(), (0...365).contains(n) else { return nil }
        date = .dayOfYear(n)
      }
      guard take("/") else { return Rule(date: date, secondOfDay: 7200) }
      guard let second = offset() else { return nil }
      return Rule(date: date, secondOfDay: second)
    }
  }
}
