/// The character between the whole and the fraction.
enum DecimalMark: UInt8, Sendable {
  case point = 0x2E
  case comma = 0x2C
}
