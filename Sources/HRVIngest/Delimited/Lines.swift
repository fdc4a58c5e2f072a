/// The lines of a text, one at a time, whether they end with LF, CRLF or a bare CR.
struct Lines {
  /// The bytes of the current line, without its end.
  private(set) var range = 0..<0
  /// The number of the current line, from 1.
  private(set) var number: Int
  /// Where the line after the current one begins.
  private(set) var nextOffset: Int
  /// Whether the text ends in the current line, without a line end: it may be cut off.
  private(set) var isUnterminated = false

  /// Starts before the line that begins at `offset` and has this number.
  init(from offset: Int, line: Int = 1) {
    nextOffset = offset
    number = line - 1
  }

  /// Moves to the next line; false when there is none.
  mutating func next(in bytes: Span<UInt8>) -> Bool {
    guard nextOffset < bytes.count else { return false }
    var end = nextOffset
    while end < bytes.count, bytes[end] != Byte.lineFeed, bytes[end] != Byte.carriageReturn {
      end &+= 1
    }
    range = nextOffset..<end
    number += 1
    isUnterminated = end == bytes.count
    let isPair =
      end + 1 < bytes.count && bytes[end] == Byte.carriageReturn
      && bytes[end + 1] == Byte.lineFeed
    nextOffset = isUnterminated ? end : end + (isPair ? 2 : 1)
    return true
  }

  /// The words of the current line: what stands between blanks and tabs.
  func words(in bytes: Span<UInt8>) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var begin: Int?
    for i in range {
      if bytes[i] == Byte.space || bytes[i] == Byte.tab {
        if let first = begin { words.append(first..<i) }
        begin = nil
      } else if begin == nil {
        begin = i
      }
    }
    if let first = begin { words.append(first..<range.upperBound) }
    return words
  }

  /// Where a byte of the current line stands.
  func place(of offset: Int) -> Place {
    Place(line: number, column: offset - range.lowerBound + 1)
  }
}
