import Testing

@testable import HRVIngest

@Suite("Names in order, however many")
struct SortedNamesTests {
  /// Names that agree in many first bytes, one of them by chance the beginning of another.
  private func names(_ count: Int, seed: UInt64) -> [[UInt8]] {
    var state = seed
    func draw(_ bound: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % bound
    }
    var names: Set<[UInt8]> = []
    while names.count < count {
      let common = Array(
        "recording"[..<"recording".index("recording".startIndex, offsetBy: 5)].utf8)
      let bytes = (0...draw(12)).map { _ in UInt8(1 + draw(255)) }.filter { $0 != 0x2F }
      if !bytes.isEmpty { names.insert((draw(2) == 0 ? common : []) + bytes) }
    }
    return Array(names)
  }

  /// The order is that of the standard library's comparison of bytes.
  @Test("as a plain sort has them", arguments: [1, 2, 3, 7, 50, 499, 500, 501])
  func order(limit: Int) throws {
    for seed in UInt64(0)..<4 {
      let given = names(500, seed: seed)
      var sorted = SortedNames(limit: limit)
      for (i, name) in given.enumerated() {
        sorted.add(name.span, ending: i.isMultiple(of: 3) ? UInt8(ascii: "/") : nil)
      }
      try sorted.sort()
      #expect(sorted.isSpilled == (limit < 500))
      var taken: [[UInt8]] = []
      while let name = try sorted.next() { taken.append(name) }
      let expected = given.enumerated().map { $0.isMultiple(of: 3) ? $1 + [0x2F] : $1 }
        .sorted { $0.lexicographicallyPrecedes($1) }
      #expect(taken == expected, "limit \(limit), seed \(seed)")
    }
  }

  @Test("none, and long ones")
  func edges() throws {
    var none = SortedNames(limit: 1)
    try none.sort()
    #expect(try none.next() == nil)
    var long = SortedNames(limit: 1)
    let names = (0..<40).map { [UInt8](repeating: UInt8(200 - $0), count: 255) }
    for name in names { long.add(name.span) }
    try long.sort()
    for name in names.reversed() { #expect(try long.next() == name) }
    #expect(try long.next() == nil)
  }
}
