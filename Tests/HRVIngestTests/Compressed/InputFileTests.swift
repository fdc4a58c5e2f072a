import Foundation
import HRVModel
import Testing

@testable import HRVIngest

@Suite("Paths into archives, and files that change")
struct InputFileTests {
  /// Runs `body` with a folder that is gone afterwards.
  private func inFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "hrv-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  private func error(_ path: String) -> IngestError? {
    do throws(IngestError) {
      _ = try RecordingReader().read(path: path)
      return nil
    } catch {
      return error
    }
  }

  @Test("every file that an archive lists is read by its path, and says so")
  func addresses() throws {
    try inFolder { folder in
      let path = folder.appending(path: "export.zip").path
      let entries = (0..<5).map { i in
        ZipBuilder.Entry("day \(i)/2026-03-0\(i + 1) 07-15-00.txt", "\(800 + i)\n805\n")
      }
      var builder = ZipBuilder()
      builder.entries = entries + [.init("__MACOSX/x", "x")]
      try Data(builder.bytes).write(to: URL(filePath: path))
      #expect(RecordingFiles.isArchive(path: path))
      let files = try RecordingFiles(archive: path)
      #expect(files.names.count == 5)
      #expect(files.junk == [path + "/__MACOSX/x"])
      for (i, name) in files.names.enumerated() {
        let recording = try RecordingReader().read(path: name)
        #expect(recording.rr?.intervalsMs == [Double(800 + i), 805])
        #expect(recording.provenance.file == name)
        #expect(name == path + "/day \(i)/2026-03-0\(i + 1) 07-15-00.txt")
        #expect(recording.start?.timestamp.localDay.description == "2026-03-0\(i + 1)")
      }
    }
  }

  @Test("an archive that was replaced is read anew, though its path is the same")
  func replaced() throws {
    try inFolder { folder in
      let path = folder.appending(path: "export.zip").path
      for (name, first) in [("a.txt", 812), ("b.txt", 790), ("a.txt", 823)] {
        let bytes = ZipBuilder(.init(name, "\(first)\n805\n")).bytes
        try Data(bytes).write(to: URL(filePath: path), options: .atomic)
        let files = try RecordingFiles(archive: path)
        #expect(files.names == [path + "/" + name])
        let recording = try RecordingReader().read(path: path + "/" + name)
        #expect(recording.rr?.intervalsMs == [Double(first), 805])
      }
    }
  }

  @Test("documents and pictures beside recordings are passed over and counted")
  func documents() throws {
    let names = [
      "night.txt", "README", "ReadMe.txt", "docs/guide.pdf", "photo.JPG", "export_cda.xml",
      "export.xml", "notes.md", "license", "readme-of-night.txt", "night.csv", "a.pdf.txt",
    ]
    let files = RecordingFiles(names: names)
    #expect(
      files.names == ["a.pdf.txt", "export.xml", "night.csv", "night.txt", "readme-of-night.txt"])
    #expect(files.junk.count == 7)
  }

  @Test("texts in UTF-16 read as the same in UTF-8", arguments: [true, false])
  func wide(isLittleEndian: Bool) throws {
    func wide(_ text: String) -> [UInt8] {
      ("\u{FEFF}" + text).utf16.flatMap { unit in
        let bytes = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
        return isLittleEndian ? bytes : bytes.reversed()
      }
    }
    let plain = "RR-Intervall [ms]\r\n812\r\n805\r\n823\r\n"
    let recording = try RecordingReader().read(bytes: wide(plain), file: "x.txt")
    #expect(recording.rr?.intervalsMs == [812, 805, 823])
    // A character of two units, and half a character at the end.
    let bytes = wide("# 🫀 µ\n812\n805\n82") + [0x33]
    let cut = try RecordingReader().read(bytes: bytes, file: "x.txt")
    #expect(cut.rr?.intervalsMs == [812, 805])
    #expect(cut.remarks.count == 1)
    let packed = try RecordingReader().read(bytes: Packed.gzip(wide(plain)), file: "x.txt.gz")
    #expect(packed.rr == recording.rr)
  }

  @Test("paths that lead nowhere say why")
  func nowhere() throws {
    try inFolder { folder in
      let zip = folder.appending(path: "export.zip").path
      let text = folder.appending(path: "night.txt").path
      try Data(ZipBuilder(.init("a.txt", "812\nxyz\n")).bytes).write(to: URL(filePath: zip))
      try Data("812\n805\n".utf8).write(to: URL(filePath: text))
      #expect(error(text + "/a.txt")?.reason == .unreadableFile("there is no such file"))
      #expect(error(zip + "/b.txt")?.message.contains("no such file in the zip archive") == true)
      #expect(error(zip + "/b.txt")?.remedy == "Check the name: it holds a.txt")
      #expect(error(zip + "/")?.message.contains("no such file") == true)
      // The place of a fault is inside the archive, by name and line.
      #expect(error(zip)?.location == SourceLocation(file: zip + "/a.txt", line: 2, column: 1))
      #expect(!RecordingFiles.isArchive(path: text))
      #expect(!RecordingFiles.isArchive(path: folder.path))
      #expect(!RecordingFiles.isArchive(path: zip + "/a.txt"))
    }
  }

  @Test("a log and a manifest are unpacked too")
  func otherReaders() throws {
    let log = "time,form,dose,unit,basis\n2026-03-02T21:00,citrate,400,mg,elemental\n"
    let manifest = "file,start\nnight.txt,2026-03-02T07:15\n"
    try inFolder { folder in
      let gz = folder.appending(path: "log.csv.gz")
      let zip = folder.appending(path: "manifest.zip")
      try Data(Packed.gzip(Array(log.utf8))).write(to: gz)
      try Data(ZipBuilder(.init("manifest.csv", manifest)).bytes).write(to: zip)
      #expect(try IntakeLogReader().read(path: gz.path).entries.count == 1)
      #expect(try RecordingManifest.read(path: zip.path).entries.count == 1)
    }
  }

  @Test("a file that is truncated after it was opened was read whole, below the threshold")
  func truncated() throws {
    try inFolder { folder in
      let url = folder.appending(path: "night.txt")
      let bytes = [UInt8](repeating: 0x30, count: 1 << 20)
      try Data(bytes).write(to: url)
      let file = try MappedFile(path: url.path)
      try FileHandle(forWritingTo: url).truncate(atOffset: 0)
      #expect(try file.withBytes { bytes in (0..<bytes.count).allSatisfy { bytes[$0] == 0x30 } })
    }
  }

  @Test("a larger file that is cut short within a page is noticed")
  func truncatedMapping() throws {
    try inFolder { folder in
      let url = folder.appending(path: "night.txt")
      // Seven bytes beyond a page, of which the last then reads as 0: no page is lost.
      let size = MappedFile.mappingThreshold + 7
      try Data(repeating: 0x30, count: size).write(to: url)
      let file = try MappedFile(path: url.path)
      try FileHandle(forWritingTo: url).truncate(atOffset: UInt64(size - 1))
      let error = #expect(throws: IngestError.self) {
        try file.withBytes { bytes in bytes[size - 1] }
      }
      #expect(error?.message.contains("cut short") == true)
    }
  }

  @Test("a packed file that is truncated after it was opened is an error")
  func truncatedArchive() throws {
    try inFolder { folder in
      let url = folder.appending(path: "night.txt.gz")
      try Data(PackedByPython.gzip).write(to: url)
      let file = try SystemFile(path: url.path)
      try FileHandle(forWritingTo: url).truncate(atOffset: 100)
      #expect(throws: IngestError.self) {
        try GzipFile.contents(of: .file(file), file: "night.txt.gz")
      }
    }
  }

  @Test("a pipe is read to its end, packed or not")
  func pipe() throws {
    try inFolder { folder in
      for bytes in [PackedByPython.gzip, Array(lines(PackedByPython.intervalsMs).utf8)] {
        let path = folder.appending(path: "pipe-\(bytes.count)").path
        let made = unsafe mkfifo(path, 0o600)
        #expect(made == 0)
        let writer = Thread { try? Data(bytes).write(to: URL(filePath: path)) }
        writer.start()
        let input = try InputFile(path: path)
        let count = try input.withBytes { $0.count }
        #expect(count == lines(PackedByPython.intervalsMs).utf8.count)
      }
    }
  }
}
