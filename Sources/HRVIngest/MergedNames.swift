internal import HRVModel

/// Several parts of names, each in the order of its bytes, as one.
///
/// A heap of the parts by their next names (Williams 1964): a name costs O(log *parts*) comparisons,
/// and a part holds a few KB.
struct MergedNames {
  /// Names one behind the other, as ``SortedNames`` writes them.
  struct Part {
    private let source: ByteSource
    private var left: Range<Int>
    private var buffer: [UInt8] = []
    private var offset = 0
    /// The next name; nil after the last.
    private(set) var name: ArraySlice<UInt8>?

    private static let bufferBytes = 1 << 13

    init(_ source: ByteSource, _ range: Range<Int>) throws(IngestError) {
      self.source = source
      left = range
      try advance()
    }

    /// Moves to the next name.
    mutating func advance() throws(IngestError) {
      name = nil
      try need(2)
      guard buffer.count - offset >= 2 else { return }
      let count = Int(buffer[offset]) | Int(buffer[offset + 1]) << 8
      try need(2 + count)
      let start = offset + 2
      // Nobody else can write to it: less than was written is an error of the disk.
      guard buffer.count >= start + count else {
        throw IngestError(
          .unreadableFile("what was written to a temporary file did not come back"),
          at: SourceLocation(file: "names of files"), remedy: "Check the disk that TMPDIR is on")
      }
      name = buffer[start..<start + count]
      offset = start + count
    }

    /// Makes sure that so many bytes are there, as far as there are any.
    private mutating func need(_ count: Int) throws(IngestError) {
      guard buffer.count - offset < count, !left.isEmpty else { return }
      buffer.removeFirst(offset)
      offset = 0
      let end = min(left.upperBound, left.lowerBound + max(count, Self.bufferBytes))
      buffer += try source.bytes(left.lowerBound..<end)
      left = end..<left.upperBound
    }
  }

  private var heap: [Part] = []

  /// Merges parts, each of which has its next name.
  init(_ parts: [Part]) {
    heap = parts.filter { $0.name != nil }
    for root in heap.indices.reversed() { sink(root) }
  }

  /// The next name of all; nil after the last.
  mutating func next() throws(IngestError) -> [UInt8]? {
    guard let name = heap.first?.name else { return nil }
    let taken = Array(name)
    try heap[0].advance()
    if heap[0].name == nil {
      heap.swapAt(0, heap.count - 1)
      heap.removeLast()
    }
    sink(0)
    return taken
  }

  private mutating func sink(_ root: Int) {
    var parent = root
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < heap.count && precedes(child, least) { least = child }
      guard least != parent else { return }
      heap.swapAt(parent, least)
      parent = least
    }
  }

  private func precedes(_ a: Int, _ b: Int) -> Bool {
    guard let x = heap[a].name, let y = heap[b].name else { return false }
    return x.lexicographicallyPrecedes(y)
  }
}
