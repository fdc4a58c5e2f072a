public import HRVModel

/// When, and with which strap, a recording was made: what file names and stamps are made from.
public struct ExportSession: Hashable, Sendable {
  /// The moment of time 0. Layouts that write UTC read a clock without offset as UTC.
  public let start: Timestamp
  /// The strap.
  public let strap: Strap

  /// The days that all layouts can write: 1970-01-01 to 2199-12-31.
  static let allowedDays = 0...84_005

  /// Creates a session.
  ///
  /// - Throws: ``ModelError/outOfRange(quantity:value:allowed:)`` when the start lies outside
  ///   the years 1970 to 2199 or its offset from UTC is more than 18 h.
  public init(start: Timestamp, strap: Strap = .h10) throws(ModelError) {
    try require(start.localDay.daysSince1970, in: Self.allowedDays, "start in days since 1970")
    try require(start.utcOffsetS ?? 0, in: -64_800...64_800, "offset from UTC in s")
    self.start = start
    self.strap = strap
  }

  /// Milliseconds since 1970-01-01T00:00 UTC at time 0.
  var unixMs: Int { Int(start.unixMilliseconds ?? start.localMilliseconds) }
}

/// A chest strap, as file names tell it.
public struct Strap: Hashable, Sendable {
  /// The model, such as `H10`.
  public let model: String
  /// The id printed on it: 8 letters or digits.
  public let id: String

  /// Creates a strap.
  ///
  /// - Throws: ``ModelError/outOfRange(quantity:value:allowed:)`` with the number of usable
  ///   characters when the model is not 1 to 16, or the id not 8, ASCII letters or digits.
  public init(model: String, id: String) throws(ModelError) {
    try Self.check(model, length: 1...16, "letters and digits in the model of the strap")
    try Self.check(id, length: 8...8, "letters and digits in the id of the strap")
    self.init(unchecked: model, id)
  }

  private init(unchecked model: String, _ id: String) {
    self.model = model
    self.id = id
  }

  /// An H10.
  public static let h10 = Strap(unchecked: "H10", "8C4CAD2D")
  /// An H9, whose signal path differs.
  public static let h9 = Strap(unchecked: "H9", "5D81F72B")

  private static func check(
    _ text: String, length: ClosedRange<Int>, _ quantity: String
  ) throws(ModelError) {
    let usable = text.utf8.filter { byte in
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte & ~0x20)
    }
    // One strange byte makes the count one that no length allows.
    try require(usable.count == text.utf8.count ? usable.count : 0, in: length, quantity)
  }
}

// MARK: Pieces of file names

extension ExportSession {
  /// `YYYYMMDD`.
  var compactDay: String { text { $0.append(start.localDay, separator: "") } }
  /// `YYYY-MM-DD`.
  var day: String { text { $0.append(start.localDay) } }

  /// `hh`, `mm` and `ss` with a separator between.
  func clock(separator: String) -> String {
    text { $0.append(clockOf: start, separator: separator) }
  }

  private func text(_ write: (inout TextBuffer) -> Void) -> String {
    var buffer = TextBuffer()
    write(&buffer)
    return String(decoding: buffer.bytes, as: UTF8.self)
  }
}
