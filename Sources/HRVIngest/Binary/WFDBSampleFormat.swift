/// How samples are packed into a WFDB signal file.
///
/// - Source: G. B. Moody, "WFDB Applications Guide", signal(5).
enum WFDBSampleFormat: String, CaseIterable, Sendable {
  /// Two samples of 12 bits in three bytes.
  case packed12 = "212"
  /// Two bytes, the low one first.
  case signed16 = "16"
  /// Three bytes, the low one first.
  case signed24 = "24"
  /// Four bytes, the low one first.
  case signed32 = "32"
  /// A byte, 128 standing for 0.
  case offset8 = "80"
  /// Three samples of 10 bits in four bytes, from the low bits on.
  case packed10 = "311"

  /// The sample that means that there is none: the least one.
  var missing: Int {
    switch self {
    case .packed12: -1 << 11
    case .signed16: -1 << 15
    case .signed24: -1 << 23
    case .signed32: -1 << 31
    case .offset8: -1 << 7
    case .packed10: -1 << 9
    }
  }

  /// How many whole samples `byteCount` bytes hold.
  func count(inBytes byteCount: Int) -> Int {
    switch self {
    case .packed12: byteCount / 3 * 2 + (byteCount % 3 == 2 ? 1 : 0)
    case .signed16: byteCount / 2
    case .signed24: byteCount / 3
    case .signed32: byteCount / 4
    case .offset8: byteCount
    case .packed10: byteCount / 4 * 3 + max(0, byteCount % 4 - 1)
    }
  }

  /// Sample `index` of those that begin at `start`.
  ///
  /// - Precondition: `index` is less than ``count(inBytes:)`` of the bytes from `start` on.
  func sample(_ index: Int, in bytes: Span<UInt8>, from start: Int) -> Int {
    switch self {
    case .packed12:
      let at = start + index / 2 * 3
      let middle = Int(bytes[at + 1])
      let value =
        index % 2 == 0
        ? Int(bytes[at]) | (middle & 0x0F) << 8 : Int(bytes[at + 2]) | (middle & 0xF0) << 4
      return value < 0x800 ? value : value - 0x1000
    case .signed16: return bytes.signed(at: start + 2 * index, width: 2)
    case .signed24: return bytes.signed(at: start + 3 * index, width: 3)
    case .signed32: return bytes.signed(at: start + 4 * index, width: 4)
    case .offset8: return Int(bytes[start + index]) - 128
    case .packed10:
      // Ten bits begin in byte ⌊10 (index mod 3) ⁄ 8⌋ of the four, and end in the next.
      let bit = index % 3 * 10
      let at = start + index / 3 * 4 + bit / 8
      let pair = Int(bytes[at]) | Int(bytes[at + 1]) << 8
      let value = pair >> (bit % 8) & 0x3FF
      return value < 0x200 ? value : value - 0x400
    }
  }
}
