import HRVModel
import Testing

@testable import HRVIngest

@Suite("Zip archives")
struct ZipTests {
  private func read(_ bytes: [UInt8]) throws(IngestError) -> Recording {
    try RecordingReader().read(bytes: bytes, file: "export.zip")
  }

  private func archive(_ bytes: [UInt8]) throws(IngestError) -> ZipArchive {
    try ZipArchive(.memory(bytes), file: "export.zip")
  }

  @Test("what another program packed as a stream is read, and named by its place")
  func stream() throws {
    let recording = try read(PackedByPython.zipOfStream)
    #expect(recording.rr?.intervalsMs == PackedByPython.intervalsMs)
    #expect(recording.provenance.file == "export.zip/Märchen/night.txt")
  }

  @Test("64-bit sizes and places are read")
  func zip64() throws {
    #expect(try read(PackedByPython.zip64Local).rr?.intervalsMs == PackedByPython.intervalsMs)
    let archive = try archive(PackedByPython.zip64)
    #expect(archive.files.names == ["a.txt", "b.txt"])
    let text = Array(lines(PackedByPython.intervalsMs).utf8)
    for name in archive.files.names { #expect(try archive.contents(of: name) == text) }
  }

  @Test("stored and deflated entries, an empty one, and a comment that looks like an end")
  func methods() throws {
    var stored = ZipBuilder.Entry("stored.txt", "812\n805\n")
    stored.method = 0
    var builder = ZipBuilder(stored, .init("deflated.txt", "700\n701\n"), .init("empty.txt"))
    builder.comment = [0x50, 0x4B, 5, 6] + [UInt8](repeating: 7, count: 30)
    let archive = try archive(builder.bytes)
    #expect(try archive.contents(of: "stored.txt") == Array("812\n805\n".utf8))
    #expect(try archive.contents(of: "deflated.txt") == Array("700\n701\n".utf8))
    #expect(try archive.contents(of: "empty.txt").isEmpty)
    builder.comment = [UInt8](repeating: 7, count: 65_535)
    #expect(try self.archive(builder.bytes).entries.count == 3)
  }

  @Test("litter, folders and links are no recordings; litter is counted")
  func junk() throws {
    var link = ZipBuilder.Entry("link.txt", "night.txt")
    link.outerAttributes = 0xA1FF_0000
    let bytes = ZipBuilder(
      .init("a/"), .init("a/night.txt", "812\n805\n"), .init("__MACOSX/a/._night.txt", "x"),
      .init("__MACOSX/a/settings", "x"), .init("a/.DS_Store", "x"), link
    ).bytes
    let files = try archive(bytes).files
    #expect(files.names == ["a/night.txt"])
    #expect(
      files.junk
        == ["__MACOSX/a/._night.txt", "__MACOSX/a/settings", "a/.DS_Store", "link.txt"])
    #expect(try read(bytes).provenance.file == "export.zip/a/night.txt")
  }

  @Test("names are UTF-8, or of the IBM PC; folders are divided by either slash")
  func names() throws {
    func name(_ bytes: [UInt8]) -> String { ZipEntry.name(of: bytes) }
    #expect(name(Array("Nächte/ü.txt".utf8)) == "Nächte/ü.txt")
    // Python: bytes([0x4D, 0x84, 0x72, 0x7A]).decode("cp437")
    #expect(name([0x4D, 0x84, 0x72, 0x7A]) == "März")
    #expect(name([0x80, 0xE1, 0xFD, 0xFF]) == "Çß²\u{A0}")
    #expect(name(Array("a\\b.txt".utf8)) == "a/b.txt")
    #expect(name([0x61, 0x1B, 0x5B, 0x00]) == "a\u{FFFD}[\u{FFFD}")
  }

  @Test("with several files, the error lists them and shows how to name one")
  func several() {
    let error = #expect(throws: IngestError.self) { try read(PackedByPython.zip64) }
    #expect(error?.message == "the zip archive holds 2 files: \"a.txt\", \"b.txt\"")
    #expect(error?.remedy == "Name one of them, like export.zip/a.txt")
  }

  @Test("a record of several files is one recording")
  func record() throws {
    let example = RecordingFormat.wfdbAnnotations.example
    var header = ZipBuilder.Entry("made.hea", "")
    header.contents = example.siblings["made.hea"] ?? []
    var beats = ZipBuilder.Entry("made.atr", "")
    beats.contents = example.bytes
    let recording = try read(ZipBuilder(header, beats, .init("._made.atr", "x")).bytes)
    // 292, 290, 296 and 302 samples at 360 Hz, as in the example of the format.
    #expect(recording.rr?.intervalsMs == [292, 290, 296, 302].map { $0 * 1000.0 / 360 })
  }

  @Test("gzip inside is unpacked once, and no further")
  func nested() throws {
    var entry = ZipBuilder.Entry("2026-03-02 07-15-00.txt.gz")
    entry.contents = PackedByPython.gzip
    entry.method = 0
    let recording = try read(ZipBuilder(entry).bytes)
    #expect(recording.rr?.intervalsMs == PackedByPython.intervalsMs)
    #expect(recording.start?.source == .fileName)
    for inner in [Packed.gzip(PackedByPython.gzip), PackedByPython.zip64] {
      entry.contents = inner
      let error = #expect(throws: IngestError.self) { try read(ZipBuilder(entry).bytes) }
      #expect(error?.message.contains("a further archive") == true)
    }
  }

  @Test(
    "office documents are called by their names",
    arguments: [
      (["[Content_Types].xml", "xl/workbook.xml"], "an Excel workbook"),
      (["[Content_Types].xml", "word/document.xml"], "a Word document"),
      (["mimetype", "META-INF/manifest.xml"], "an OpenDocument file"),
      (["Index/Document.iwa"], "a Numbers or Pages document"),
    ])
  func office(names: [String], what: String) {
    var builder = ZipBuilder()
    builder.entries = names.map { .init($0, "x") }
    let error = #expect(throws: IngestError.self) { try read(builder.bytes) }
    #expect(error?.message.contains(what) == true)
    #expect(error?.remedy.contains("CSV") == true)
  }
}
