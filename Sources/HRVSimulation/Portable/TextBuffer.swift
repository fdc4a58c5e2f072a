internal import HRVModel

/// Text on its way to a file, as UTF-8 bytes: numbers by integer arithmetic, no locale.
struct TextBuffer {
  private(set) var bytes: [UInt8] = []

  /// A buffer that holds `text`.
  init(_ text: String = "") { append(text) }

  mutating func reserveCapacity(_ count: Int) { bytes.reserveCapacity(count) }

  mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func append(contentsOf other: TextBuffer) { bytes.append(contentsOf: other.bytes) }

  /// Takes the last byte away.
  mutating func removeLast() { bytes.removeLast() }
  mutating func append(byte: Unicode.Scalar) { bytes.append(UInt8(ascii: byte)) }

  /// `value` in decimal, with leading zeros to `width` digits.
  mutating func append(_ value: Int, width: Int = 1) {
    if value < 0 { append(byte: "-") }
    var rest = value.magnitude
    let start = bytes.count
    var digits = 0
    while rest > 0 || digits < width {
      bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
      digits += 1
    }
    bytes[start...].reverse()
  }

  /// `units` / 10^`decimals`, with all decimals: 1234 units with 2 decimals are `12.34`.
  mutating func append(_ units: Int, decimals: Int) {
    var divisor: UInt = 1
    for _ in 0..<decimals { divisor *= 10 }
    if units < 0 { append(byte: "-") }
    append(Int(units.magnitude / divisor))
    guard decimals > 0 else { return }
    append(byte: ".")
    append(Int(units.magnitude % divisor), width: decimals)
  }

  /// As ``append(_:decimals:)``, without the zeros at the end; at least `atLeast` decimals stay.
  mutating func append(_ units: Int, upToDecimals decimals: Int, atLeast least: Int = 0) {
    append(units, decimals: decimals)
    var kept = decimals
    while kept > least, bytes.last == UInt8(ascii: "0") {
      bytes.removeLast()
      kept -= 1
    }
    if kept == 0, bytes.last == UInt8(ascii: ".") { bytes.removeLast() }
  }

  /// `YYYY-MM-DD`, with another separator when asked for.
  mutating func append(_ day: CivilDay, separator: String = "-") {
    let (year, month, date) = day.components
    append(year, width: 4)
    append(separator)
    append(month, width: 2)
    append(separator)
    append(date, width: 2)
  }

  /// `hh:mm:ss`, with another separator when asked for, and `.mmm` when `milliseconds`.
  mutating func append(
    clockOf stamp: Timestamp, separator: String = ":", milliseconds: Bool = false
  ) {
    let ms = Int(stamp.localMilliseconds) - stamp.localDay.daysSince1970 * 86_400_000
    append(ms / 3_600_000, width: 2)
    append(separator)
    append(ms / 60_000 % 60, width: 2)
    append(separator)
    append(ms / 1000 % 60, width: 2)
    guard milliseconds else { return }
    append(byte: ".")
    append(ms % 1000, width: 3)
  }

  /// `YYYY-MM-DDThh:mm:ss`, and `.mmm` when `milliseconds`, without an offset.
  mutating func append(isoStamp stamp: Timestamp, milliseconds: Bool = false) {
    append(stamp.localDay)
    append(byte: "T")
    append(clockOf: stamp, milliseconds: milliseconds)
  }

  /// `+hhmm`, with `separator` between; +0000 for a clock without an offset.
  mutating func append(offsetOf stamp: Timestamp, separator: String = "") {
    let offsetS = stamp.utcOffsetS ?? 0
    append(byte: offsetS < 0 ? "-" : "+")
    append(Int(offsetS.magnitude) / 3600, width: 2)
    append(separator)
    append(Int(offsetS.magnitude) / 60 % 60, width: 2)
  }
}

/// `value` with `decimals` digits after the point, rounded half away from zero.
///
/// - Precondition: `value` · 10^`decimals` fits 63 bits.
func fixed(_ value: Double, _ decimals: Int) -> String {
  var text = TextBuffer()
  text.append(units(value, decimals: decimals), decimals: decimals)
  return String(decoding: text.bytes, as: UTF8.self)
}

/// `value` as a whole number of units of 10^−`decimals`, rounded half away from zero.
func units(_ value: Double, decimals: Int) -> Int {
  var scale = 1.0
  for _ in 0..<decimals { scale *= 10 }
  return Int((value * scale).rounded())
}
