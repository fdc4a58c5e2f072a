import Testing

@testable import HRVIngest

@Suite("Layout of texts")
struct TextLayoutTests {
  private func layout(_ text: String) -> TextLayout {
    let bytes = Array(text.utf8)
    return FileHead(bytes.span, file: "x.csv").layout
  }

  @Test(
    "finds the delimiter on the first line",
    arguments: [
      ("time,rr\n0,812\n", TextLayout.Delimiter.comma), ("Phone timestamp;RR [ms]\n", .semicolon),
      ("time\trr, raw\n", .tab), ("RR-interval [ms]\n812\n", .none), ("812\n805\n", .none),
      ("0.000 0.809\n0.809 0.776\n", .blanks), ("\"a;b\",c\n", .comma), ("", .none),
      ("# a;b\n812\n", .none), ("sep=;\na,b;c\n", .semicolon), ("\"sep=,\"\r\na;b,c\r\n", .comma),
    ])
  func delimiters(text: String, delimiter: TextLayout.Delimiter) {
    #expect(layout(text).delimiter == delimiter)
  }

  @Test("tells one column with decimal commas from two columns")
  func decimalComma() {
    let column = layout("0,862\n0,834\n1,012\n0,95\n")
    #expect(column.delimiter == .none && column.decimalMark == .comma)
    let named = layout("RR\n812,5\n805,25\n820\n")
    #expect(named.delimiter == .none && named.decimalMark == .comma)
    let index = layout("0,862\n1,834\n2,846\n")
    #expect(index.delimiter == .comma && index.decimalMark == .point)
    let table = layout("t;rr\n0,0;0,862\n")
    #expect(table.delimiter == .semicolon && table.decimalMark == .comma)
    let points = layout("t;rr\n0.0;0.862\n")
    #expect(points.decimalMark == .point)
  }

  @Test("skips a byte order mark and a declared separator, and counts lines from the top")
  func beginnings() throws {
    #expect(layout("\u{FEFF}812\n").start == 3)
    let declared = layout("sep=;\r\na;b\r\n")
    #expect(declared.start == 7 && declared.firstLine == 2)
    let error = readingError("sep=;\ntime;rr\n0;812\n812;80x\n1617;823\n2440;840\n")
    #expect(error?.place == "4:5")
  }

  @Test("reads Windows-1252 where the text is not UTF-8")
  func windows1252() {
    #expect(TextDecoding.text([0x65, 0x63, 0x67, 0x20, 0x5B, 0xB5, 0x56, 0x5D]) == "ecg [µV]")
    #expect(TextDecoding.text([0x80, 0x93, 0x81]) == "€“\u{FFFD}")
    #expect(TextDecoding.text(Array("µ".utf8)) == "µ")
  }

  @Test(
    "takes column names apart",
    arguments: [
      ("RR-interval [ms]", "rrinterval", "ms"), ("rr_ms", "rr", "ms"), ("R-R (ms)", "rr", "ms"),
      ("RR", "rr", nil), (" since_start ", "sincestart", nil), ("ecg [uV]", "ecg", "uv"),
      ("ecg [µV]", "ecg", "uv"), ("sensor timestamp [ns]", "sensortimestamp", "ns"),
      ("IBI (s)", "ibi", "s"), ("Unnamed: 0", "unnamed0", nil), ("mg", "mg", nil), ("", "", nil),
      ("dose (mg)", "dose", "mg"),
    ])
  func columnNames(text: String, quantity: String, unit: String?) {
    let name = ColumnName(text)
    #expect(name.quantity == quantity)
    #expect(name.unit == unit)
  }
}
