/// The order of the bytes of a number.
enum ByteOrder: Sendable {
  case little, big
}

extension Span where Element == UInt8 {
  /// The unsigned number of `width` bytes at `offset`.
  ///
  /// - Precondition: it lies inside the span; `width` is 1 to 8.
  func unsigned(at offset: Int, width: Int, _ order: ByteOrder = .little) -> UInt64 {
    var value: UInt64 = 0
    for i in 0..<width {
      let at = order == .little ? offset + width - 1 - i : offset + i
      value = value << 8 | UInt64(self[at])
    }
    return value
  }

  /// The signed number (two's complement) of `width` bytes at `offset`.
  ///
  /// - Precondition: it lies inside the span; `width` is 1 to 8.
  func signed(at offset: Int, width: Int, _ order: ByteOrder = .little) -> Int {
    let shift = 64 - 8 * width
    let value = unsigned(at: offset, width: width, order)
    return Int(truncatingIfNeeded: Int64(bitPattern: value << UInt64(shift)) >> Int64(shift))
  }

  /// The signed number of two bytes at `offset`, the low one first, as the samples of a long signal
  /// are stored.
  ///
  /// - Precondition: it lies inside the span.
  @inline(__always)
  func signed16(at offset: Int) -> Int16 {
    Int16(bitPattern: UInt16(self[offset]) | UInt16(self[offset + 1]) << 8)
  }

  /// The text of `width` bytes at `offset` up to the first NUL, without blanks around it.
  ///
  /// - Precondition: it lies inside the span.
  func field(at offset: Int, width: Int) -> String {
    var end = offset
    while end < offset + width, self[end] != 0 { end += 1 }
    var start = offset
    while start < end, self[start] == Byte.space { start += 1 }
    while end > start, self[end - 1] == Byte.space { end -= 1 }
    return TextDecoding.text(self, start..<end)
  }
}

extension Place {
  /// The byte at `offset` of a file that has no lines.
  init(byte offset: Int) { self.init(line: 1, column: offset + 1) }
}
