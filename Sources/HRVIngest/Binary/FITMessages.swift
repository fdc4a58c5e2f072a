internal import HRVModel

/// A cursor over the data messages of a FIT file: of all its parts, when files were chained.
///
/// Definitions are kept, developer fields are stepped over, compressed timestamps are
/// resolved. Every part is checked against its checksum before the first message is handed out.
///
/// - Source: Garmin, "Flexible and Interoperable Data Transfer (FIT) Protocol".
struct FITMessages {
  /// The global number of the current message.
  private(set) var global = 0
  /// The latest time that a message stated, in s since ``epochS``; nil before the first.
  private(set) var clockS: UInt32?
  /// How many bytes behind the last part belong to none.
  private(set) var strayBytes = 0

  /// 1989-12-31T00:00Z, from which FIT counts, in s of Unix time.
  static let epochS: Int64 = 631_065_600

  private struct Field {
    var number: UInt8
    var offset: Int
    var size: Int
  }

  private struct Definition {
    var global: Int
    var order: ByteOrder
    var fields: [Field]
    var size: Int
  }

  private let file: String
  private var at = 0
  private var end = 0
  private var message = 0
  private var current: Definition?
  private var definitions = [Definition?](repeating: nil, count: 16)

  private static let timestampField: UInt8 = 253

  init(of file: String) { self.file = file }

  /// Moves to the next data message; false behind the last.
  mutating func next(in bytes: Span<UInt8>) throws(IngestError) -> Bool {
    while true {
      if at == end, try !openPart(bytes) { return false }
      let header = bytes[at]
      at += 1
      let isCompressed = header & 0x80 != 0
      if !isCompressed, header & 0x40 != 0 {
        try define(Int(header & 0x0F), hasDeveloperFields: header & 0x20 != 0, bytes)
        continue
      }
      let local = Int(isCompressed ? header >> 5 & 3 : header & 0x0F)
      guard let definition = definitions[local] else {
        throw damaged("a definition of message \(local)", found: "none", at: at - 1)
      }
      try require(definition.size, "a message")
      message = at
      at += definition.size
      current = definition
      global = definition.global
      if let stampS = unsigned(Self.timestampField, width: 4, in: bytes) {
        clockS = UInt32(truncatingIfNeeded: stampS)
      } else if isCompressed, let before = clockS {
        clockS = before &+ (UInt32(header & 0x1F) &- before) & 0x1F
      }
      return true
    }
  }

  /// Where the elements of `width` bytes of a field lie; empty when the message lacks it.
  func offsets(_ number: UInt8, width: Int) -> StrideTo<Int> {
    guard let field = current?.fields.first(where: { $0.number == number }),
      field.size % width == 0
    else { return stride(from: 0, to: 0, by: 1) }
    let start = message + field.offset
    return stride(from: start, to: start + field.size, by: width)
  }

  /// The element of `width` bytes at `offset`; nil when it is the mark of a missing one.
  func element(at offset: Int, width: Int, in bytes: Span<UInt8>) -> UInt64? {
    let value = bytes.unsigned(at: offset, width: width, current?.order ?? .little)
    return value == UInt64.max >> UInt64(64 - 8 * width) ? nil : value
  }

  /// The first element of a field; nil when it is missing.
  func unsigned(_ number: UInt8, width: Int, in bytes: Span<UInt8>) -> UInt64? {
    var offsets = offsets(number, width: width).makeIterator()
    return offsets.next().flatMap { element(at: $0, width: width, in: bytes) }
  }

  /// A field of text; nil when it is missing or empty.
  func text(_ number: UInt8, in bytes: Span<UInt8>) -> String? {
    guard let field = current?.fields.first(where: { $0.number == number }) else { return nil }
    let text = bytes.field(at: message + field.offset, width: field.size)
    return text.isEmpty ? nil : text
  }

  /// Opens the part that begins at `at`, and checks it; false when there is none.
  private mutating func openPart(_ bytes: Span<UInt8>) throws(IngestError) -> Bool {
    // The checksum of the part before lies between.
    let begin = end == 0 ? 0 : end + 2
    let isPart =
      bytes.count >= begin + 12 && bytes.unsigned(at: begin + 8, width: 4, .big) == 0x2E46_4954
    guard isPart else {
      guard begin > 0 else {
        throw damaged("a FIT header", found: "\(bytes.count) bytes without it", at: 0)
      }
      strayBytes = bytes.count - begin
      return false
    }
    let headerSize = Int(bytes[begin])
    guard headerSize >= 12 else {
      throw damaged("a header of 12 bytes or more", found: "\(headerSize)", at: begin)
    }
    let dataSize = Int(bytes.unsigned(at: begin + 4, width: 4))
    let partEnd = begin + headerSize + dataSize
    guard dataSize > 0 else {
      throw damaged("a finished recording", found: "a data size of 0", at: begin + 4)
    }
    guard partEnd + 2 <= bytes.count else {
      throw damaged(
        "\(headerSize + dataSize + 2) bytes", found: "\(bytes.count - begin)",
        at: bytes.count - 1)
    }
    let stated = UInt16(truncatingIfNeeded: bytes.unsigned(at: partEnd, width: 2))
    let computed = Checksum.arc.of(bytes, begin..<partEnd)
    guard stated == computed else {
      throw damaged(
        "the checksum \(Checksum.shown(computed))", found: Checksum.shown(stated), at: partEnd)
    }
    at = begin + headerSize
    end = partEnd
    definitions = Array(repeating: nil, count: 16)
    clockS = nil
    return true
  }

  private mutating func define(
    _ local: Int, hasDeveloperFields: Bool, _ bytes: Span<UInt8>
  ) throws(IngestError) {
    try require(5, "a definition")
    let order: ByteOrder = bytes[at + 1] == 0 ? .little : .big
    let global = Int(bytes.unsigned(at: at + 2, width: 2, order))
    let count = Int(bytes[at + 4])
    at += 5
    try require(3 * count, "a definition")
    var definition = Definition(global: global, order: order, fields: [], size: 0)
    for i in 0..<count {
      let size = Int(bytes[at + 3 * i + 1])
      definition.fields.append(
        Field(number: bytes[at + 3 * i], offset: definition.size, size: size))
      definition.size += size
    }
    at += 3 * count
    if hasDeveloperFields {
      try require(1, "a definition")
      let developerFields = Int(bytes[at])
      at += 1
      try require(3 * developerFields, "a definition")
      for i in 0..<developerFields { definition.size += Int(bytes[at + 3 * i + 1]) }
      at += 3 * developerFields
    }
    definitions[local] = definition
  }

  private func require(_ count: Int, _ what: String) throws(IngestError) {
    guard at + count <= end else {
      throw damaged("\(count) bytes of \(what)", found: "\(end - at)", at: at)
    }
  }

  private func damaged(_ what: String, found: String, at offset: Int) -> IngestError {
    IngestError(
      .expected(what, found: found), at: Place(byte: max(0, offset)).location(in: file),
      remedy: "The file is damaged or unfinished: copy it from the device again, or repair it"
        + " with the maker's tools")
  }
}
