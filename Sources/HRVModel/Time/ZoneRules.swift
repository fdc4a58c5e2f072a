/// The history and future of a zone's distance from UTC, as a TZif file has it.
///
/// Zone rules are data of the operating system, read by whoever does effects; this type only
/// understands their bytes. Foundation's zones are not used, because a statically linked
/// Foundation was seen to know none.
///
/// - Source: RFC 8536, "The Time Zone Information Format (TZif)", 2019.
public struct ZoneRules: Hashable, Sendable {
  /// The name under which the rules were found, such as `Europe/Vienna`.
  public let name: String

  private let transitions: [Transition]
  private let firstOffsetS: Int
  private let footer: PosixZone?

  private struct Transition: Hashable {
    let unixS: Int64
    let offsetS: Int
  }

  /// A zone that is always `utcOffsetS` ahead of UTC.
  public init(name: String, utcOffsetS: Int) {
    self.name = name
    transitions = []
    firstOffsetS = utcOffsetS
    footer = nil
  }

  /// Understands the bytes of a TZif file of version 1 to 4, or says what is wrong with them.
  ///
  /// - Throws: ``ModelError/outOfRange(quantity:value:allowed:)`` naming the byte at which the
  ///   file stops making sense.
  public init(name: String, tzif bytes: [UInt8]) throws(ModelError) {
    var reader = TZifReader(bytes)
    var header = try reader.header()
    if header.version >= 2 {
      try reader.skip(header.bodyLength(timeSize: 4))
      header = try reader.header()
    }
    let timeSize = header.version >= 2 ? 8 : 4
    var instants: [Int64] = []
    for _ in 0..<header.timeCount { instants.append(try reader.integer(timeSize)) }
    var types: [Int] = []
    for _ in 0..<header.timeCount { types.append(Int(try reader.integer(1) & 0xFF)) }
    var offsets: [Int] = []
    for _ in 0..<header.typeCount {
      offsets.append(Int(try reader.integer(4)))
      try reader.skip(2)
    }
    try reader.skip(
      header.characterCount + header.leapCount * (timeSize + 4) + header.standardCount
        + header.universalCount)
    guard let first = offsets.first, types.allSatisfy({ $0 < offsets.count }),
      zip(instants, instants.dropFirst()).allSatisfy({ $0 < $1 })
    else { throw reader.malformed() }
    self.name = name
    transitions = zip(instants, types).map { Transition(unixS: $0, offsetS: offsets[$1]) }
    firstOffsetS = first
    footer = header.version >= 2 ? try reader.footer() : nil
  }

  /// Local clock minus UTC at an instant of Unix time, in seconds.
  ///
  /// - Complexity: O(log *transitions*).
  public func utcOffsetS(atUnixS unixS: Int64) -> Int {
    var (low, high) = (0, transitions.count)
    while low < high {
      let middle = (low + high) / 2
      if transitions[middle].unixS <= unixS { low = middle + 1 } else { high = middle }
    }
    if low == transitions.count, let footer, low > 0 || transitions.isEmpty {
      return footer.utcOffsetS(atUnixS: unixS)
    }
    return low == 0 ? firstOffsetS : transitions[low - 1].offsetS
  }

  /// `timestamp` on the clocks of this zone.
  ///
  /// A reading whose offset is unknown is taken as read on these clocks; a reading in UTC is
  /// converted to them; a reading with an offset of its own keeps it, since it was written
  /// down where the person was. Of two instants that show one reading when clocks go back,
  /// the earlier is meant; a reading that clocks skip going forward is taken by the offset
  /// before the change.
  public func resolve(_ timestamp: Timestamp) -> Timestamp {
    if let offset = timestamp.utcOffsetS {
      guard offset == 0, let unixMs = timestamp.unixMilliseconds else { return timestamp }
      let zoned = utcOffsetS(atUnixS: floorDivided(unixMs, 1000))
      return Timestamp(unixMilliseconds: unixMs, utcOffsetS: zoned)
    }
    let local = timestamp.localMilliseconds
    let localS = floorDivided(local, 1000)
    // No zone is a day or more from UTC, so the offsets a day to either side bracket the
    // change, if there is one; the earlier offset is the one before it.
    let before = utcOffsetS(atUnixS: localS - 86_400)
    let after = utcOffsetS(atUnixS: localS + 86_400)
    let isBefore = utcOffsetS(atUnixS: localS - Int64(before)) == before
    let isAfter = utcOffsetS(atUnixS: localS - Int64(after)) == after
    return Timestamp(
      localMilliseconds: local, utcOffsetS: isBefore || !isAfter ? before : after)
  }
}

/// A cursor over the bytes of a TZif file.
private struct TZifReader {
  struct Header {
    let version: Int
    let universalCount: Int
    let standardCount: Int
    let leapCount: Int
    let timeCount: Int
    let typeCount: Int
    let characterCount: Int

    func bodyLength(timeSize: Int) -> Int {
      timeCount * (timeSize + 1) + typeCount * 6 + characterCount
        + leapCount * (timeSize + 4) + standardCount + universalCount
    }
  }

  private let bytes: [UInt8]
  private var at = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func malformed() -> ModelError {
    .outOfRange(
      quantity: "byte \(at) of the zone file", value: at < bytes.count ? Double(bytes[at]) : -1,
      allowed: "what RFC 8536 has there")
  }

  mutating func skip(_ count: Int) throws(ModelError) {
    guard count >= 0, count <= bytes.count - at else { throw malformed() }
    at += count
  }

  /// A big-endian two's-complement integer of `size` bytes.
  mutating func integer(_ size: Int) throws(ModelError) -> Int64 {
    guard size <= bytes.count - at else { throw malformed() }
    var value: Int64 = bytes[at] & 0x80 == 0 ? 0 : -1
    for byte in bytes[at..<(at + size)] { value = value << 8 | Int64(byte) }
    at += size
    return value
  }

  mutating func header() throws(ModelError) -> Header {
    guard bytes.count - at >= 44, Array(bytes[at..<(at + 4)]) == Array("TZif".utf8) else {
      throw malformed()
    }
    let letter = bytes[at + 4]
    let version = letter == 0 ? 1 : Int(letter) - Int(UInt8(ascii: "0"))
    try skip(20)
    var counts: [Int] = []
    for _ in 0..<6 { counts.append(Int(try integer(4))) }
    guard (1...9).contains(version), counts.allSatisfy({ (0...1_000_000).contains($0) }) else {
      throw malformed()
    }
    return Header(
      version: version, universalCount: counts[0], standardCount: counts[1],
      leapCount: counts[2], timeCount: counts[3], typeCount: counts[4],
      characterCount: counts[5])
  }

  mutating func footer() throws(ModelError) -> PosixZone? {
    guard at < bytes.count, bytes[at] == UInt8(ascii: "\n"),
      let end = bytes[(at + 1)...].firstIndex(of: UInt8(ascii: "\n"))
    else { throw malformed() }
    if end == at + 1 { return nil }
    guard let zone = PosixZone(bytes[(at + 1)..<end]) else { throw malformed() }
    return zone
  }
}
