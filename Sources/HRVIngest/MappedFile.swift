internal import HRVModel

#if canImport(Darwin)
internal import Darwin
#elseif canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#endif

/// The bytes of a file, lent out as a span: the one place of this module that touches memory
/// by address.
///
/// Files up to ``mappingThreshold`` are read into memory: that is as fast as mapping them, and
/// nobody can cut them short under the reader. Larger ones are mapped read-only, so that a day
/// of ECG needs no second copy. A mapped file that another program truncates while it is read
/// ends the process (SIGBUS), as the system has no other answer; files beyond the threshold
/// should not be written to while they are analysed.
@safe
struct MappedFile: ~Copyable {
  /// Up to this many bytes a file is copied, not mapped.
  static let mappingThreshold = 16 << 20

  /// Streams without a length, such as pipes, are read up to this many bytes.
  static let streamLimit = 1 << 30

  private let copy: [UInt8]
  private let mapping: UnsafeRawBufferPointer

  /// Opens and reads or maps the file at `path`.
  ///
  /// - Throws: ``IngestError`` with ``IngestError/Reason/unreadableFile(_:)`` when it is
  ///   missing, a folder, not permitted, or fails while it is read.
  init(path: String) throws(IngestError) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.failure(path, errno) }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw Self.failure(path, errno) }
    let kind = status.st_mode & S_IFMT
    guard kind != S_IFDIR else {
      throw IngestError(
        .unreadableFile("it is a folder"), at: SourceLocation(file: path),
        remedy: "Name the files in it")
    }
    let size = Int(clamping: status.st_size)
    guard kind == S_IFREG, size > Self.mappingThreshold else {
      let limit = kind == S_IFREG ? size : Self.streamLimit
      copy = try Self.contents(of: descriptor, path: path, expected: size, limit: limit)
      unsafe mapping = UnsafeRawBufferPointer(start: nil, count: 0)
      return
    }
    let address = unsafe mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0)
    guard let address = unsafe address, unsafe address != MAP_FAILED else {
      throw Self.failure(path, errno)
    }
    copy = []
    unsafe mapping = UnsafeRawBufferPointer(start: address, count: size)
  }

  deinit {
    if let address = unsafe mapping.baseAddress {
      unsafe munmap(UnsafeMutableRawPointer(mutating: address), mapping.count)
    }
  }

  /// Whether something is at `path`.
  static func exists(path: String) -> Bool { unsafe access(path, F_OK) == 0 }

  /// Lends the bytes to `body`.
  func withBytes<Result, Failure: Error>(
    _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    guard unsafe mapping.baseAddress != nil else { return try body(copy.span) }
    return try body(unsafe mapping.bindMemory(to: UInt8.self).span)
  }

  /// Reads up to `limit` bytes; a regular file that shrinks meanwhile gives what is left.
  private static func contents(
    of descriptor: Int32, path: String, expected: Int, limit: Int
  ) throws(IngestError) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(expected, limit))
    let chunk = max(1, min(limit, max(expected, 1 << 16)))
    var buffer = [UInt8](repeating: 0, count: chunk)
    while bytes.count < limit {
      let wanted = min(chunk, limit - bytes.count)
      let got = unsafe buffer.withUnsafeMutableBytes {
        unsafe read(descriptor, $0.baseAddress, wanted)
      }
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw failure(path, errno) }
      if got == 0 { return bytes }
      bytes.append(contentsOf: buffer[..<got])
    }
    return bytes
  }

  private static func failure(_ path: String, _ code: Int32) -> IngestError {
    let (reason, remedy) =
      switch code {
      case ENOENT, ENOTDIR: ("there is no such file", "Check the path")
      case EACCES, EPERM:
        ("permission denied", "Give yourself the right to read it, or copy it elsewhere")
      case ENAMETOOLONG: ("the path is too long", "Check the path")
      case EISDIR: ("it is a folder", "Name the files in it")
      case EMFILE, ENFILE: ("too many files are open", "Close other programs, or read fewer")
      default: ("the system reports error \(code)", "Copy the file to another place and retry")
      }
    return IngestError(
      .unreadableFile(reason), at: SourceLocation(file: path), remedy: remedy)
  }
}
