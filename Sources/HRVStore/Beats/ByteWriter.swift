/// Bytes that are written one after another.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  /// Seven bits a byte, the low ones first; the high bit says that more follow.
  mutating func write(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// A count.
  mutating func write(_ count: Int) { write(UInt64(count)) }

  /// A number of either sign, small ones in few bytes: 0, −1, 1, −2 become 0, 1, 2, 3.
  mutating func write(signed number: Int64) {
    write(UInt64(bitPattern: number << 1 ^ number >> 63))
  }

  /// The eight bytes of a number, the low ones first.
  mutating func write(_ number: Double) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: number.bitPattern >> shift))
    }
  }
}
