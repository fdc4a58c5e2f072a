#if canImport(Darwin)
internal import Darwin
#elseif canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#endif

/// The bytes of a file, lent out as a span.
///
/// Files up to ``mappingThreshold`` are read into memory, as are pipes, the standard input and
/// whatever is unpacked: nobody can cut them short under the reader. Larger files are mapped
/// read-only, so that a day of ECG needs no second copy.
///
/// When another program makes a mapped file shorter while it is read, the system has two
/// answers. Where the new end lies in the same page, the rest reads as zeros: this is noticed
/// afterwards, and ``withBytes(_:)`` throws instead of giving a result. Where whole pages are
/// gone, it ends the process (SIGBUS). A file that grows, or is replaced by another of the same
/// name, does no harm: what was opened stays as it was.
@safe
struct MappedFile: ~Copyable {
  /// Up to this many bytes a file is copied, not mapped.
  static let mappingThreshold = 16 << 20

  private let copy: [UInt8]
  private let mapping: UnsafeRawBufferPointer
  private let file: SystemFile?

  /// Opens and reads or maps the file at `path`.
  ///
  /// - Throws: ``IngestError`` with ``IngestError/Reason/unreadableFile(_:)`` when it is
  ///   missing, a folder, not permitted, or fails while it is read.
  init(path: String) throws(IngestError) {
    try self.init(SystemFile(path: path))
  }

  /// Reads or maps `file`.
  init(_ file: SystemFile) throws(IngestError) {
    guard file.isRegular, file.size > Self.mappingThreshold else {
      copy = try file.contents()
      unsafe mapping = UnsafeRawBufferPointer(start: nil, count: 0)
      self.file = nil
      return
    }
    let address = unsafe mmap(nil, file.size, PROT_READ, MAP_PRIVATE, file.descriptor, 0)
    guard let address = unsafe address, unsafe address != MAP_FAILED else {
      throw file.failure(errno)
    }
    copy = []
    unsafe mapping = UnsafeRawBufferPointer(start: address, count: file.size)
    self.file = file
  }

  /// Bytes that are in memory.
  init(bytes: [UInt8]) {
    copy = bytes
    unsafe mapping = UnsafeRawBufferPointer(start: nil, count: 0)
    file = nil
  }

  deinit {
    if let address = unsafe mapping.baseAddress {
      unsafe munmap(UnsafeMutableRawPointer(mutating: address), mapping.count)
    }
  }

  /// Lends the bytes to `body`.
  ///
  /// - Throws: what `body` throws, or that the file was cut short meanwhile.
  func withBytes<Result>(
    _ body: (Span<UInt8>) throws(IngestError) -> Result
  ) throws(IngestError) -> Result {
    guard let file else { return try body(copy.span) }
    do throws(IngestError) {
      let result = try body(unsafe mapping.bindMemory(to: UInt8.self).span)
      try file.requireWhole()
      return result
    } catch {
      // What looks like a fault of the text may be the zeros behind a new end.
      try file.requireWhole()
      throw error
    }
  }
}
