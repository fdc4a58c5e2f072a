/// The minute of a stamp that was read: the stamps of a log repeat it from row to row, so that
/// most need no more than their seconds to be read.
///
/// It knows stamps of 23 bytes that end in `:SS.mmm`, such as `2026-03-02T07:15:00.250`. What
/// stands before is compared, not read; ``TimeText`` has read it once.
struct CalendarMinute {
  private var front = ByteWord(repeating: 0)
  private var back = ByteWord(repeating: 0)
  private var startMs = 0.0

  /// The instant that the 23 bytes in `range` are, in the ms of ``learn(_:_:_:)``; nil when they
  /// lie in another minute or are written in another way.
  @inline(__always)
  func milliseconds(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Double? {
    guard range.count == Self.length, ByteWord(bytes, at: range.lowerBound) == front,
      ByteWord(bytes, at: range.lowerBound &+ ByteWord.count) == back
    else { return nil }
    return Self.sinceMinuteMs(bytes, range).map { startMs + Double($0) }
  }

  /// Notes that the stamp in `range` is the instant `ms`.
  mutating func learn(_ ms: Double, _ bytes: Span<UInt8>, _ range: Range<Int>) {
    guard range.count == Self.length, let sinceMinuteMs = Self.sinceMinuteMs(bytes, range) else {
      return
    }
    front = ByteWord(bytes, at: range.lowerBound)
    back = ByteWord(bytes, at: range.lowerBound + ByteWord.count)
    startMs = ms - Double(sinceMinuteMs)
  }

  private static let length = 23

  /// What `:SS.mmm` says, in ms, the seconds below 60.
  @inline(__always)
  private static func sinceMinuteMs(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    let begin = range.lowerBound &+ 2 &* ByteWord.count
    guard bytes[begin] == Byte.colon, bytes[begin &+ 3] == UInt8(ascii: ".") else { return nil }
    var value = 0
    for i in 1...6 where i != 3 {
      let digit = bytes[begin &+ i] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      value = value &* 10 &+ Int(digit)
    }
    return value < 60_000 ? value : nil
  }
}
