/// Decimal text to `Double`, correctly rounded, without a locale and without allocating.
///
/// Accepted is `[+-] digits [mark digits] [e|E [+-] digits]` with at least one digit in front
/// of the exponent: no blanks, no grouping, no hexadecimal, no `nan`, no `inf`.
enum DecimalNumber {
  /// The number that fills `range`, times ten to the power `shift`, or nil when the text is
  /// not a number or too large for a `Double`.
  ///
  /// `shift` moves the decimal mark before rounding, so that `0.862` s is 862 ms exactly and
  /// not 0.862 rounded and then multiplied.
  ///
  /// Up to 2⁵³ in the digits and 10^±22 in the exponent, both are exact and one division or
  /// multiplication rounds once (W. D. Clinger, "How to read floating point numbers
  /// accurately", PLDI 1990); beyond, the standard library reads the digits.
  static func parse(
    _ bytes: Span<UInt8>, _ range: Range<Int>, mark: DecimalMark = .point, shift: Int = 0
  ) -> Double? {
    guard let scan = scan(bytes, range, mark: mark) else { return nil }
    let exponent = scan.exponent &+ shift
    guard scan.isExact, let value = exactly(scan.digits, exponent: exponent) else {
      return slowly(bytes, range, scan: scan, shift: shift)
    }
    return scan.isNegative ? -value : value
  }

  /// The digits of a number as far as 64 bits hold them, and the place of the mark.
  private struct Scan {
    var digits: UInt64 = 0
    var exponent = 0
    var isNegative = false
    /// Whether no digit other than 0 was left out of `digits`.
    var isExact = true
    /// Where the exponent's `e` stands, or the end of the text.
    var mantissaEnd = 0
    /// The exponent as written behind the `e`.
    var writtenExponent = 0
  }

  @inline(__always)
  private static func scan(
    _ bytes: Span<UInt8>, _ range: Range<Int>, mark: DecimalMark
  ) -> Scan? {
    var scan = Scan()
    var i = range.lowerBound
    let end = range.upperBound
    guard i < end else { return nil }
    if bytes[i] == UInt8(ascii: "-") || bytes[i] == UInt8(ascii: "+") {
      scan.isNegative = bytes[i] == UInt8(ascii: "-")
      i &+= 1
    }
    var seen = 0
    var afterMark = 0
    while i < end {
      let byte = bytes[i]
      let digit = byte &- UInt8(ascii: "0")
      if digit < 10 {
        seen &+= 1
        if scan.digits < 1_000_000_000_000_000_000 {
          scan.digits = scan.digits &* 10 &+ UInt64(digit)
          scan.exponent &-= afterMark
        } else {
          scan.isExact = scan.isExact && digit == 0
          scan.exponent &+= 1 &- afterMark
        }
      } else if byte == mark.rawValue, afterMark == 0 {
        afterMark = 1
      } else {
        break
      }
      i &+= 1
    }
    guard seen > 0 else { return nil }
    scan.mantissaEnd = i
    if i < end {
      guard let written = writtenExponent(bytes, i..<end) else { return nil }
      scan.writtenExponent = written
      scan.exponent &+= written
    }
    return scan
  }

  /// The exponent in `e-05`; beyond ±99,999 it is cut, which changes no result.
  private static func writtenExponent(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    var i = range.lowerBound
    guard bytes[i] | 0x20 == UInt8(ascii: "e") else { return nil }
    i += 1
    var isNegative = false
    if i < range.upperBound,
      bytes[i] == UInt8(ascii: "-") || bytes[i] == UInt8(ascii: "+")
    {
      isNegative = bytes[i] == UInt8(ascii: "-")
      i += 1
    }
    guard i < range.upperBound else { return nil }
    var value = 0
    while i < range.upperBound {
      let digit = bytes[i] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      value = min(value * 10 + Int(digit), 99_999)
      i += 1
    }
    return isNegative ? -value : value
  }

  /// `digits · 10^exponent` where that takes one rounding at most; nil elsewhere.
  @inline(__always)
  static func exactly(_ digits: UInt64, exponent: Int) -> Double? {
    if exponent == 0, digits <= 1 << 53 { return Double(digits) }
    if digits == 0 { return 0 }
    var (digits, exponent) = (digits, exponent)
    while digits > 1 << 53, digits % 10 == 0 {
      digits /= 10
      exponent += 1
    }
    guard digits <= 1 << 53, -22...22 ~= exponent else { return nil }
    let power = powersOfTen[abs(exponent)]
    return exponent < 0 ? Double(digits) / power : Double(digits) * power
  }

  /// 10⁰ to 10²², each of which a `Double` holds exactly.
  static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  private static func slowly(
    _ bytes: Span<UInt8>, _ range: Range<Int>, scan: Scan, shift: Int
  ) -> Double? {
    var text = ""
    for i in range.lowerBound..<scan.mantissaEnd {
      let isDigit = bytes[i] &- UInt8(ascii: "0") < 10
      let isSign = bytes[i] == UInt8(ascii: "-") || bytes[i] == UInt8(ascii: "+")
      text.unicodeScalars.append(isDigit || isSign ? Unicode.Scalar(bytes[i]) : ".")
    }
    guard let value = Double("\(text)e\(scan.writtenExponent + shift)"), value.isFinite else {
      return nil
    }
    return value
  }
}
