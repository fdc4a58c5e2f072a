internal import HRVModel

/// Bytes that are taken in pieces, from a file or from memory.
///
/// Archives are read this way and never mapped: only the pieces in use are held, and a file that
/// is cut short meanwhile ends in an error.
enum ByteSource: Sendable {
  /// A regular file.
  case file(SystemFile)
  case memory([UInt8])

  /// The length in bytes.
  var count: Int {
    switch self {
    case .file(let file): file.size
    case .memory(let bytes): bytes.count
    }
  }

  /// Fills `buffer` with the bytes from `offset` on, and says how many there were: fewer than it
  /// holds only at the end.
  func read(at offset: Int, into buffer: inout [UInt8]) throws(IngestError) -> Int {
    switch self {
    case .file(let file): return try file.read(at: offset, into: &buffer)
    case .memory(let bytes):
      let end = min(bytes.count, offset + buffer.count)
      guard offset < end else { return 0 }
      buffer.replaceSubrange(0..<(end - offset), with: bytes[offset..<end])
      return end - offset
    }
  }

  /// The bytes in `range`, as far as there are any.
  func bytes(_ range: Range<Int>) throws(IngestError) -> [UInt8] {
    let range = range.clamped(to: 0..<count)
    if case .memory(let bytes) = self {
      return range.count == bytes.count ? bytes : Array(bytes[range])
    }
    var buffer = [UInt8](repeating: 0, count: range.count)
    let got = try read(at: range.lowerBound, into: &buffer)
    buffer.removeLast(buffer.count - got)
    return buffer
  }
}
