/// Bytes on their way to a binary file, the low byte of a number first.
struct BinaryBuffer {
  private(set) var bytes: [UInt8] = []

  mutating func append(_ text: String) { bytes += Array(text.utf8) }

  /// `text` and blanks up to `width` bytes.
  mutating func append(_ text: String, width: Int) {
    let field = Array(text.utf8).prefix(width)
    bytes += field + [UInt8](repeating: 0x20, count: width - field.count)
  }

  /// The low `width` bytes of `value`.
  mutating func append(_ value: Int, bytes width: Int) {
    for i in 0..<width { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * i))) }
  }

  mutating func append(contentsOf other: [UInt8]) { bytes += other }

  /// Puts the low two bytes of `value` at `offset`, which is written already.
  mutating func put(_ value: Int, at offset: Int) {
    bytes[offset] = UInt8(truncatingIfNeeded: value)
    bytes[offset + 1] = UInt8(truncatingIfNeeded: value >> 8)
  }

  /// The cyclic redundancy check of `range` that FIT files carry: polynomial 0x8005, low bits
  /// first, from 0.
  func fitCheck(_ range: Range<Int>) -> Int {
    range.reduce(0) { check, i in
      (0..<8).reduce(check ^ Int(bytes[i])) { value, _ in
        value & 1 == 1 ? value >> 1 ^ 0xA001 : value >> 1
      }
    }
  }

  /// The check of `range` that ISHNE files carry: polynomial 0x1021, high bits first, from 0xFFFF.
  func ishneCheck(_ range: Range<Int>) -> Int {
    range.reduce(0xFFFF) { check, i in
      (0..<8).reduce(check ^ Int(bytes[i]) << 8) { value, _ in
        value & 0x8000 != 0 ? (value << 1 ^ 0x1021) & 0xFFFF : value << 1 & 0xFFFF
      }
    }
  }
}
