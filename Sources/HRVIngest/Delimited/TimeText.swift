internal import HRVModel

/// Calendar times and epoch numbers to ``Timestamp``, without a locale.
enum TimeText {
  /// The time that fills `range`: `YYYY-MM-DD`, `T` or blanks, `HH:MM[:SS[.fraction]]`, and
  /// perhaps `Z`, `±hh:mm`, `±hhmm` or `±hh`. Fractions beyond the millisecond are cut.
  static func calendar(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Timestamp? {
    if range.count == 23, let time = fixedCalendar(bytes, at: range.lowerBound) { return time }
    var cursor = Cursor(at: range.lowerBound, end: range.upperBound)
    guard let day = day(bytes, &cursor) else { return nil }
    guard cursor.skip(UInt8(ascii: "T"), in: bytes) || cursor.skipBlanks(in: bytes) else {
      return nil
    }
    return clock(bytes, &cursor, on: day)
  }

  /// The time that the 23 bytes `YYYY-MM-DDTHH:MM:SS.mmm` are, as loggers write one a row; nil
  /// when they are anything else, which may be a time all the same.
  private static func fixedCalendar(_ bytes: Span<UInt8>, at begin: Int) -> Timestamp? {
    guard bytes[begin + 4] == UInt8(ascii: "-"), bytes[begin + 7] == UInt8(ascii: "-"),
      bytes[begin + 10] == UInt8(ascii: "T") || bytes[begin + 10] == Byte.space,
      bytes[begin + 13] == Byte.colon, bytes[begin + 16] == Byte.colon,
      bytes[begin + 19] == UInt8(ascii: ".")
    else { return nil }
    var isNumber = true
    func number(_ from: Int, _ count: Int) -> Int {
      var value = 0
      for i in begin + from..<begin + from + count {
        let digit = bytes[i] &- UInt8(ascii: "0")
        isNumber = isNumber && digit < 10
        value = value &* 10 &+ Int(digit)
      }
      return value
    }
    let (year, month, day) = (number(0, 4), number(5, 2), number(8, 2))
    let (hour, minute) = (number(11, 2), number(14, 2))
    let (second, millisecond) = (number(17, 2), number(20, 3))
    guard isNumber, let date = CivilDay(year: year, month: month, day: day) else { return nil }
    return Timestamp(
      day: date, hour: hour, minute: minute, second: second, millisecond: millisecond)
  }

  /// The time that fills `range`: `DD/MM/YYYY`, blanks, and the rest as in
  /// ``calendar(_:_:)``.
  static func dayFirst(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Timestamp? {
    var cursor = Cursor(at: range.lowerBound, end: range.upperBound)
    guard let day = cursor.number(digits: 1...2, in: bytes),
      cursor.skip(UInt8(ascii: "/"), in: bytes),
      let month = cursor.number(digits: 1...2, in: bytes),
      cursor.skip(UInt8(ascii: "/"), in: bytes),
      let year = cursor.number(digits: 4...4, in: bytes),
      let date = CivilDay(year: year, month: month, day: day), cursor.skipBlanks(in: bytes)
    else { return nil }
    return clock(bytes, &cursor, on: date)
  }

  /// `HH:MM[:SS[.fraction]]` and perhaps an offset, to the end of the text.
  private static func clock(
    _ bytes: Span<UInt8>, _ cursor: inout Cursor, on day: CivilDay
  ) -> Timestamp? {
    guard let hour = cursor.number(digits: 1...2, in: bytes),
      cursor.skip(UInt8(ascii: ":"), in: bytes),
      let minute = cursor.number(digits: 2...2, in: bytes)
    else { return nil }
    var second = 0
    var millisecond = 0
    if cursor.skip(UInt8(ascii: ":"), in: bytes) {
      guard let seconds = cursor.number(digits: 2...2, in: bytes) else { return nil }
      second = seconds
      if cursor.skip(UInt8(ascii: "."), in: bytes) || cursor.skip(UInt8(ascii: ","), in: bytes) {
        guard let fraction = cursor.milliseconds(in: bytes) else { return nil }
        millisecond = fraction
      }
    }
    var offsetS: Int?
    if !cursor.isAtEnd {
      _ = cursor.skipBlanks(in: bytes)
      guard let offset = offset(bytes, &cursor), cursor.isAtEnd else { return nil }
      offsetS = offset
    }
    return Timestamp(
      day: day, hour: hour, minute: minute, second: second, millisecond: millisecond,
      utcOffsetS: offsetS)
  }

  /// The day that fills `range`, as `YYYY-MM-DD` or `YYYY/MM/DD`.
  static func day(_ bytes: Span<UInt8>, _ range: Range<Int>) -> CivilDay? {
    var cursor = Cursor(at: range.lowerBound, end: range.upperBound)
    guard let day = day(bytes, &cursor), cursor.isAtEnd else { return nil }
    return day
  }

  /// The minute of the day that fills `range`, as `H:MM` or `HH:MM`.
  static func minuteOfDay(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    var cursor = Cursor(at: range.lowerBound, end: range.upperBound)
    guard let hour = cursor.number(digits: 1...2, in: bytes), hour < 24,
      cursor.skip(UInt8(ascii: ":"), in: bytes),
      let minute = cursor.number(digits: 2...2, in: bytes), minute < 60, cursor.isAtEnd
    else { return nil }
    return hour * 60 + minute
  }

  /// The ms of the day that fill `range`, as `H:MM:SS` with a fraction or without.
  static func millisecondOfDay(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    var cursor = Cursor(at: range.lowerBound, end: range.upperBound)
    guard let hour = cursor.number(digits: 1...2, in: bytes), hour < 24,
      cursor.skip(UInt8(ascii: ":"), in: bytes),
      let minute = cursor.number(digits: 2...2, in: bytes), minute < 60,
      cursor.skip(UInt8(ascii: ":"), in: bytes),
      let second = cursor.number(digits: 2...2, in: bytes), second < 60
    else { return nil }
    var fractionMs = 0
    if cursor.skip(UInt8(ascii: "."), in: bytes) || cursor.skip(UInt8(ascii: ","), in: bytes) {
      guard let ms = cursor.milliseconds(in: bytes) else { return nil }
      fractionMs = ms
    }
    return cursor.isAtEnd ? ((hour * 60 + minute) * 60 + second) * 1000 + fractionMs : nil
  }

  /// The instant that an epoch number stands for; its size tells s, ms, µs and ns apart.
  ///
  /// Each unit covers the years 2001 to 2286, in which the four ranges do not meet. Anything
  /// else is no epoch number.
  static func epoch(_ number: Double) -> Timestamp? {
    guard let shift = shiftToNs(number) else { return nil }
    let perMs = shift > 6 ? 1e-3 : DecimalNumber.powersOfTen[6 - shift]
    return Timestamp(unixMilliseconds: Int64((number / perMs).rounded(.down)))
  }

  /// The power of ten from the unit of an epoch number to ns, told by its size; nil when it is
  /// no epoch number.
  static func shiftToNs(_ number: Double) -> Int? {
    switch number {
    case 1e9..<1e10: 9
    case 1e12..<1e13: 6
    case 1e15..<1e16: 3
    case 1e18..<1e19: 0
    default: nil
    }
  }

  /// The instant `ns` after 1970, cut to the millisecond, when it lies in the years 2001 to
  /// 2286; anything else counts from another origin.
  static func epoch(ns: Int64) -> Timestamp? {
    ns >= 1_000_000_000_000_000_000 ? Timestamp(unixMilliseconds: ns / 1_000_000) : nil
  }

  /// As ``calendar(_:_:)``, of a whole text.
  static func calendar(_ text: String) -> Timestamp? {
    let bytes = Array(text.utf8)
    return calendar(bytes.span, bytes.indices)
  }

  /// As ``day(_:_:)``, of a whole text.
  static func day(_ text: String) -> CivilDay? {
    let bytes = Array(text.utf8)
    return day(bytes.span, bytes.indices)
  }

  /// As ``minuteOfDay(_:_:)``, of a whole text.
  static func minuteOfDay(_ text: String) -> Int? {
    let bytes = Array(text.utf8)
    return minuteOfDay(bytes.span, bytes.indices)
  }

  private static func day(_ bytes: Span<UInt8>, _ cursor: inout Cursor) -> CivilDay? {
    guard let year = cursor.number(digits: 4...4, in: bytes) else { return nil }
    let separator = UInt8(ascii: cursor.skip(UInt8(ascii: "/"), in: bytes) ? "/" : "-")
    guard separator == UInt8(ascii: "/") || cursor.skip(separator, in: bytes),
      let month = cursor.number(digits: 1...2, in: bytes), cursor.skip(separator, in: bytes),
      let day = cursor.number(digits: 1...2, in: bytes)
    else { return nil }
    return CivilDay(year: year, month: month, day: day)
  }

  /// The distance from UTC in s. Clocks on Earth stay within 14 h of it; 18 h are let pass.
  private static func offset(_ bytes: Span<UInt8>, _ cursor: inout Cursor) -> Int? {
    if cursor.skip(UInt8(ascii: "Z"), in: bytes) { return 0 }
    let isWest = cursor.skip(UInt8(ascii: "-"), in: bytes)
    guard isWest || cursor.skip(UInt8(ascii: "+"), in: bytes),
      let hours = cursor.number(digits: 2...2, in: bytes)
    else { return nil }
    _ = cursor.skip(UInt8(ascii: ":"), in: bytes)
    let minutes = cursor.isAtEnd ? 0 : cursor.number(digits: 2...2, in: bytes)
    guard let minutes, hours <= 18, minutes < 60 else { return nil }
    return (isWest ? -1 : 1) * (hours * 3600 + minutes * 60)
  }

  /// A place in the text that moves on as parts are taken.
  private struct Cursor {
    private var at: Int
    private let end: Int

    init(at: Int, end: Int) {
      self.at = at
      self.end = end
    }

    var isAtEnd: Bool { at == end }

    mutating func skip(_ byte: UInt8, in bytes: Span<UInt8>) -> Bool {
      guard at < end, bytes[at] == byte else { return false }
      at += 1
      return true
    }

    mutating func skipBlanks(in bytes: Span<UInt8>) -> Bool {
      let begin = at
      while skip(UInt8(ascii: " "), in: bytes) {}
      return at > begin
    }

    mutating func number(digits allowed: ClosedRange<Int>, in bytes: Span<UInt8>) -> Int? {
      var value = 0
      var count = 0
      while at < end, count < allowed.upperBound, bytes[at] &- UInt8(ascii: "0") < 10 {
        value = value * 10 + Int(bytes[at] - UInt8(ascii: "0"))
        count += 1
        at += 1
      }
      return count < allowed.lowerBound ? nil : value
    }

    /// The digits after the decimal mark as whole milliseconds.
    mutating func milliseconds(in bytes: Span<UInt8>) -> Int? {
      var value = 0
      var weight = 100
      let begin = at
      while at < end, bytes[at] &- UInt8(ascii: "0") < 10 {
        value += weight * Int(bytes[at] - UInt8(ascii: "0"))
        weight /= 10
        at += 1
      }
      return at == begin ? nil : value
    }
  }
}
