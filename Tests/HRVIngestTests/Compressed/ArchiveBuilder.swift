import CZlib

@testable import HRVIngest

/// Packs for the tests what the module unpacks.
enum Packed {
  /// `bytes` as deflated data: bare, or in a gzip member.
  static func deflated(_ bytes: [UInt8], gzip: Bool = false) -> [UInt8] {
    var stream = unsafe z_stream()
    let windowBits: Int32 = gzip ? 31 : -15
    var status = unsafe deflateInit2_(
      &stream, 9, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK)
    defer { _ = unsafe deflateEnd(&stream) }
    var output = [UInt8](repeating: 0, count: bytes.count / 2 + 1024)
    let count = unsafe bytes.withUnsafeBufferPointer { source in
      unsafe output.withUnsafeMutableBufferPointer { target in
        unsafe stream.next_in = source.baseAddress
        unsafe stream.avail_in = UInt32(source.count)
        unsafe stream.next_out = target.baseAddress
        unsafe stream.avail_out = UInt32(target.count)
        status = unsafe deflate(&stream, Z_FINISH)
        return unsafe target.count - Int(stream.avail_out)
      }
    }
    precondition(status == Z_STREAM_END, "incompressible test data")
    return Array(output[..<count])
  }

  /// `bytes` in a gzip member.
  static func gzip(_ bytes: [UInt8]) -> [UInt8] { deflated(bytes, gzip: true) }
}

/// A zip archive made field by field, so that each can be made wrong.
struct ZipBuilder {
  /// One entry; what is nil is what it should be.
  struct Entry {
    var name: [UInt8]
    var contents: [UInt8] = []
    var method: UInt16 = 8
    var flags: UInt16 = 0
    /// The packed data, when they are not those of ``contents``.
    var packed: [UInt8]?
    var crc32: UInt32?
    var size: Int?
    var packedSize: Int?
    var localName: [UInt8]?
    var localMethod: UInt16?
    var localSize: Int?
    /// The index of the entry whose place this one claims as its own.
    var sharesPlaceOf: Int?
    var outerAttributes: UInt32 = 0

    init(_ name: String, _ text: String = "") {
      self.name = Array(name.utf8)
      contents = Array(text.utf8)
    }
  }

  var entries: [Entry] = []
  var count: Int?
  var comment: [UInt8] = []

  init(_ entries: Entry...) { self.entries = entries }

  var bytes: [UInt8] {
    var out: [UInt8] = []
    var directory: [UInt8] = []
    var offsets: [Int] = []
    for entry in entries {
      let packed =
        entry.packed
        ?? (entry.method == 8 ? Packed.deflated(entry.contents) : entry.contents)
      let crc = entry.crc32 ?? Inflate.crc32(entry.contents)
      let packedSize = entry.packedSize ?? packed.count
      let size = entry.size ?? entry.contents.count
      let offset = entry.sharesPlaceOf.map { offsets[$0] } ?? out.count
      offsets.append(offset)
      let localName = entry.localName ?? entry.name
      if entry.sharesPlaceOf == nil {
        out += little(0x0403_4B50, 4) + little(20, 2) + little(Int(entry.flags), 2)
        out += little(Int(entry.localMethod ?? entry.method), 2) + little(0, 4)
        out += little(Int(crc), 4) + little(packedSize, 4) + little(entry.localSize ?? size, 4)
        out += little(localName.count, 2) + little(0, 2) + localName + packed
      }
      directory += little(0x0201_4B50, 4) + little(0x031E, 2) + little(20, 2)
      directory += little(Int(entry.flags), 2) + little(Int(entry.method), 2) + little(0, 4)
      directory += little(Int(crc), 4) + little(packedSize, 4) + little(size, 4)
      directory += little(entry.name.count, 2) + little(0, 8)
      directory += little(Int(entry.outerAttributes), 4) + little(offset, 4) + entry.name
    }
    let start = out.count
    out += directory
    out += little(0x0605_4B50, 4) + little(0, 4) + little(count ?? entries.count, 2)
    out += little(count ?? entries.count, 2) + little(directory.count, 4) + little(start, 4)
    return out + little(comment.count, 2) + comment
  }

  private func little(_ value: Int, _ width: Int) -> [UInt8] {
    (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}
