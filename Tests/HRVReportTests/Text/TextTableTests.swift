import Foundation
import Testing

@testable import HRVReport

@Suite("Text tables")
struct TextTableTests {
  @Test("aligns by what a terminal shows")
  func golden() {
    var table = TextTable([.init("name"), .init("value", .trailing), .init("note")])
    table.append(["心拍", "7", "wide"])
    table.append(["e\u{301}t", "1234"])
    // By hand: 心拍 takes four columns, é one although it is two scalars.
    let expected = """
      name  value  note
      心拍      7  wide
      ét     1234

      """
    #expect(table.text() == expected.replacingOccurrences(of: "ét", with: "e\u{301}t"))
  }

  @Test("wraps the columns that may, and cuts words that are too long")
  func wrapping() {
    var table = TextTable([.init("id"), .init("what", wraps: true)], indent: 1)
    table.append(["a", "one two three four abcdefghijklmnopqrstuvwxyz"])
    table.append(["b", "/first/folder/second_folder/file-name.csv"])
    let expected = """
       id  what
       a   one two three four
           abcdefghijklmnopqrst
           uvwxyz
       b   /first/folder/
           second_folder/file-
           name.csv

      """
    #expect(table.text(widthColumns: 25) == expected)
  }

  @Test("keeps to the width, whatever is in the cells", arguments: 48...100)
  func width(widthColumns: Int) {
    var table = TextTable([.init("x"), .init("y", wraps: true), .init("z", wraps: true)])
    table.append(["1", "word " + String(repeating: "long", count: 40), "some other words here"])
    let lines = table.text(widthColumns: widthColumns).split(separator: "\n")
    #expect(lines.allSatisfy { String($0).displayWidth <= widthColumns })
    let letters = lines.dropFirst().joined().filter { !$0.isWhitespace }
    #expect(letters.count { $0 == "l" } == 40, "nothing may be lost")
  }

  @Test("shows controls instead of obeying them")
  func hostile() {
    var table = TextTable([.init(""), .init("")])
    table.append(["\u{1B}[2J\u{7}", "a\nb\u{202E}c"])
    #expect(table.text() == "␛[2J␇  a␊b\u{FFFD}c\n")
  }

  @Test("emphasises only when asked")
  func ansi() {
    var table = TextTable([.init("head")])
    table.append(["row"])
    #expect(table.text(style: .ansi) == "\u{1B}[1mhead\u{1B}[0m\nrow\n")
    #expect(!table.text().contains("\u{1B}"))
  }

  @Test(
    "counts columns",
    arguments: [
      ("abc", 3), ("日本", 4), ("e\u{301}", 1), ("👩‍⚕️", 2), ("🫀", 2), ("a\u{200D}", 1), ("", 0),
      ("ＡＢ", 4), ("한", 2), ("·±−", 3),
    ] as [(String, Int)])
  func displayWidth(text: String, columns: Int) { #expect(text.displayWidth == columns) }
}
