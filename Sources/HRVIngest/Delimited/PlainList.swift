/// A cursor over lines that are nothing but a short number, as nearly all lines of a plain list
/// are.
///
/// It stays where it is when a line is anything else; ``Rows`` reads the same lines, and all
/// others.
struct PlainList {
  /// Where the next line begins.
  private(set) var offset: Int
  /// Where the line that was read last begins.
  private(set) var start: Int
  /// How many lines were read.
  private(set) var count = 0

  private let mark: DecimalMark

  init(from offset: Int, mark: DecimalMark) {
    self.offset = offset
    self.mark = mark
    start = offset
  }

  /// The number that the next line is, times ten to the power `shift`; nil when it is anything
  /// else, has a sign, more than 15 digits, or no line end.
  @inline(__always)
  mutating func next(in bytes: Span<UInt8>, shift: Int) -> Double? {
    if offset &+ ByteWord.count <= bytes.count {
      let (digits, count) = ByteWord(bytes, at: offset).digitsOfLine ?? (0, 0)
      if count > 0, let value = DecimalNumber.exactly(digits, exponent: shift) {
        pass(to: offset &+ count, in: bytes)
        return value
      }
    }
    return nextDigitByDigit(in: bytes, shift: shift)
  }

  private mutating func nextDigitByDigit(in bytes: Span<UInt8>, shift: Int) -> Double? {
    var i = offset
    var digits: UInt64 = 0
    var exponent = shift
    var afterMark = 0
    // Fifteen digits and a mark always fit.
    let end = min(bytes.count, offset &+ 16)
    while i < end {
      let digit = bytes[i] &- UInt8(ascii: "0")
      if digit < 10 {
        digits = digits &* 10 &+ UInt64(digit)
        exponent &-= afterMark
      } else if bytes[i] == mark.rawValue, afterMark == 0, i > offset {
        afterMark = 1
      } else {
        break
      }
      i &+= 1
    }
    guard i > offset, i < end, bytes[i] == Byte.lineFeed || bytes[i] == Byte.carriageReturn,
      let value = DecimalNumber.exactly(digits, exponent: exponent)
    else { return nil }
    pass(to: i, in: bytes)
    return value
  }

  /// Moves behind the line end at `end`.
  @inline(__always)
  private mutating func pass(to end: Int, in bytes: Span<UInt8>) {
    start = offset
    offset = end &+ 1
    count &+= 1
    if bytes[end] == Byte.carriageReturn, offset < bytes.count, bytes[offset] == Byte.lineFeed {
      offset &+= 1
    }
  }
}
