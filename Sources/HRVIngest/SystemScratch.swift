#if canImport(Darwin)
internal import Darwin
#elseif canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#endif

/// A file for what is too much to hold: without a name, for nobody but this process, and gone with it.
///
/// It lies in the folder that `TMPDIR` names, or in `/tmp`.
final class SystemScratch {
  private let descriptor: Int32
  /// How many bytes it has.
  private(set) var count = 0

  /// Nil when the system gives none.
  init?() {
    let folder = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? ""
    var name = Array(((folder.isEmpty ? "/tmp" : folder) + "/hrv-XXXXXX").utf8CString)
    descriptor = unsafe name.withUnsafeMutableBufferPointer { name in
      guard let start = name.baseAddress else { return -1 }
      let descriptor = unsafe mkstemp(start)
      if descriptor >= 0 { unsafe unlink(start) }
      return descriptor
    }
    guard descriptor >= 0 else { return nil }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  }

  deinit { close(descriptor) }

  /// Adds bytes behind the others; false when the system has no room for them, and then none count.
  func append(_ bytes: [UInt8]) -> Bool {
    let isWritten = unsafe bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count, let start = buffer.baseAddress {
        let put = unsafe pwrite(
          descriptor, start + written, buffer.count - written, off_t(count + written))
        if put < 0, errno == EINTR { continue }
        guard put > 0 else { return false }
        written += put
      }
      return true
    }
    if isWritten { count += bytes.count }
    return isWritten
  }

  /// The same file, to be read, under a name for messages.
  func file(named name: String) throws(IngestError) -> SystemFile {
    try SystemFile(descriptor: dup(descriptor), name: name)
  }
}
