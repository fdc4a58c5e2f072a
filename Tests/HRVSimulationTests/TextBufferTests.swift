import HRVModel
import Testing

@testable import HRVSimulation

@Suite struct TextBufferTests {
  private func text(_ write: (inout TextBuffer) -> Void) -> String {
    var buffer = TextBuffer()
    write(&buffer)
    return String(decoding: buffer.bytes, as: UTF8.self)
  }

  // By hand.
  @Test func numbers() {
    #expect(text { $0.append(0) } == "0")
    #expect(text { $0.append(-7, width: 3) } == "-007")
    #expect(text { $0.append(Int.min) } == "-9223372036854775808")
    #expect(text { $0.append(-98, decimals: 3) } == "-0.098")
    #expect(text { $0.append(12_000, upToDecimals: 3) } == "12")
    #expect(text { $0.append(12_340, upToDecimals: 3) } == "12.34")
    #expect(text { $0.append(0, upToDecimals: 6, atLeast: 1) } == "0.0")
    #expect(text { $0.append(7_692_288, upToDecimals: 6, atLeast: 1) } == "7.692288")
    #expect(fixed(-0.0004, 3) == "0.000")
    #expect(fixed(2.5, 0) == "3")
    #expect(fixed(-1.005, 1) == "-1.0")
  }

  @Test func clocks() throws {
    let day = try #require(CivilDay(year: 2026, month: 3, day: 2))
    let stamp = try #require(Timestamp(day: day, hour: 7, minute: 5, second: 9, millisecond: 40))
    #expect(text { $0.append(stamp.localDay, separator: "") } == "20260302")
    #expect(text { $0.append(clockOf: stamp, milliseconds: true) } == "07:05:09.040")
    #expect(text { $0.append(clockOf: stamp, separator: "-") } == "07-05-09")
  }

  @Test func json() {
    let document = JSONValue.object([
      ("a", .string("x\"\\\n\u{1}é")), ("b", .array([.integer(1), .decimal(0.25, 3), .null])),
      ("c", .array([.object([("d", .bool(true)), ("e", .array([]))])])), ("f", .seed(.max)),
    ])
    #expect(
      document.text == """
        {
          "a": "x\\"\\\\\\u000a\\u0001é",
          "b": [1, 0.250, null],
          "c": [
            {"d": true, "e": []}
          ],
          "f": "18446744073709551615"
        }

        """)
  }
}
