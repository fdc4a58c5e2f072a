import Testing

@testable import hrv

@Suite("The text of a configuration")
struct TOMLTests {
  private func tables(_ text: String) throws(TOMLError) -> [TOMLDocument.Table] {
    try TOMLDocument(Array(text.utf8)).tables
  }

  private func values(_ text: String) throws(TOMLError) -> [TOMLDocument.Value] {
    try tables(text).flatMap { $0.entries.map(\.value) }
  }

  @Test("tables, keys and where they stand")
  func places() throws {
    let read = try tables(
      "time-zone = 'UTC'\r\n# note\r\n\r\n [ simulate . \"rr\" ] # table\n  seed=7")
    #expect(read.map(\.name) == [[], ["simulate", "rr"]])
    #expect(read[1].place == .init(line: 4, column: 2))
    let seed = try #require(read[1].entries.first)
    #expect(seed.key == "seed" && seed.value == .number("7"))
    #expect(seed.place == .init(line: 5, column: 3))
    #expect(seed.valuePlace == .init(line: 5, column: 8))
  }

  // The values by the grammar of TOML 1.0.0.
  @Test(
    "values",
    arguments: [
      (
        #"a = "x \"y\" \\ \t\u00B5\U0001F496""#,
        TOMLDocument.Value.text("x \"y\" \\ \t\u{B5}\u{1F496}")
      ),
      (#"a = 'C:\no'"#, .text(#"C:\no"#)), (#"a = """#, .text("")),
      ("a = true", .boolean(true)), ("a = false # no", .boolean(false)),
      ("a = 1_000", .number("1000")), ("a = -0.5e-3", .number("-0.5e-3")),
      ("a = +7", .number("+7")), ("a = 0", .number("0")),
      ("a = []", .array([])),
      ("a = [ 'x', # one\n\n 2,\n]", .array([.text("x"), .number("2")])),
    ])
  func value(_ text: String, _ expected: TOMLDocument.Value) throws {
    #expect(try values(text) == [expected])
  }

  @Test(
    "what is refused, and where",
    arguments: [
      ("a = 1\na = 2", 2, 1), ("[x]\n[x]", 2, 1), ("a", 1, 2), ("a.b = 1", 1, 2), ("= 1", 1, 1),
      ("a = ", 1, 5), ("a = word", 1, 5), ("a = 1 2", 1, 7), ("a = 01", 1, 5), ("a = 1__0", 1, 5),
      ("a = 2026-03-02", 1, 5), ("a = 0x10", 1, 5), ("a = nan", 1, 5), ("a = .5", 1, 5),
      ("a = 5.", 1, 5), ("a = \"x", 1, 7), ("a = 'x\ny'", 1, 7), (#"a = "\q""#, 1, 6),
      (#"a = "\uD800""#, 1, 6), (#"a = """x""""#, 1, 6), ("a = [1 2]", 1, 8), ("a = [1", 1, 7),
      ("a = [[1]]", 1, 6), ("a = {b = 1}", 1, 5), ("[[x]]", 1, 2), ("[x", 1, 3), ("[]", 1, 2),
      ("[x] y", 1, 5), ("a = 1\rb = 2", 1, 6), ("a = \"\u{1}\"", 1, 6),
    ])
  func refused(_ text: String, line: Int, column: Int) throws {
    let error = #expect(throws: TOMLError.self) { try tables(text) }
    #expect(
      error?.place == .init(line: line, column: column), "\(text): \(String(describing: error))")
  }

  @Test("bytes that are no UTF-8 are refused; a mark at the beginning is passed over")
  func encoding() throws {
    #expect(throws: TOMLError.self) { try TOMLDocument([0x61, 0xFF]) }
    #expect(
      try TOMLDocument([0xEF, 0xBB, 0xBF] + Array("a = 1".utf8)).tables[0].entries.count == 1)
  }

  @Test("no text ends the program, wherever it is cut off or spoilt")
  func spoilt() {
    let text = Array("[a]\nb = [\"x\\u00e4\", 1.5e3, true] # c\nd = 'e'\n".utf8)
    for end in 0...text.count { _ = try? TOMLDocument(Array(text[..<end])) }
    for i in text.indices {
      for byte in "\"'\\[]{}=#,\n\r\0".utf8 + [0xFF] {
        var spoilt = text
        spoilt[i] = byte
        _ = try? TOMLDocument(spoilt)
      }
    }
  }

  @Test("what is written reads back", arguments: ["plain", "a \"b\" \\ c\n\t\u{1}\u{7F}é", ""])
  func roundTrip(_ text: String) throws {
    let value = TOMLDocument.Value.array([.text(text), .number("1.5")])
    #expect(try values("a = " + TOMLText.value(value)) == [value])
  }

  // By hand: one letter changed, one missing, two exchanged (two changes), nothing alike.
  @Test("the nearest name")
  func nearest() {
    let names = ["metrics", "correction", "time-zone"]
    #expect(NearestWord.of("metrcs", among: names) == "metrics")
    #expect(NearestWord.of("correctoin", among: names) == "correction")
    #expect(NearestWord.of("timezone", among: names) == "time-zone")
    #expect(NearestWord.of("bayes", among: names) == nil)
  }
}
