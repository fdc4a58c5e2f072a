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

  /// Adds the numbers of the lines that follow to `values`, up to the first line that is anything
  /// else than ``next(in:shift:)`` takes, or has no line end.
  ///
  /// Line ends are looked for in 64 bytes at a time, so that no line has to wait for the one
  /// before: what is read is what ``next(in:shift:)`` would read line by line.
  mutating func append(to values: inout [Double], in bytes: Span<UInt8>, shift: Int) {
    guard bytes.count &- offset >= 2 * Self.stretch else {
      values.append { next(in: bytes, shift: shift) }
      return
    }
    // A first line, so that eight bytes stand in front of every line that is looked for.
    while offset <= ByteWord.count {
      guard let value = next(in: bytes, shift: shift) else { return }
      values.append(value)
    }
    var isPlain = true
    while isPlain, bytes.count &- offset >= Self.stretch {
      let room = Self.stretch / 2
      if values.capacity - values.count < room {
        values.reserveCapacity(Swift.max(2 * values.count, values.count + room))
      }
      values.append(addingCapacity: room) { block in
        isPlain = appendStretch(to: &block, in: bytes, shift: shift)
      }
    }
    values.append { next(in: bytes, shift: shift) }
  }

  /// How many bytes are read before room is made again; their shortest lines have two.
  private static let stretch = 4096

  /// Reads the lines that end in the next ``stretch`` bytes; false when it met another kind.
  @inline(__always)
  private mutating func appendStretch(
    to values: inout OutputSpan<Double>, in bytes: Span<UInt8>, shift: Int
  ) -> Bool {
    let feeds = ByteWord(repeating: Byte.lineFeed)
    let marks = ByteWord(repeating: mark.rawValue)
    var begin = offset
    var last = start
    defer { (offset, start) = (begin, last) }
    for base in stride(from: offset, to: offset &+ Self.stretch, by: 64) {
      var ends: UInt64 = 0
      for i in 0..<8 {
        let word = ByteWord(bytes, at: base &+ i &* 8)
        ends |= word.equalBytes(feeds) &<< UInt64(truncatingIfNeeded: i &* 8)
      }
      while ends != 0 {
        let feed = base &+ ends.trailingZeroBitCount
        ends &= ends &- 1
        var end = feed
        var word = ByteWord(bytes, at: feed &- ByteWord.count)
        if word.last == Byte.carriageReturn {
          end &-= 1
          word = ByteWord(bytes, at: end &- ByteWord.count)
        }
        let length = end &- begin
        var value: Double?
        if 1...ByteWord.count ~= length {
          if let (digits, behindMark) = word.decimal(ofLast: length, mark: marks) {
            value =
              behindMark == shift
              ? Double(digits)
              : DecimalNumber.exactly(UInt64(digits), exponent: shift &- behindMark)
          }
        } else if length > 0 {
          let long = number(from: begin, in: bytes, shift: shift)
          if let long, long.end == end { value = long.value }
        }
        guard let value else { return false }
        values.append(value)
        count &+= 1
        last = begin
        begin = feed &+ 1
      }
    }
    // A line that is longer than all this is no number.
    return begin > offset
  }

  private mutating func nextDigitByDigit(in bytes: Span<UInt8>, shift: Int) -> Double? {
    guard let (value, end) = number(from: offset, in: bytes, shift: shift) else { return nil }
    pass(to: end, in: bytes)
    return value
  }

  /// The number between `begin` and the next line end, digit by digit.
  private func number(
    from begin: Int, in bytes: Span<UInt8>, shift: Int
  ) -> (value: Double, end: Int)? {
    var i = begin
    var digits: UInt64 = 0
    var exponent = shift
    var afterMark = 0
    // Fifteen digits and a mark always fit.
    let limit = min(bytes.count, begin &+ 16)
    while i < limit {
      let digit = bytes[i] &- UInt8(ascii: "0")
      if digit < 10 {
        digits = digits &* 10 &+ UInt64(digit)
        exponent &-= afterMark
      } else if bytes[i] == mark.rawValue, afterMark == 0, i > begin {
        afterMark = 1
      } else {
        break
      }
      i &+= 1
    }
    guard i > begin, i < limit, bytes[i] == Byte.lineFeed || bytes[i] == Byte.carriageReturn,
      let value = DecimalNumber.exactly(digits, exponent: exponent)
    else { return nil }
    return (value, i)
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
