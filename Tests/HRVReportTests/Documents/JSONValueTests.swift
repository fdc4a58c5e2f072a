import Foundation
import HRVModel
import Testing

@testable import HRVReport

@Suite("JSON")
struct JSONValueTests {
  @Test("numbers read back as the same doubles", arguments: 0..<10 as Range<UInt64>)
  func roundTrip(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    var values = [0, -0.0, 1e-5, 1e16, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 0.1, 41.2]
    while values.count < 300 {
      let value = Double(bitPattern: generator.next())
      if value.isFinite { values.append(value) }
    }
    let text = JSONValue.array(values.map(JSONValue.number)).text
    let parsed = try JSONDecoder().decode([Double].self, from: Data(text.utf8))
    #expect(parsed.map(\.bitPattern) == values.map(\.bitPattern))
  }

  @Test("there is no NaN and no infinity")
  func notFinite() {
    let text = JSONValue.array([.number(.nan), .number(.infinity), .number(-.infinity)]).text
    #expect(text == "[null, null, null]\n")
  }

  @Test("strings read back as they are", arguments: Hostile.texts)
  func strings(text: String) throws {
    let json = JSONValue.object([.init(text, .string(text))]).text
    let parsed = try JSONDecoder().decode([String: String].self, from: Data(json.utf8))
    #expect(parsed == [text: text])
    #expect(!json.dropLast().unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    #expect(!json.unicodeScalars.contains { $0 == "\u{2028}" || $0 == "\u{9B}" })
  }

  @Test("all of the first 160 code points read back")
  func controls() throws {
    let text = String(String.UnicodeScalarView((0..<0xA0).compactMap(Unicode.Scalar.init)))
    let json = JSONValue.array([.string(text)]).text
    #expect(try JSONDecoder().decode([String].self, from: Data(json.utf8)) == [text])
  }

  @Test("short values stay on a line, long ones break, members keep their order")
  func layout() {
    let long = String(repeating: "x", count: 90)
    let value: JSONValue = [
      "z": .number(1.5), "a": ["k": .bool(true), "b": .null],
      "list": [.string(long), .integer(2)],
    ]
    // By hand.
    #expect(
      value.text == """
        {
          "z": 1.5,
          "a": {"k": true, "b": null},
          "list": [
            "\(long)",
            2
          ]
        }

        """)
  }
}
