import HRVModel
import Testing

@testable import HRVIngest

@Suite("Zip archives that are damaged or made to deceive")
struct HostileZipTests {
  private let text = "812\n805\n798\n"

  /// The message of the error that reading gives; nil when it gives none.
  private func message(_ bytes: [UInt8], _ name: String? = nil) -> String? {
    do throws(IngestError) {
      let archive = try ZipArchive(.memory(bytes), file: "x.zip")
      if let name {
        _ = try archive.contents(of: name)
      } else {
        _ = try archive.contents(of: archive.onlyName())
      }
      return nil
    } catch {
      return error.message
    }
  }

  private func message(_ change: (inout ZipBuilder.Entry) -> Void) -> String? {
    var entry = ZipBuilder.Entry("a.txt", text)
    change(&entry)
    return message(ZipBuilder(entry).bytes)
  }

  @Test("an unchanged archive is read")
  func baseline() { #expect(message { _ in } == nil) }

  @Test("cut off anywhere it is an error")
  func cutOff() {
    let bytes = ZipBuilder(.init("a.txt", text), .init("b.txt", text)).bytes
    for count in 0..<bytes.count {
      #expect(message(Array(bytes[..<count]), "a.txt") != nil, "\(count) bytes")
    }
  }

  @Test("a changed bit is noticed, or changes nothing that counts", arguments: 0..<8)
  func flipped(bit: Int) throws {
    for original in [ZipBuilder(.init("a.txt", text)).bytes, PackedByPython.zip64] {
      let expected = try ZipArchive(.memory(original), file: "x").contents(of: "a.txt")
      for i in original.indices {
        var bytes = original
        bytes[i] ^= 1 << bit
        guard let archive = try? ZipArchive(.memory(bytes), file: "x"),
          let contents = try? archive.contents(of: "a.txt")
        else { continue }
        #expect(contents == expected, "byte \(i)")
      }
    }
  }

  @Test("lengths and checksums that lie are errors")
  func lies() {
    #expect(message { $0.size = 11 }?.contains("length or checksum") == true)
    #expect(message { $0.size = 1 << 31 }?.contains("more than 1 GiB") == true)
    #expect(message { $0.size = 1 << 29 }?.contains("length or checksum") == true)
    #expect(message { $0.crc32 = 1 }?.contains("length or checksum") == true)
    #expect(message { $0.packedSize = 5 }?.contains("cut off") == true)
    #expect(message { $0.packedSize = 1 << 20 }?.contains("lie over each other") == true)
    #expect(message { $0.packed = Packed.deflated($0.contents) + [0] }?.contains("damaged") == true)
  }

  @Test("an entry whose header says something else is an error")
  func contradictions() {
    let expected =
      "the file cannot be read: its header and the directory of the zip archive contradict each"
      + " other"
    #expect(message { $0.localName = Array("b.txt".utf8) } == expected)
    #expect(message { $0.localName = Array("longer.txt".utf8) } == expected)
    #expect(message { $0.localMethod = 0 } == expected)
    #expect(message { $0.localSize = 7 } == expected)
  }

  @Test("entries over each other are refused")
  func overlap() {
    var second = ZipBuilder.Entry("a.txt", text)
    second.sharesPlaceOf = 0
    let bytes = ZipBuilder(.init("a.txt", text), second).bytes
    #expect(message(bytes, "a.txt")?.contains("lie over each other") == true)
  }

  @Test("what is encrypted or packed otherwise is refused, the rest is read")
  func perEntry() {
    var secret = ZipBuilder.Entry("secret.txt", text)
    secret.flags = 1
    var other = ZipBuilder.Entry("other.txt", text)
    other.method = 14
    other.packed = [1, 2, 3]
    let bytes = ZipBuilder(secret, other, .init("a.txt", text)).bytes
    #expect(message(bytes, "secret.txt") == "the file cannot be read: it is encrypted")
    #expect(message(bytes, "other.txt")?.contains("method 14 (LZMA)") == true)
    #expect(message(bytes, "a.txt") == nil)
  }

  @Test("names are names: nothing outside is reached")
  func names() throws {
    let names = ["../../etc/passwd", "/etc/passwd", "a/../b.txt", "x\u{0}y", "C:\\x.txt"]
    var builder = ZipBuilder()
    builder.entries = names.map { .init($0, text) }
    let archive = try ZipArchive(.memory(builder.bytes), file: "x.zip")
    for name in archive.files.names {
      #expect(try archive.contents(of: name) == Array(text.utf8), "\(name)")
    }
    #expect(archive.files.names.count == names.count)
  }

  @Test("two files of one name are not chosen from")
  func twins() {
    let bytes = ZipBuilder(.init("a.txt", text), .init("a.txt", "700\n701\n")).bytes
    #expect(message(bytes, "a.txt")?.contains("2 files of this name") == true)
  }

  @Test("a wrong count, an empty archive, a part of several")
  func ends() {
    var builder = ZipBuilder(.init("a.txt", text))
    builder.count = 2
    #expect(message(builder.bytes)?.contains("has 1 entries and says 2") == true)
    #expect(message(ZipBuilder().bytes)?.contains("holds no files") == true)
    var part = ZipBuilder(.init("a.txt", text)).bytes
    part[part.count - 18] = 1
    #expect(message(part)?.contains("one part of several") == true)
    #expect(message(ZipBuilder(.init("a.txt", text)).bytes + [0])?.contains("cut off") == true)
  }

  @Test("an entry made to fill the memory is refused early")
  func bomb() {
    let zeros = [UInt8](repeating: 0x30, count: 40 << 20)
    let bytes = message {
      $0.packed = Packed.deflated(zeros)
      $0.size = 1000
    }
    #expect(bytes?.contains("more than 200 times") == true)
  }
}
