internal import HRVModel

#if canImport(Darwin)
internal import Darwin
#elseif canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#endif

/// A file that the system has opened for reading.
///
/// With ``MappedFile`` the one place of this module where the system is handed memory by address.
@safe
final class SystemFile: Sendable {
  /// What the file is called in messages.
  let name: String
  /// Whether it is the standard input.
  let isStandardInput: Bool
  /// Whether it has a length and can be read anywhere; pipes and terminals cannot.
  let isRegular: Bool
  /// Its length in bytes when it was opened.
  let size: Int
  /// The open descriptor, for mapping.
  let descriptor: Int32
  /// Which file it is, and in which state.
  let identity: Identity

  /// What tells one file, as it was when it was opened, from all others and from itself later on.
  struct Identity: Hashable {
    fileprivate let device: UInt64
    fileprivate let number: UInt64
    let size: Int64
    let changedS: Int64
    let changedNs: Int64

    fileprivate init(_ status: stat) {
      #if canImport(Darwin)
      let changed = status.st_mtimespec
      #else
      let changed = status.st_mtim
      #endif
      device = UInt64(truncatingIfNeeded: status.st_dev)
      number = UInt64(truncatingIfNeeded: status.st_ino)
      size = Int64(status.st_size)
      changedS = Int64(changed.tv_sec)
      changedNs = Int64(changed.tv_nsec)
    }
  }

  /// Streams without a length, such as pipes, are read up to this many bytes.
  static let streamLimit = 1 << 30

  /// The paths that mean the standard input, which messages call ``standardInputName``.
  static let standardInputPaths = ["-", "/dev/stdin"]
  /// What messages call the standard input.
  static let standardInputName = "<stdin>"

  /// Opens the file at `path`, or the standard input for one of ``standardInputPaths``.
  ///
  /// - Throws: ``IngestError`` with ``IngestError/Reason/unreadableFile(_:)`` when it is
  ///   missing, a folder or not permitted.
  convenience init(path: String) throws(IngestError) {
    let isStandardInput = Self.standardInputPaths.contains(path)
    // A copy, so that closing this file leaves the standard input of the process open.
    let descriptor =
      isStandardInput
      ? dup(0) : unsafe Self.withSystemPath(path) { unsafe open($0, O_RDONLY | O_CLOEXEC) }
    try self.init(
      descriptor: descriptor, name: isStandardInput ? Self.standardInputName : path,
      isStandardInput: isStandardInput)
  }

  /// Takes over what the system just opened as `descriptor`, or just refused.
  init(descriptor: Int32, name: String, isStandardInput: Bool = false) throws(IngestError) {
    self.isStandardInput = isStandardInput
    self.name = name
    self.descriptor = descriptor
    guard descriptor >= 0 else { throw Self.failure(name, errno) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else {
      let code = errno
      close(descriptor)
      throw Self.failure(name, code)
    }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      close(descriptor)
      throw Self.failure(name, EISDIR)
    }
    isRegular = status.st_mode & S_IFMT == S_IFREG && !isStandardInput
    size = isRegular ? Int(clamping: status.st_size) : 0
    identity = Identity(status)
  }

  deinit { close(descriptor) }

  /// Whether something is at `path`.
  static func exists(path: String) -> Bool {
    unsafe withSystemPath(path) { unsafe access($0, F_OK) } == 0
  }

  /// Whether `path` is that of a file with a length.
  static func isRegular(path: String) -> Bool {
    var status = stat()
    return unsafe withSystemPath(path) { unsafe stat($0, &status) } == 0
      && status.st_mode & S_IFMT == S_IFREG
  }

  /// The first four bytes of the file with a length at `path`, the first one highest; nil when there are
  /// fewer, or they cannot be read.
  static func signature(path: String) -> UInt32? {
    let descriptor = unsafe withSystemPath(path) { unsafe open($0, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: UInt32 = 0
    guard unsafe pread(descriptor, &bytes, 4, 0) == 4 else { return nil }
    return UInt32(bigEndian: bytes)
  }

  /// Which file is at `path`, and in which state; nil when there is none.
  static func identity(path: String) -> Identity? {
    var status = stat()
    guard unsafe withSystemPath(path, { unsafe stat($0, &status) }) == 0 else { return nil }
    return Identity(status)
  }

  /// Lends what the system calls the file that `path` means: a path with escapes (see ``PathText``)
  /// means what they stand for, or, where there is no such file, itself.
  static func withSystemPath<Result>(
    _ path: String, _ body: (UnsafePointer<CChar>) -> Result
  ) -> Result {
    guard let bytes = PathText.bytes(path) else { return unsafe path.withCString(body) }
    let name = (bytes + [0]).map { CChar(bitPattern: $0) }
    guard unsafe access(name, F_OK) == 0 else { return unsafe path.withCString(body) }
    return unsafe name.withUnsafeBufferPointer { name in
      guard let start = name.baseAddress else { return unsafe path.withCString(body) }
      return unsafe body(start)
    }
  }

  /// Fills `buffer` with the bytes from `offset` on, and says how many there were: fewer than
  /// it holds only at the end of the file.
  ///
  /// - Precondition: the file is regular; `offset >= 0`.
  func read(at offset: Int, into buffer: inout [UInt8]) throws(IngestError) -> Int {
    let (count, code) = unsafe buffer.withUnsafeMutableBytes { unsafe fill($0, at: offset) }
    if code != 0 { throw Self.failure(name, code) }
    return count
  }

  /// All of it, in memory. A regular file that was cut short since it was opened gives what is
  /// left, as if it had been read later.
  func contents() throws(IngestError) -> [UInt8] {
    guard isRegular else { return try streamed() }
    var code: Int32 = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      (count, code) = unsafe fill(UnsafeMutableRawBufferPointer(buffer), at: 0)
    }
    if code != 0 { throw Self.failure(name, code) }
    return bytes
  }

  /// Says so when the file was cut short since it was opened: what was read from a mapping of
  /// it is then not what was written.
  func requireWhole() throws(IngestError) {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, Int(clamping: status.st_size) >= size else {
      throw IngestError(
        .unreadableFile("it was cut short while it was read"), at: SourceLocation(file: name),
        remedy: "Read it again when no other program writes to it")
    }
  }

  /// An error about this file, from the number that the system gave.
  func failure(_ code: Int32) -> IngestError { Self.failure(name, code) }

  private func fill(
    _ buffer: UnsafeMutableRawBufferPointer, at offset: Int
  ) -> (count: Int, code: Int32) {
    var filled = 0
    while filled < buffer.count, let base = buffer.baseAddress {
      let got = unsafe pread(
        descriptor, base + filled, buffer.count - filled, off_t(offset + filled))
      if got < 0, errno == EINTR { continue }
      if got < 0 { return (filled, errno) }
      if got == 0 { break }
      filled += got
    }
    return (filled, 0)
  }

  private func streamed() throws(IngestError) -> [UInt8] {
    var bytes: [UInt8] = []
    try forEachPortion { portion throws(IngestError) in bytes.append(contentsOf: portion) }
    return bytes
  }

  /// Gives `body` what comes from a stream, as it comes.
  func forEachPortion(_ body: ([UInt8]) throws(IngestError) -> Void) throws(IngestError) {
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    var count = 0
    while true {
      let got = unsafe buffer.withUnsafeMutableBytes {
        #if canImport(Darwin)
        unsafe Darwin.read(descriptor, $0.baseAddress, $0.count)
        #elseif canImport(Glibc)
        unsafe Glibc.read(descriptor, $0.baseAddress, $0.count)
        #elseif canImport(Musl)
        unsafe Musl.read(descriptor, $0.baseAddress, $0.count)
        #endif
      }
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw Self.failure(name, errno) }
      if got == 0 { return }
      count += got
      guard count <= Self.streamLimit else {
        throw IngestError(
          .unreadableFile("the stream is longer than 1 GiB"), at: SourceLocation(file: name),
          remedy: "Save it as a file, and name that")
      }
      try body(got == buffer.count ? buffer : Array(buffer[..<got]))
    }
  }

  private static func failure(_ name: String, _ code: Int32) -> IngestError {
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
      .unreadableFile(reason), at: SourceLocation(file: name), remedy: remedy)
  }
}
