internal import HRVModel

/// Names in the order of their bytes, however many: what is held does not grow with their number.
///
/// Names are added until ``sort()``, and taken after it. Up to `limit` are held at a time; whenever
/// there are more, these are put in order and written to a file without a name, and at the end the
/// ordered parts are merged. Where the system has no room for such a file, all are held.
///
/// - Complexity: O(*n* log *n*) for *n* names.
struct SortedNames {
  /// How many names are held at a time.
  static let usualLimit = 1 << 15

  private struct Name {
    /// The first eight bytes as a number, which nearly always tells the order.
    let prefix: UInt64
    let start: UInt32
    let count: UInt32
  }

  private let limit: Int
  private var bytes: [UInt8] = []
  private var names: [Name] = []
  private var parts: [Range<Int>] = []
  private var scratch: SystemScratch?
  private var canSpill = true
  private var taken = 0
  private var merge: MergedNames?

  /// No names yet.
  ///
  /// - Precondition: `limit` is 1 or more.
  init(limit: Int = usualLimit) {
    precondition(limit >= 1, "\(limit) names at a time")
    self.limit = limit
  }

  /// Whether names were written to a file.
  var isSpilled: Bool { scratch != nil }

  /// Adds a name of at most 65,535 bytes, with one more byte behind it if there is one.
  mutating func add(_ name: Span<UInt8>, ending: UInt8? = nil) {
    if names.count >= limit || bytes.count > Int(UInt32.max) / 2, canSpill { spill() }
    let start = bytes.count
    for i in name.indices { bytes.append(name[i]) }
    if let ending { bytes.append(ending) }
    var prefix: UInt64 = 0
    for i in start..<start + 8 { prefix = prefix << 8 | (i < bytes.count ? UInt64(bytes[i]) : 0) }
    names.append(
      Name(prefix: prefix, start: UInt32(start), count: UInt32(bytes.count - start)))
  }

  /// Puts the names in order: from now on they can be taken.
  mutating func sort() throws(IngestError) {
    guard let scratch else { return order() }
    spill()
    // Where the last part found no room it is the only one that is held, and is merged from there.
    order()
    var held: [UInt8] = []
    for name in names { Self.write(name, of: bytes, to: &held) }
    (names, bytes) = ([], [])
    let file = ByteSource.file(try scratch.file(named: "names of files"))
    var merged: [MergedNames.Part] = []
    for part in parts { merged.append(try MergedNames.Part(file, part)) }
    merged.append(try MergedNames.Part(.memory(held), 0..<held.count))
    merge = MergedNames(merged)
  }

  /// The next name; nil after the last.
  mutating func next() throws(IngestError) -> [UInt8]? {
    if merge != nil { return try merge?.next() }
    guard taken < names.count else { return nil }
    defer { taken += 1 }
    let (start, count) = (Int(names[taken].start), Int(names[taken].count))
    return Array(bytes[start..<start + count])
  }

  private mutating func order() {
    let bytes = bytes
    names.sort { a, b in
      if a.prefix != b.prefix { return a.prefix < b.prefix }
      for i in 8..<max(8, Int(min(a.count, b.count))) {
        let (x, y) = (bytes[Int(a.start) + i], bytes[Int(b.start) + i])
        if x != y { return x < y }
      }
      return a.count < b.count
    }
  }

  /// Writes what is held to the file, in order.
  private mutating func spill() {
    guard let scratch = scratch ?? SystemScratch() else {
      canSpill = false
      return
    }
    order()
    var part: [UInt8] = []
    part.reserveCapacity(bytes.count + 2 * names.count)
    for name in names { Self.write(name, of: bytes, to: &part) }
    let start = scratch.count
    guard scratch.append(part) else {
      canSpill = false
      return
    }
    self.scratch = scratch
    parts.append(start..<scratch.count)
    names.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
  }

  /// A name as parts have it: its length in two bytes, the low one first, and its bytes.
  private static func write(_ name: Name, of bytes: [UInt8], to part: inout [UInt8]) {
    part.append(UInt8(truncatingIfNeeded: name.count))
    part.append(UInt8(truncatingIfNeeded: name.count >> 8))
    part += bytes[Int(name.start)..<Int(name.start + name.count)]
  }
}
