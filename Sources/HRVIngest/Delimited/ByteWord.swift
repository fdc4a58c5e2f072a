/// Eight bytes of a text at a time, as one number whose lowest byte is the first.
///
/// The tests for a byte are those of H. S. Warren, "Hacker's Delight", 2nd ed. 2012, §6–1: the
/// lowest mark is exact; marks above it may be false.
struct ByteWord: Equatable {
  private let bits: UInt64

  /// How many bytes a word has.
  static let count = 8

  /// The eight bytes from `offset` on.
  ///
  /// - Precondition: they are in `bytes`; it is checked.
  @inline(__always)
  init(_ bytes: Span<UInt8>, at offset: Int) {
    // The load checks its bounds; any eight bytes are a number.
    bits = UInt64(
      littleEndian: unsafe bytes.bytes.unsafeLoadUnaligned(
        fromByteOffset: offset, as: UInt64.self))
  }

  private init(bits: UInt64) { self.bits = bits }

  /// A word of eight times the same byte.
  @inline(__always)
  init(repeating byte: UInt8) { bits = UInt64(byte) &* Self.ones }

  /// The index in the word of the first byte that is a control character, a line end among
  /// them, or the byte that `other` repeats; nil when there is none.
  @inline(__always)
  func firstControl(or other: ByteWord) -> Int? {
    let differing = bits ^ other.bits
    let marks =
      ((bits &- Self.ones &* 0x20) & ~bits | (differing &- Self.ones) & ~differing) & Self.tops
    return marks == 0 ? nil : marks.trailingZeroBitCount &>> 3
  }

  /// The number that the eight bytes are when all are digits; nil when one is not.
  ///
  /// Neighbours are added in pairs, then in fours, then in eights.
  @inline(__always)
  var wholeNumber: UInt64? {
    let high = bits & (Self.ones &* 0xF0)
    let above = (bits &+ Self.ones &* 0x06) & (Self.ones &* 0xF0)
    guard high == Self.ones &* 0x30, above == Self.ones &* 0x30 else { return nil }
    var value = bits & (Self.ones &* 0x0F)
    value = (value &* (10 &<< 8 | 1)) &>> 8 & 0x00FF_00FF_00FF_00FF
    value = (value &* (100 &<< 16 | 1)) &>> 16 & 0x0000_FFFF_0000_FFFF
    return (value &* (10_000 &<< 32 | 1)) &>> 32
  }

  /// The number that one to seven digits in front of a line end are, and how many they are; nil
  /// when the word begins with anything else.
  @inline(__always)
  var digitsOfLine: (number: UInt64, count: Int)? {
    let feeds = bits ^ (Self.ones &* 0x0A)
    let returns = bits ^ (Self.ones &* 0x0D)
    let marks =
      ((feeds &- Self.ones) & ~feeds | (returns &- Self.ones) & ~returns) & Self.tops
    let end = marks.trailingZeroBitCount &>> 3
    guard marks != 0, end > 0 else { return nil }
    // Moved to the end of the word, behind zeros.
    let unused = UInt64(truncatingIfNeeded: Self.count &- end) &* 8
    let moved = bits &<< unused | (Self.ones &* 0x30) &>> (64 &- unused)
    return ByteWord(bits: moved).wholeNumber.map { ($0, end) }
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let tops: UInt64 = 0x8080_8080_8080_8080
}
