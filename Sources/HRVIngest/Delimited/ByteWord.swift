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

  /// A bit for each byte that equals the one that `other` repeats, the first byte lowest. Exact.
  @inline(__always)
  func equalBytes(_ other: ByteWord) -> UInt64 {
    let differing = bits ^ other.bits
    let low = ~Self.tops
    let marks = ~((differing & low) &+ low | differing | low)
    return (marks &* 0x0002_0408_1020_4081) &>> 56
  }

  /// The last byte.
  @inline(__always)
  var last: UInt8 { UInt8(truncatingIfNeeded: bits &>> 56) }

  /// The number that the last `count` bytes are, digits with one `mark` among them at most, and
  /// how many digits stand behind the mark; nil when they are anything else.
  ///
  /// - Precondition: `count` is 1 to 8.
  @inline(__always)
  func decimal(ofLast count: Int, mark: ByteWord) -> (digits: Int64, behindMark: Int)? {
    let front = UInt64(truncatingIfNeeded: Self.count &- count) &* 8
    // Zeros take the place of the bytes in front.
    let digits = ((bits ^ Self.ones &* 0x30) &>> front) &<< front
    if count <= 4, let whole = Self.number(ofFour: UInt32(truncatingIfNeeded: digits &>> 32)) {
      return (Int64(whole), 0)
    }
    if let whole = Self.number(of: digits) { return (Int64(whole), 0) }
    let differing = digits ^ mark.bits ^ Self.ones &* 0x30
    let marks = (differing &- Self.ones) & ~differing & Self.tops
    guard marks != 0 else { return nil }
    let at = UInt64(truncatingIfNeeded: marks.trailingZeroBitCount &>> 3)
    // In front of the mark stands a digit of the number.
    guard at &* 8 > front else { return nil }
    let below: UInt64 = (1 &<< (at &* 8)) &- 1
    // The mark is taken out: what is in front of it moves up by a byte.
    let joined = digits & ~(below &<< 8 | 0xFF) | (digits & below) &<< 8
    return Self.number(of: joined).map { (Int64($0), 7 &- Int(at)) }
  }

  /// The number that eight values 0 to 9 are, the first lowest; nil when one is more.
  @inline(__always)
  private static func number(of digits: UInt64) -> UInt64? {
    guard (digits &+ ones &* 0x76 | digits) & tops == 0 else { return nil }
    var value = (digits &* (10 &<< 8 | 1)) &>> 8 & 0x00FF_00FF_00FF_00FF
    value = (value &* (100 &<< 16 | 1)) &>> 16 & 0x0000_FFFF_0000_FFFF
    return (value &* (10_000 &<< 32 | 1)) &>> 32
  }

  /// The same of four values.
  @inline(__always)
  private static func number(ofFour digits: UInt32) -> UInt32? {
    guard (digits &+ 0x7676_7676 | digits) & 0x8080_8080 == 0 else { return nil }
    let pairs = (digits &* (10 &<< 8 | 1)) &>> 8 & 0x00FF_00FF
    return (pairs &* (100 &<< 16 | 1)) &>> 16
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
