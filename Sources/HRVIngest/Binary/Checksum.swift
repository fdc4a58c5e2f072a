/// Cyclic redundancy checks of 16 bits, by tables of 256 entries.
struct Checksum: Sendable {
  private let table: [UInt16]
  private let start: UInt16
  private let isReflected: Bool

  /// Polynomial 0x8005, bits from low to high, from 0: as Garmin FIT has it.
  static let arc = Checksum(polynomial: 0xA001, start: 0, isReflected: true)

  /// Polynomial 0x1021, bits from high to low, from 0xFFFF: as ISHNE has it.
  static let ccitt = Checksum(polynomial: 0x1021, start: 0xFFFF, isReflected: false)

  private init(polynomial: UInt16, start: UInt16, isReflected: Bool) {
    self.start = start
    self.isReflected = isReflected
    table = (0..<256).map { byte in
      var value = isReflected ? UInt16(byte) : UInt16(byte) << 8
      for _ in 0..<8 {
        if isReflected {
          value = value & 1 == 1 ? value >> 1 ^ polynomial : value >> 1
        } else {
          value = value & 0x8000 != 0 ? value << 1 ^ polynomial : value << 1
        }
      }
      return value
    }
  }

  /// The check of `range` of `bytes`.
  func of(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt16 {
    var value = start
    if isReflected {
      for i in range { value = value >> 8 ^ table[Int((value ^ UInt16(bytes[i])) & 0xFF)] }
    } else {
      for i in range { value = value << 8 ^ table[Int(value >> 8 ^ UInt16(bytes[i]))] }
    }
    return value
  }

  /// `value` as it is written in messages.
  static func shown(_ value: UInt16) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return "0x" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
