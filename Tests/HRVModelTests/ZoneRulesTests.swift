import Foundation
import HRVModel
import HRVTestSupport
import Testing

@Suite("Zone rules")
struct ZoneRulesTests {
  static let folder = URL(filePath: "/usr/share/zoneinfo")
  static let isAvailable = FileManager.default.fileExists(
    atPath: folder.appending(path: "Europe/Vienna").path)

  private func zone(_ name: String) throws -> ZoneRules {
    let bytes = try Data(contentsOf: Self.folder.appending(path: name))
    return try ZoneRules(name: name, tzif: [UInt8](bytes))
  }

  // Expected offsets: CPython 3.11 zoneinfo, datetime.fromtimestamp(t, ZoneInfo(z)).utcoffset().
  // They hold at, just before and long after changes, where the footer's rule speaks.
  @Test(
    "agree with another reader of the same files", .enabled(if: isAvailable, "no zone files here"),
    arguments: [
      ("Europe/Vienna", 1_774_745_999, 3600), ("Europe/Vienna", 1_774_746_000, 7200),
      ("Europe/Vienna", 2_500_000_000, 3600), ("America/New_York", 1_793_512_799, -14_400),
      ("America/New_York", 1_793_512_800, -18_000), ("Asia/Kolkata", 1_700_000_000, 19_800),
      ("Australia/Lord_Howe", 1_775_314_799, 39_600),
      ("Australia/Lord_Howe", 1_775_314_800, 37_800), ("Europe/Dublin", 1_774_746_000, 3600),
      ("Pacific/Apia", 1_325_239_199, -36_000), ("Pacific/Apia", 1_325_239_200, 50_400),
      ("America/Nuuk", 2_600_000_000, -3600),
    ])
  func offsets(name: String, unixS: Int64, offsetS: Int) throws {
    #expect(try zone(name).utcOffsetS(atUnixS: unixS) == offsetS)
  }

  /// Version 2, no transitions, one type of +1 h, and the rule of Central Europe.
  private static let centralEurope: [UInt8] = {
    func block(_ version: String) -> [UInt8] {
      Array("TZif\(version)".utf8) + [UInt8](repeating: 0, count: 15)
        + [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 4]
        + [0, 0, 0x0E, 0x10, 0, 0] + Array("CET\0".utf8)
    }
    return block("2") + block("2") + Array("\nCET-1CEST,M3.5.0,M10.5.0/3\n".utf8)
  }()

  // Hand: in 2026 Central European clocks skip 02:00–03:00 on 29 March and repeat 02:00–03:00
  // on 25 October.
  @Test("a local clock gets the offset that held when it was read")
  func local() throws {
    let zone = try ZoneRules(name: "CET", tzif: Self.centralEurope)
    func offset(_ month: Int, _ day: Int, _ hour: Int, _ minute: Int) throws -> Int? {
      let civil = try #require(CivilDay(year: 2026, month: month, day: day))
      let clock = try #require(Timestamp(day: civil, hour: hour, minute: minute))
      return zone.resolve(clock).utcOffsetS
    }
    #expect(try offset(3, 29, 1, 59) == 3600)
    #expect(try offset(3, 29, 2, 30) == 3600)
    #expect(try offset(3, 29, 3, 0) == 7200)
    #expect(try offset(10, 25, 1, 59) == 7200)
    #expect(try offset(10, 25, 2, 30) == 7200)
    #expect(try offset(10, 25, 3, 0) == 3600)
    #expect(try offset(1, 1, 0, 0) == 3600)
  }

  // The day after is in the year 10000, which no day is numbered in: looking for its rules went on
  // for ever.
  @Test("the last and the first day that can be written have an offset")
  func ends() throws {
    let zone = try ZoneRules(name: "CET", tzif: Self.centralEurope)
    let last = try #require(CivilDay(year: 9999, month: 12, day: 31))
    let first = try #require(CivilDay(year: 1, month: 1, day: 1))
    for day in [last, first] {
      let clock = try #require(Timestamp(day: day, hour: 12, minute: 0))
      #expect(zone.resolve(clock).utcOffsetS == 3600)
    }
  }

  @Test("an instant in UTC is converted, a reading with an offset of its own is kept")
  func resolve() throws {
    let zone = try ZoneRules(name: "CET", tzif: Self.centralEurope)
    let summer = Timestamp(unixMilliseconds: 1_780_000_000_123)
    #expect(zone.resolve(summer).unixMilliseconds == 1_780_000_000_123)
    #expect(zone.resolve(summer).utcOffsetS == 7200)
    let abroad = Timestamp(unixMilliseconds: 1_780_000_000_000, utcOffsetS: -36_000)
    #expect(zone.resolve(abroad) == abroad)
  }

  @Test("a damaged file is an error at every length, never a trap")
  func truncated() {
    let whole = Self.centralEurope
    for count in 0..<whole.count {
      #expect(throws: ModelError.self) {
        try ZoneRules(name: "x", tzif: Array(whole.prefix(count)))
      }
    }
    var generator = SplitMix64(seed: 7)
    for _ in 0..<3000 {
      var bytes = whole
      bytes[Int(generator.next() % UInt64(bytes.count))] = UInt8(
        truncatingIfNeeded: generator.next())
      _ = try? ZoneRules(name: "x", tzif: bytes).utcOffsetS(atUnixS: 1_780_000_000)
    }
  }
}
