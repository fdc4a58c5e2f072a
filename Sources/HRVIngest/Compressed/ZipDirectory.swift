internal import HRVModel

/// The directory at the end of a zip archive.
///
/// - Source: PKWARE, APPNOTE.TXT 6.3.10, sections 4.3 (structure) and 4.5.3 (zip64).
struct ZipDirectory: Sendable {
  /// Its entries, in order.
  let entries: [ZipEntry]

  /// The longest directory that is read: some hundred thousand entries.
  static let sizeLimit = 16 << 20

  private static let endBytes = 22
  private static let locatorBytes = 20
  private static let entryBytes = 46
  private static let headerBytes = 30

  /// Reads the directory of `source`, which `file` names in messages.
  ///
  /// - Throws: ``IngestError`` when the archive is cut off, made in parts, larger than the
  ///   limits, or when two entries claim the same bytes.
  /// - Complexity: O(*n* log *n*) in the entries; the rest of the archive is not looked at.
  init(of source: ByteSource, file: String) throws(IngestError) {
    let fault = { (why: String) in
      IngestError(
        .unreadableFile("the zip archive \(why)"), at: SourceLocation(file: file),
        remedy: "Copy or download it again, or unpack it and name the files in it")
    }
    let place = try Self.place(in: source, fault)
    guard place.range.count <= Self.sizeLimit else { throw fault("has too many entries") }
    let bytes = try source.bytes(place.range)
    guard bytes.count == place.range.count else { throw fault("is cut off") }
    var entries: [ZipEntry] = []
    var at = 0
    while at < bytes.count {
      guard let (entry, end) = Self.entry(bytes.span, at) else {
        throw fault("has a damaged directory")
      }
      entries.append(entry)
      at = end
    }
    guard entries.count & place.countMask == place.count else {
      throw fault("has \(entries.count) entries and says \(place.count)")
    }
    guard Self.setLimits(of: &entries, directory: place.range.lowerBound) else {
      throw fault("has entries that lie over each other, as no program packs them")
    }
    self.entries = entries
  }

  /// Where the directory lies, and how many entries it should have, modulo `countMask` + 1.
  private typealias DirectoryPlace = (range: Range<Int>, count: Int, countMask: Int)

  private static func place(
    in source: ByteSource, _ fault: (String) -> IngestError
  ) throws(IngestError) -> DirectoryPlace {
    // Most archives have no comment behind; the longest has 65,535 bytes.
    for comment in [0, 65_535] {
      let from = max(0, source.count - locatorBytes - endBytes - comment)
      let tail = try source.bytes(from..<source.count)
      guard tail.count == source.count - from else { throw fault("is cut off") }
      for at in stride(from: tail.count - endBytes, through: 0, by: -1)
      where tail.span.unsigned(at: at, width: 4) == 0x0605_4B50
        && at + endBytes + Int(tail.span.unsigned(at: at + 20, width: 2)) == tail.count
      {
        return try place(tail.span, at, tailAt: from, source, fault)
      }
    }
    throw fault("is cut off, or something was added behind its end")
  }

  /// The place that the end record at `at` of `tail` tells.
  private static func place(
    _ tail: Span<UInt8>, _ at: Int, tailAt: Int, _ source: ByteSource,
    _ fault: (String) -> IngestError
  ) throws(IngestError) -> DirectoryPlace {
    guard tail.unsigned(at: at + 4, width: 4) == 0 else { throw fault("is one part of several") }
    var end = tailAt + at
    var mask = 0xFFFF
    var count = tail.unsigned(at: at + 10, width: 2)
    var size = tail.unsigned(at: at + 12, width: 4)
    var offset = tail.unsigned(at: at + 16, width: 4)
    let locator = at - locatorBytes
    if locator >= 0, tail.unsigned(at: locator, width: 4) == 0x0706_4B50 {
      guard let recordAt = Int(exactly: tail.unsigned(at: locator + 8, width: 8)),
        recordAt < end
      else { throw fault("has a damaged end") }
      let record = try source.bytes(recordAt..<min(end, recordAt + 56))
      guard record.count == 56, record.span.unsigned(at: 0, width: 4) == 0x0606_4B50 else {
        throw fault("has a damaged end")
      }
      end = recordAt
      mask = .max
      count = record.span.unsigned(at: 32, width: 8)
      size = record.span.unsigned(at: 40, width: 8)
      offset = record.span.unsigned(at: 48, width: 8)
    }
    guard let count = Int(exactly: count), let size = Int(exactly: size),
      let offset = Int(exactly: offset), size <= end, offset <= end - size
    else { throw fault("has a directory that is not where it says") }
    return (offset..<(offset + size), count, mask)
  }

  /// The entry at `at`, and where the next one begins; nil when there is none.
  private static func entry(_ bytes: Span<UInt8>, _ at: Int) -> (ZipEntry, end: Int)? {
    guard bytes.count - at >= entryBytes, bytes.unsigned(at: at, width: 4) == 0x0201_4B50 else {
      return nil
    }
    func field(_ offset: Int, _ width: Int) -> Int {
      Int(truncatingIfNeeded: bytes.unsigned(at: at + offset, width: width))
    }
    let nameEnd = at + entryBytes + field(28, 2)
    let extraEnd = nameEnd + field(30, 2)
    let end = extraEnd + field(32, 2)
    guard end <= bytes.count else { return nil }
    var numbers = [field(24, 4), field(20, 4), field(42, 4)]
    guard widen(&numbers, by: bytes, nameEnd..<extraEnd) else { return nil }
    let raw = (at + entryBytes..<nameEnd).map { bytes[$0] }
    let name = ZipEntry.name(of: raw)
    // Programs of Unix keep the kind of file in the upper half of the outer attributes.
    let isLink = field(5, 1) == 3 && field(40, 2) & 0xF000 == 0xA000
    let entry = ZipEntry(
      name: name, rawName: raw, isFile: !name.isEmpty && !name.hasSuffix("/") && !isLink,
      flags: UInt16(truncatingIfNeeded: field(8, 2)),
      method: UInt16(truncatingIfNeeded: field(10, 2)),
      crc32: UInt32(truncatingIfNeeded: field(16, 4)), packedSize: numbers[1],
      size: numbers[0], offset: numbers[2])
    return (entry, end)
  }

  /// Replaces the numbers that do not fit into 32 bits by those of the zip64 field, where they
  /// stand in this order: size, packed size, offset. False when they are not there.
  private static func widen(
    _ numbers: inout [Int], by bytes: Span<UInt8>, _ extra: Range<Int>
  ) -> Bool {
    guard numbers.contains(0xFFFF_FFFF) else { return true }
    var at = extra.lowerBound
    while extra.upperBound - at >= 4 {
      let end = at + 4 + Int(bytes.unsigned(at: at + 2, width: 2))
      guard end <= extra.upperBound else { return false }
      if bytes.unsigned(at: at, width: 2) == 1 {
        at += 4
        for i in numbers.indices where numbers[i] == 0xFFFF_FFFF {
          guard at + 8 <= end, let wide = Int(exactly: bytes.unsigned(at: at, width: 8)) else {
            return false
          }
          numbers[i] = wide
          at += 8
        }
        return true
      }
      at = end
    }
    return false
  }

  /// Notes where each entry has to end; false when one reaches into the next.
  private static func setLimits(of entries: inout [ZipEntry], directory: Int) -> Bool {
    var order = Array(entries.indices.reversed())
    // Nearly every archive lists its entries as they lie.
    let isAscending = zip(entries, entries.dropFirst()).allSatisfy { $0.offset < $1.offset }
    if !isAscending { order.sort { entries[$0].offset > entries[$1].offset } }
    var limit = directory
    for i in order {
      let room = limit - entries[i].offset - headerBytes - entries[i].rawName.count
      guard room >= 0, entries[i].packedSize <= room else { return false }
      entries[i].limit = limit
      limit = entries[i].offset
    }
    return true
  }

  /// Where the data of `entry` lie, or nil when its own header and the directory contradict
  /// each other, or when the data would reach beyond the entry.
  static func data(of entry: ZipEntry, in source: ByteSource) throws(IngestError) -> Range<Int>? {
    let nameCount = entry.rawName.count
    let header = try source.bytes(entry.offset..<(entry.offset + headerBytes + nameCount))
    guard header.count == headerBytes + nameCount else { return nil }
    let span = header.span
    func field(_ offset: Int, _ width: Int) -> Int {
      Int(truncatingIfNeeded: span.unsigned(at: offset, width: width))
    }
    guard field(0, 4) == 0x0403_4B50, field(8, 2) == Int(entry.method),
      field(26, 2) == nameCount, header[headerBytes...].elementsEqual(entry.rawName)
    else { return nil }
    // Programs differ in which of the two flags say how names are written.
    let flags = UInt16(truncatingIfNeeded: field(6, 2))
    guard (flags ^ entry.flags) & ZipEntry.encryptionFlags == 0 else { return nil }
    if (flags | entry.flags) & ZipEntry.descriptorFlag == 0 {
      guard field(14, 4) == Int(entry.crc32),
        field(18, 4) == entry.packedSize || field(18, 4) == 0xFFFF_FFFF,
        field(22, 4) == entry.size || field(22, 4) == 0xFFFF_FFFF
      else { return nil }
    }
    let start = entry.offset + headerBytes + nameCount + field(28, 2)
    let end = start + entry.packedSize
    return end <= entry.limit ? start..<end : nil
  }
}
