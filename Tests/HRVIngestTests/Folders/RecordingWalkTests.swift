import Foundation
import HRVModel
import Testing

@testable import HRVIngest

@Suite("Walking folders")
struct RecordingWalkTests {
  private let root = FileManager.default.temporaryDirectory.appending(
    path: "hrv-walk-\(UUID().uuidString)", directoryHint: .isDirectory)

  private func write(_ names: [String]) throws {
    for name in names {
      let url = root.appending(path: name)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data("800\n".utf8).write(to: url)
    }
  }

  private func walked(_ walk: RecordingWalk) -> [String] {
    walk.map { String($0.dropFirst(root.path.utf8.count)) }
  }

  private func entries(_ limit: Int) throws -> [String] {
    let entries = try #require(FolderEntries(root.path, limit: limit))
    var names: [String] = []
    while let path = try entries.next() {
      names.append(String(path.dropFirst(root.path.utf8.count + 1)))
    }
    return names
  }

  @Test("files come in the order of their whole paths")
  func order() throws {
    defer { try? FileManager.default.removeItem(at: root) }
    let names = ["a/z.txt", "a-b/c.txt", "a.txt", "a/b/c.txt", "b", "B.txt", "ä.txt"]
    try write(names + ["._a.txt", "__MACOSX/a.txt", "readme.md"])
    let expected = names.map { "/" + $0 }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let walk = RecordingWalk([root.path])
    #expect(walked(walk) == expected)
    #expect(walk.junkCount == 2)
    #expect(walk.failure == nil)
  }

  @Test("parts of records are left out, by however many headers", arguments: [1, 2, 100])
  func records(limit: Int) throws {
    defer { try? FileManager.default.removeItem(at: root) }
    let records = (0..<5).flatMap { ["r\($0).atr", "r\($0).dat", "r\($0).hea"] }
    try write(records + ["r1.x.dat", "s.dat", "r2.atr.d/x.txt", "t"])
    let expected = ["r0.hea", "r1.hea", "r1.x.dat", "r2.atr.d/", "r2.hea", "r3.hea", "r4.hea"]
    #expect(try entries(limit) == expected + ["s.dat", "t"])
  }

  @Test("names that are no UTF-8 are read")
  func bytes() throws {
    defer { try? FileManager.default.removeItem(at: root) }
    try write(["a.txt", "c\\xE9.txt", "plain\\xE8.txt"])
    let path = Array(root.path.utf8) + Array("/c".utf8) + [0xE9] + Array(".txt".utf8)
    let file = path.map { CChar(bitPattern: $0) } + [0]
    // Some disks have no such names.
    guard let stream = unsafe fopen(file, "w") else { return }
    unsafe fputs("900\n910\n905\n", stream)
    unsafe fclose(stream)
    let found = walked(RecordingWalk([root.path]))
    #expect(found == ["/a.txt", "/c\\x5CxE9.txt", "/c\\xE9.txt", "/plain\\x5CxE8.txt"])
    func count(_ path: String) throws -> Int? {
      guard case .rr(let rr) = try RecordingReader().read(path: root.path + path).signal else {
        return nil
      }
      return rr.intervalsMs.count
    }
    #expect(try count("/c\\xE9.txt") == 3)
    #expect(try count("/c\\x5CxE9.txt") == 1)
    // What a shell makes of a pattern names the file that is called so; a table's text the other.
    let typed = Array((root.path + "/c\\xE9.txt").utf8)
    #expect(PathText.written(typed.span) == root.path + "/c\\x5CxE9.txt")
    // What somebody types who sees the name in a listing.
    #expect(try count("/plain\\xE8.txt") == 1)
    // A list has the bytes, or what our table shows of them.
    for (line, heads) in [
      (Array("c".utf8) + [0xE9] + Array(".txt".utf8), ["", "file,start\n"]),
      (Array("c\\xE9.txt".utf8), ["file,start\n"]),
    ] {
      for head in heads {
        let list = try RecordingList.read(
          bytes: Array(head.utf8) + line, file: root.path + "/list.csv")
        var entries = list.entries()
        #expect(try entries.next()?.path == root.path + "/c\\xE9.txt")
      }
    }
  }

  @Test("patterns give what a list in order has, and themselves where they fit nothing")
  func patterns() throws {
    defer { try? FileManager.default.removeItem(at: root) }
    try write(["a/1.txt", "a-b/1.txt", "a/2.csv", "b/1.txt", ".h/1.txt", "a[1].txt"])
    func found(_ pattern: String) -> [String] {
      walked(RecordingWalk([root.path + pattern], expandsPatterns: true))
    }
    #expect(found("/*/1.txt") == ["/a-b/1.txt", "/a/1.txt", "/b/1.txt"])
    #expect(found("/[!b]*/*.csv") == ["/a/2.csv"])
    #expect(found("/a*") == ["/a/1.txt", "/a/2.csv", "/a-b/1.txt", "/a[1].txt"])
    #expect(found("/a[1].txt") == ["/a[1].txt"])
    #expect(found("/c*/x") == ["/c*/x"])
    #expect(found("/.*/?.txt") == ["/.h/1.txt"])
  }

  @Test("a file looks otherwise when its size, its time or a part of its record does")
  func stamps() throws {
    defer { try? FileManager.default.removeItem(at: root) }
    try write(["a.txt", "r.hea", "r.dat", "other.dat", "r.atr"])
    try Data("r 1 360 10\nother.dat 16 200\n".utf8).write(to: root.appending(path: "r.hea"))
    func stamp(_ name: String) -> UInt64 { FileStamp.of(path: root.path + "/" + name) }
    func touch(_ name: String, _ seconds: Double) throws {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: seconds)],
        ofItemAtPath: root.path + "/" + name)
    }
    let plain = stamp("a.txt")
    #expect(stamp("a.txt") == plain)
    try touch("a.txt", 1e9)
    #expect(stamp("a.txt") != plain)
    for part in ["r.hea", "other.dat", "r.atr"] {
      let before = stamp("r.hea")
      try touch(part, 1e9)
      #expect(stamp("r.hea") != before, "\(part)")
    }
    #expect(stamp("none.txt") == 0)
  }
}
