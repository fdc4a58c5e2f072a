#if canImport(Darwin)
internal import Darwin
#elseif canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#endif

/// What stands in a folder, as the system lists it.
enum SystemFolder {
  /// What an entry is.
  enum Kind {
    /// A file with a length.
    case file
    case folder
    /// A pipe, socket, device, or a link to a folder or to nothing: opening one may wait for ever,
    /// and following one may lead back.
    case other
  }

  /// Whether there is a folder at `path`.
  static func exists(at path: String) -> Bool {
    var status = stat()
    return unsafe SystemFile.withSystemPath(path) { unsafe stat($0, &status) } == 0
      && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Gives `body` the name of each entry of the folder at `path`, in no order.
  ///
  /// - Returns: whether the folder could be listed to its end.
  static func list(_ path: String, _ body: (_ name: Span<UInt8>, _ kind: Kind) -> Void) -> Bool {
    guard let stream = unsafe SystemFile.withSystemPath(path, { unsafe opendir($0) }) else {
      return false
    }
    defer { unsafe closedir(stream) }
    while true {
      errno = 0
      guard let entry = unsafe readdir(stream) else { return errno == 0 }
      unsafe withUnsafePointer(to: &entry.pointee.d_name) {
        unsafe $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { start in
          let count = unsafe strlen(start)
          if unsafe start[0] == 0x2E,
            unsafe count == 1 || count == 2 && start[1] == 0x2E
          {
            return
          }
          let kind = unsafe kind(entry.pointee.d_type, start, in: dirfd(stream))
          unsafe start.withMemoryRebound(to: UInt8.self, capacity: count) {
            unsafe body(UnsafeBufferPointer(start: $0, count: count).span, kind)
          }
        }
      }
    }
  }

  /// What an entry is, by what its folder says of it where it says something.
  private static func kind(
    _ type: UInt8, _ name: UnsafePointer<CChar>, in folder: Int32
  ) -> Kind {
    switch type {
    case UInt8(DT_REG): return .file
    case UInt8(DT_DIR): return .folder
    case UInt8(DT_LNK), UInt8(DT_UNKNOWN): break
    default: return .other
    }
    var status = stat()
    guard unsafe fstatat(folder, name, &status, 0) == 0 else { return .other }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR where type == UInt8(DT_UNKNOWN): return .folder
    default: return .other
    }
  }
}
