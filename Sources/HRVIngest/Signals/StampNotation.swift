internal import HRVModel

/// How the stamp of a sample is written.
enum StampNotation: Hashable, Sendable {
  /// A number, of which one is `10^shift` ns.
  case number(shift: Int)
  /// The number of the sample, at this rate in Hz.
  case sampleNumber(rateHz: Double)
  /// The time since the first sample, `[[h:]m:]s[.fraction]`, perhaps in single quotes.
  case elapsed
  /// `YYYY-MM-DD HH:MM:SS.mmm`, as ``TimeText`` reads it.
  case calendar
  /// `DD/MM/YYYY HH:MM:SS.mmm`.
  case dayFirst

  /// The stamp in ns from an origin of its own, within ±146 years so that differences fit.
  func ns(_ bytes: Span<UInt8>, _ range: Range<Int>, mark: DecimalMark) -> Int64? {
    switch self {
    case .number(let shift):
      if shift == 0, let whole = WholeNumber.parse(bytes, range) {
        return ns(whole: whole)
      }
      // Spreadsheets rewrite long numbers as 1.7149206E+18; fractions of a ms are written too.
      guard shift >= 3 else {
        return Self.whole(DecimalNumber.parse(bytes, range, mark: mark, shift: shift))
      }
      // ns since 1970 exceed what a Double holds exactly; µs do not.
      guard let us = DecimalNumber.parse(bytes, range, mark: mark, shift: shift - 3),
        abs(us) < Double(Self.limitUs)
      else { return nil }
      let wholeUs = us.rounded(.down)
      return Int64(wholeUs) * 1000 + Int64(((us - wholeUs) * 1000).rounded())
    case .sampleNumber(let rateHz):
      return Self.whole(DecimalNumber.parse(bytes, range, mark: mark).map { $0 / rateHz * 1e9 })
    case .elapsed:
      return Self.elapsedNs(bytes, range)
    case .calendar:
      return Self.ns(TimeText.calendar(bytes, range))
    case .dayFirst:
      return Self.ns(TimeText.dayFirst(bytes, range))
    }
  }

  /// A stamp that is a whole number of ns.
  @inline(__always)
  func ns(whole: Int64) -> Int64? {
    -Self.limitNs < whole && whole < Self.limitNs ? whole : nil
  }

  private static let limitNs: Int64 = 1 << 62
  /// Less than 2⁵³.
  static let limitUs = limitNs / 1000

  private static func whole(_ number: Double?) -> Int64? {
    guard let number, abs(number) < Double(limitNs) else { return nil }
    return Int64(number.rounded())
  }

  private static func ns(_ time: Timestamp?) -> Int64? {
    // Instants where they are known: a local clock jumps in spring and autumn.
    guard let ms = time.map({ $0.unixMilliseconds ?? $0.localMilliseconds }),
      abs(ms) < limitNs / 1_000_000
    else { return nil }
    return ms * 1_000_000
  }

  /// The elapsed time that a whole text is, in ns; nil when it is none.
  static func elapsedNs(_ text: String) -> Int64? {
    let bytes = Array(text.utf8)
    return elapsedNs(bytes.span, bytes.indices)
  }

  private static func elapsedNs(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int64? {
    var (begin, end) = (range.lowerBound, range.upperBound)
    if end - begin >= 2, bytes[begin] == Byte.apostrophe, bytes[end - 1] == Byte.apostrophe {
      (begin, end) = (begin + 1, end - 1)
    }
    while begin < end, bytes[begin] == Byte.space { begin += 1 }
    var minutes = 0.0
    var parts = 1
    var partBegin = begin
    for i in begin..<max(begin, end) where bytes[i] == Byte.colon {
      guard parts < 3, let part = WholeNumber.parse(bytes, partBegin..<i), part >= 0 else {
        return nil
      }
      minutes = minutes * 60 + Double(part)
      parts += 1
      partBegin = i + 1
    }
    guard partBegin < end,
      let secondsNs = DecimalNumber.parse(bytes, partBegin..<end, shift: 9), secondsNs >= 0
    else { return nil }
    return whole(minutes * 60e9 + secondsNs)
  }
}
