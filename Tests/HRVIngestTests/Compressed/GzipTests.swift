import HRVModel
import Testing

@testable import HRVIngest

@Suite("Files compressed by gzip")
struct GzipTests {
  private func read(_ bytes: [UInt8], name: String = "night.txt.gz") throws -> Recording {
    try RecordingReader().read(bytes: bytes, file: name)
  }

  private func message(_ bytes: [UInt8]) -> String {
    do throws(IngestError) {
      _ = try RecordingReader().read(bytes: bytes, file: "x.gz")
      return ""
    } catch {
      return error.description
    }
  }

  @Test("what another program compressed is read, and called by its whole name")
  func oracle() throws {
    let recording = try read(PackedByPython.gzip)
    #expect(recording.rr?.intervalsMs == PackedByPython.intervalsMs)
    #expect(recording.provenance.file == "night.txt.gz")
  }

  @Test("members follow each other, wherever the text is divided")
  func members() throws {
    let text = Array(lines(PackedByPython.intervalsMs).utf8)
    for cut in [0, 1, 5, 600, text.count] {
      let bytes = Packed.gzip(Array(text[..<cut])) + Packed.gzip(Array(text[cut...]))
      #expect(try read(bytes).rr?.intervalsMs == PackedByPython.intervalsMs, "cut at \(cut)")
    }
  }

  @Test("the name tells what it tells without .gz")
  func name() throws {
    let recording = try read(PackedByPython.gzip, name: "2026-03-02 07-15-00.txt.gz")
    #expect(recording.start?.timestamp.description == "2026-03-02T07:15:00.000")
    #expect(GzipFile.plainName("a/100.DAT.GZ") == "a/100.DAT")
    #expect(GzipFile.plainName(".gz") == ".gz")
    #expect(GzipFile.plainName("a.tgz") == "a.tgz")
  }

  @Test("cut off anywhere it is an error, and never a shorter recording")
  func cutOff() {
    for count in 2..<PackedByPython.gzip.count {
      let text = message(Array(PackedByPython.gzip[..<count]))
      #expect(text.contains("its gzip data are cut off"), "\(count): \(text)")
    }
  }

  @Test("a changed bit of data, checksum or length is noticed, or changes nothing")
  func damaged() throws {
    // The first ten bytes are the header, of which time, level and system mean nothing here.
    for i in 10..<PackedByPython.gzip.count {
      var bytes = PackedByPython.gzip
      bytes[i] ^= 0x10
      // Behind the last code, the data are filled up to a whole byte, which may be anything.
      if let recording = try? read(bytes) {
        #expect(recording.rr?.intervalsMs == PackedByPython.intervalsMs, "byte \(i)")
      } else {
        #expect(message(bytes).contains("its gzip data are"), "byte \(i)")
      }
    }
  }

  @Test("something behind the data is refused, with its place")
  func trailing() {
    for tail in [[0], [0, 0, 0, 0], Array("garbage".utf8), [0x1F]] as [[UInt8]] {
      let text = message(PackedByPython.gzip + tail)
      #expect(text.contains("something else stands behind"), "\(text)")
      #expect(text.hasPrefix("x.gz:1:\(PackedByPython.gzip.count + 1): "))
    }
  }

  @Test("an archive in it is refused")
  func nested() {
    #expect(message(Packed.gzip(PackedByPython.gzip)).contains("a further archive"))
    #expect(message(Packed.gzip(PackedByPython.zip64)).contains("a further archive"))
  }

  // 40 MiB of zeros deflate 1:1029; the limits let 32 MiB pass and then 200:1.
  @Test("what is made to fill the memory is refused early")
  func bomb() throws {
    let bomb = Packed.gzip([UInt8](repeating: 0x30, count: 40 << 20))
    #expect(bomb.count < 100_000)
    #expect(message(bomb).contains("more than 200 times"))
    var inflation = Inflation(.memory(bomb), 0..<bomb.count, .gzip)
    do throws(Inflation.Fault) { try inflation.readStream() } catch {}
    #expect(inflation.output.count < Inflation.freeBytes + 1 << 20)
    let many = Packed.gzip([UInt8](repeating: 0x30, count: 4 << 20))
    #expect(message((0..<10).flatMap { _ in many }).contains("more than 200 times"))
  }
}
