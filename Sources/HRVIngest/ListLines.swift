internal import HRVModel

/// The lines of a list of paths, which hold nothing but a path: commas and semicolons are part of it.
struct ListLines {
  private var portion: ListPortion
  private var offset = 0
  private var isAtStart = true

  private let folder: String

  init(_ text: ListText) {
    portion = ListPortion(text.source)
    folder = text.folder
  }

  /// The next line that is not blank, without blanks around it, as ``PathText``; nil after the last.
  mutating func next() throws(IngestError) -> String? {
    while true {
      var end = offset
      while end < portion.bytes.count, portion.bytes[end] != Byte.lineFeed { end += 1 }
      if end == portion.bytes.count, !portion.isLast {
        try portion.move(past: offset)
        offset = 0
        continue
      }
      var line = portion.bytes[offset..<end]
      // A mark of UTF-8 is no part of the first path.
      if isAtStart, line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
      isAtStart = false
      while let first = line.first, Self.isBlank(first) { line.removeFirst() }
      while let last = line.last, Self.isBlank(last) { line.removeLast() }
      let isEnd = end == portion.bytes.count
      offset = isEnd ? end : end + 1
      if !line.isEmpty { return PathText.written(line.span, in: folder) }
      if isEnd { return nil }
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == Byte.space || byte == Byte.tab || byte == Byte.carriageReturn
  }
}
