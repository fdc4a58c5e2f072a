import HRVModel
import Testing

@testable import HRVIngest

@Suite("Rows and cells")
struct RowsTests {
  /// All rows as text, each with its line.
  private func rows(
    _ text: String, _ delimiter: TextLayout.Delimiter
  ) throws -> [(line: Int, cells: [String])] {
    let bytes = Array(text.utf8)
    var layout = TextLayout()
    layout.delimiter = delimiter
    var rows = Rows(of: "test.csv", layout: layout)
    var all: [(Int, [String])] = []
    while try rows.next(in: bytes.span) {
      all.append((rows.line, (0..<rows.count).map { rows.text($0, in: bytes.span) }))
    }
    return all
  }

  @Test("lines end with LF, CRLF or CR, alike", arguments: ["\n", "\r\n", "\r"])
  func lineEnds(end: String) throws {
    let text = ["a,b", "", "# comment", " c , d ", "e,f"].joined(separator: end)
    for text in [text, text + end] {
      let all = try rows(text, .comma)
      #expect(all.map(\.line) == [1, 4, 5])
      #expect(all.map(\.cells) == [["a", "b"], ["c", "d"], ["e", "f"]])
    }
  }

  @Test("blanks divide only where they are the delimiter")
  func blanks() throws {
    #expect(try rows(" 0.000   0.809 \n", .blanks).map(\.cells) == [["0.000", "0.809"]])
    #expect(try rows("0\t809\n", .blanks).map(\.cells) == [["0", "809"]])
    #expect(try rows("a b,c\n", .comma).map(\.cells) == [["a b", "c"]])
    #expect(try rows("\ta\t\tb\t\n", .tab).map(\.cells) == [["", "a", "", "b", ""]])
  }

  @Test("rows of empty cells are passed over")
  func emptyRows() throws {
    #expect(try rows("a;b\n;;\n ; \nc;d\n", .semicolon).map(\.line) == [1, 4])
  }

  @Test("quoted cells hold delimiters, doubled quotes and line ends")
  func quotes() throws {
    let all = try rows("a,\"b, \"\"c\"\"\r\nd\",e\nf,g\"h,i\n", .comma)
    #expect(all.map(\.cells) == [["a", "b, \"c\"\r\nd", "e"], ["f", "g\"h", "i"]])
    #expect(all.map(\.line) == [1, 3])
  }

  @Test("a quote that is not closed is pointed at")
  func openQuote() {
    let error = #expect(throws: IngestError.self) { try rows("a,b\nc, \"d\ne\n", .comma) }
    #expect(error?.place == "2:4")
    let after = #expect(throws: IngestError.self) { try rows("\"a\" b,c\n", .comma) }
    #expect(after?.place == "1:1")
  }

  @Test("places count bytes from 1, also for missing cells")
  func places() throws {
    let bytes = Array("µ;  b;c\n".utf8)
    var layout = TextLayout()
    layout.delimiter = .semicolon
    var rows = Rows(of: "", layout: layout)
    #expect(try rows.next(in: bytes.span))
    // µ takes two bytes, so the second cell begins in column 6, the third in column 8.
    #expect((0..<4).map { rows.place($0).column } == [1, 6, 8, 9])
    #expect(rows.text(3, in: bytes.span) == "")
    #expect(rows.number(3, in: bytes.span) == nil)
  }

  @Test("behind a cell of several lines, places count from the line that a cell is on")
  func placesBehindLineEnds() throws {
    let bytes = Array("a,\"b\r\nc\nd\",e\nf,g\n".utf8)
    var layout = TextLayout()
    layout.delimiter = .comma
    var rows = Rows(of: "", layout: layout)
    #expect(try rows.next(in: bytes.span))
    // The quote opens on line 1 and closes in column 2 of line 3; the comma follows.
    #expect(rows.place(1) == Place(line: 1, column: 4))
    #expect(rows.place(2) == Place(line: 3, column: 4))
    #expect(try rows.next(in: bytes.span))
    #expect(rows.place(1) == Place(line: 4, column: 3))
  }

  @Test("the short way and the general way read the same rows")
  func shortNumbers() throws {
    var generator = SplitMix64(seed: 11)
    let pieces = [
      "812", "0.862", "7", "1234567890123456", "12345678901234567", ".5", "5.", "-3", "x", " 4",
      "8 ", "1e3", "#9", "", "\t", "000812", "9.99.9", "٣",
    ]
    for _ in 0..<2000 {
      var text = ""
      for _ in 0..<6 {
        text += pieces.randomElement(using: &generator) ?? ""
        text += ["\n", "\r\n", "\r", "\n"].randomElement(using: &generator) ?? ""
      }
      let bytes = Array(text.utf8)
      var general = Rows(of: "", layout: TextLayout())
      var short = Rows(of: "", layout: TextLayout())
      while true {
        var list = short.plainList()
        let quick = list.next(in: bytes.span, shift: 3)
        short.pass(list)
        let more = try quick != nil || short.next(in: bytes.span)
        #expect(try more == general.next(in: bytes.span))
        guard more else { break }
        #expect(short.line == general.line)
        #expect(
          (quick ?? short.number(0, in: bytes.span, shift: 3))
            == general.number(0, in: bytes.span, shift: 3), "\(text.debugDescription)")
        #expect(quick == nil || general.place(0).column == 1)
      }
    }
  }

  @Test("a map of places gives back every place")
  func placeMap() {
    var generator = SplitMix64(seed: 5)
    var map = PlaceMap()
    var twin: [Place] = []
    var line = 0
    for _ in 0..<1000 {
      line += generator.next() % 5 == 0 ? 2 : 1
      let column = generator.next() % 7 == 0 ? 3 : 1
      map.append(line: line, column: column)
      twin.append(Place(line: line, column: column))
    }
    #expect(twin.indices.allSatisfy { map[$0] == twin[$0] })
  }
}
