import Foundation
import HRVModel
import Testing

@testable import HRVIngest

@Suite("Files and their names")
struct FilesTests {
  private func folder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "hrv-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  private func error(path: String) -> IngestError? {
    do throws(IngestError) {
      _ = try RecordingReader().read(path: path)
      return nil
    } catch {
      return error
    }
  }

  @Test("a file on disk reads like the same bytes in memory, copied or mapped")
  func onDisk() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    // Beyond the threshold, files are mapped; a line at the end shows that all of it is seen.
    for padding in [100, MappedFile.mappingThreshold] {
      let url = folder.appending(path: "\(padding).txt")
      let bytes = Data(repeating: UInt8(ascii: "\n"), count: padding) + Data("812\n805".utf8)
      try bytes.write(to: url)
      let file = try MappedFile(path: url.path)
      let (size, last) = try file.withBytes { bytes in (bytes.count, bytes[bytes.count - 3]) }
      #expect(size == padding + 7)
      #expect(last == UInt8(ascii: "8"))
    }
    let small = try RecordingReader().read(path: folder.appending(path: "100.txt").path)
    #expect(small.rr?.intervalsMs == [812, 805])
  }

  @Test("what cannot be read says why")
  func unreadable() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let missing = try #require(error(path: folder.appending(path: "none.txt").path))
    #expect(missing.reason == .unreadableFile("there is no such file"))
    let directory = try #require(error(path: folder.path))
    #expect(directory.reason == .unreadableFile("it is a folder"))
    let empty = folder.appending(path: "empty.txt")
    try Data().write(to: empty)
    #expect(error(path: empty.path)?.reason == .empty)
    let blank = folder.appending(path: "blank.txt")
    try Data("\n \r\n".utf8).write(to: blank)
    #expect(error(path: blank.path)?.reason == .empty)
    #expect(error(path: "")?.description.contains("no such file") == true)
    let long = String(repeating: "x", count: 5000)
    #expect(error(path: long)?.description.contains("too long") == true)
  }

  @Test(
    "binary files are called by their names",
    arguments: [
      ([0x50, 0x4B, 0x03, 0x04, 0x14], "zip"), ([0x1F, 0x8B, 0x08], "gzip"),
      ([0x00, 0x05, 0x16, 0x07, 0x00], "AppleDouble"),
      ([0x38, 0x00, 0x31], "unknown kind"),
    ] as [([UInt8], String)])
  func binaries(bytes: [UInt8], name: String) {
    let error = #expect(throws: IngestError.self) {
      try RecordingReader().read(bytes: bytes, file: "x")
    }
    #expect(error?.message.contains(name) == true)
  }

  @Test("every pattern of names has an example that it reads")
  func nameExamples() {
    for pattern in FileNameClues.datePatterns {
      let clues = FileNameClues(path: "folder/" + pattern.example)
      #expect(clues.start?.description == "2026-03-02T07:15:00.000", "\(pattern.example)")
    }
  }

  @Test("names tell a start only by a known pattern and a real date")
  func names() {
    func start(_ name: String) -> String? { FileNameClues(path: name).start?.description }
    #expect(start("2017-06-29 13-11-53.txt") == "2017-06-29T13:11:53.000")
    #expect(start("rr-George_Ron_2017-08-03_08-28-50.txt") == "2017-08-03T08:28:50.000")
    for name in [
      "20170804001r.txt", "2026-13-02 07-15-00.txt", "2026-03-02 25-15-00.txt", "night.txt",
      "12026-03-02 07-15-00.txt", "202603020715001.txt", "", "2026-03-02.txt",
    ] {
      #expect(start(name) == nil, "\(name)")
    }
    func device(_ name: String) -> String? { FileNameClues(path: name).device }
    #expect(device("a/Polar_H9_0A1B2C3D_20260302_071500_ECG.txt") == "Polar H9 0A1B2C3D")
    #expect(device("Polar_H10_raw_data_RR.txt") == "Polar H10")
    #expect(device("Polar_X1_0A1B2C3D_RR.txt") == nil)
    #expect(device("morning.txt") == nil)
  }

  @Test("junk that systems leave behind is known by its name")
  func junk() {
    for name in ["._night.txt", "folder/._a.csv", ".DS_Store", "x/Thumbs.db", "desktop.ini"] {
      #expect(JunkFile.matches(name), "\(name)")
    }
    for name in ["night.txt", "a._b.txt", ".hidden", "", "thumbs.txt", "folder/x"] {
      #expect(!JunkFile.matches(name), "\(name)")
    }
  }
}
