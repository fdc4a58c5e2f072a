import Foundation

/// The records of a CSV file that this program wrote, or the lines of any text, one after another, in
/// little memory.
struct RecordReader: Sequence, IteratorProtocol {
  private let handle: FileHandle
  private let hasQuotes: Bool
  private var bytes: [UInt8] = []
  private var start = 0
  private var isAtEnd = false

  private static let portionBytes = 1 << 16

  /// Opens the file at `path`.
  ///
  /// - Parameter hasQuotes: whether a line end between quotes ends no record, as in CSV.
  init(path: String, hasQuotes: Bool = true) throws {
    handle = try FileHandle(forReadingFrom: URL(filePath: path))
    self.hasQuotes = hasQuotes
  }

  /// The next record, its line end included; nil after the last.
  mutating func next() -> [UInt8]? {
    var i = start
    var isQuoted = false
    while true {
      while i < bytes.count {
        if hasQuotes, bytes[i] == UInt8(ascii: "\"") { isQuoted.toggle() }
        i += 1
        guard bytes[i - 1] == UInt8(ascii: "\n"), !isQuoted else { continue }
        defer { start = i }
        return Array(bytes[start..<i])
      }
      guard !isAtEnd else {
        defer { start = bytes.count }
        return start < bytes.count ? Array(bytes[start...]) : nil
      }
      i -= start
      bytes.removeFirst(start)
      start = 0
      let more = (try? handle.read(upToCount: Self.portionBytes)) ?? nil
      isAtEnd = more?.isEmpty ?? true
      bytes += more ?? Data()
    }
  }

  /// The fields of a record.
  static func fields(of record: [UInt8]) -> [String] {
    var fields: [[UInt8]] = [[]]
    var isQuoted = false
    var i = 0
    while i < record.count {
      let byte = record[i]
      i += 1
      switch byte {
      case UInt8(ascii: "\""):
        // Within quotes, two of them are one.
        if isQuoted, i < record.count, record[i] == byte {
          fields[fields.count - 1].append(byte)
          i += 1
        } else {
          isQuoted.toggle()
        }
      case UInt8(ascii: ",") where !isQuoted: fields.append([])
      case UInt8(ascii: "\r") where !isQuoted, UInt8(ascii: "\n") where !isQuoted: break
      default: fields[fields.count - 1].append(byte)
      }
    }
    return fields.map { String(decoding: $0, as: UTF8.self) }
  }
}
