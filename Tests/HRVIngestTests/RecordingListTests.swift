import Foundation
import HRVModel
import Testing

@testable import HRVIngest

@Suite("Lists of recordings")
struct RecordingListTests {
  private func entries(_ text: String, file: String = "d/list.csv") throws -> [RecordingList.Entry]
  {
    let list = try RecordingList.read(bytes: Array(text.utf8), file: file)
    var entries = list.entries()
    var all: [RecordingList.Entry] = []
    while let entry = try entries.next() { all.append(entry) }
    return all
  }

  @Test("paths alone, commas and semicolons in them")
  func plain() throws {
    let read = try entries("\u{FEFF}a,b.txt\r\n\n /c;d.txt \n-\nlast")
    #expect(read.map(\.path) == ["d/a,b.txt", "/c;d.txt", "-", "d/last"])
    #expect(read.allSatisfy { $0.cells.isEmpty && $0.start == nil })
  }

  /// Rows across the ends of portions, which have 64 KiB: the expected ones are the written ones.
  @Test("portions cut no row", arguments: ["\n", "\r\n"])
  func portions(end: String) throws {
    var text = "file;note;start" + end
    var expected: [(String, String)] = []
    for i in 0..<6000 {
      let note = i % 7 == 0 ? "two\nlines; \(i)" : String(repeating: "x", count: i % 41)
      expected.append(("d/r\(i).txt", note))
      text += "r\(i).txt;" + (i % 7 == 0 ? "\"\(note)\"" : note) + ";2026-03-02T07:15" + end
    }
    let read = try entries(text)
    #expect(read.count == 6000)
    for (entry, (path, note)) in zip(read, expected)
    where (entry.path, entry.cells) != (path, [note]) {
      Issue.record("\(entry) is not \(path) \(note)")
      break
    }
    #expect(read.allSatisfy { $0.start?.localDay.description == "2026-03-02" })
  }

  @Test("what is wrong is told with its place, behind any number of rows")
  func errors() {
    let rows = (0..<5000).map { "r\($0).txt,s\n" }.joined()
    let cases = [
      ("file,s\n" + rows + "a,b,c\n", "d/list.csv:5002:5: error: expected 2 cells"),
      ("file,start\na,2026-02-30T07:00\n", "d/list.csv:2:3: error: expected the start as"),
      ("file,s\n" + rows + ",b\n", "d/list.csv:5002:1: error: expected the path of a recording"),
      ("file,s\n\"a,b\n" + rows, "d/list.csv:2:1: error: expected a closing quote"),
    ]
    for (text, message) in cases {
      #expect { try entries(text) } throws: { "\($0)".hasPrefix(message) }
    }
  }

  @Test("an open quote does not hold a list of any length")
  func openQuote() {
    let text = "file,s\n\"a,b\n" + String(repeating: "r.txt,some cell\n", count: 150_000)
    #expect { try entries(text) } throws: { "\($0)".hasPrefix("d/list.csv:2:1: error: expected a") }
  }

  @Test("UTF-16 and compressed lists are read as others")
  func encodings() throws {
    let text = "file,s\r\na.txt,ü\r\n"
    var utf16: [UInt8] = [0xFF, 0xFE]
    for unit in text.utf16 { utf16 += [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)] }
    let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).csv")
    defer { try? FileManager.default.removeItem(at: url) }
    try Data(utf16).write(to: url)
    let list = try RecordingList.read(path: url.path)
    var entries = list.entries()
    #expect(try entries.next()?.cells == ["ü"])
    #expect(list.columns == ["s"])
  }

  @Test("paths from a pipe are seen from the current folder, and read as often as asked")
  func pipe() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    #expect(unsafe mkfifo(url.path, 0o600) == 0)
    defer { try? FileManager.default.removeItem(at: url) }
    Thread.detachNewThread {
      let writer = try? FileHandle(forWritingTo: url)
      try? writer?.write(contentsOf: Data("a.txt\n/b.txt\n".utf8))
      try? writer?.close()
    }
    let list = try RecordingList.read(path: url.path)
    for _ in 0..<2 {
      var entries = list.entries()
      #expect(try entries.next()?.path == "a.txt")
      #expect(try entries.next()?.path == "/b.txt")
      #expect(try entries.next() == nil)
    }
  }
}
