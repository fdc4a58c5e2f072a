#if canImport(Darwin)
internal import Darwin
#elseif canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#endif

/// What stands in a folder, as the system lists it.
struct SystemFolder {
  /// The names of files with a length, in no order.
  private(set) var files: [String] = []
  /// The names of folders, in no order.
  private(set) var folders: [String] = []
  /// The names of pipes, sockets, devices, and links to folders or to nothing: opening one may wait
  /// for ever, and following one may lead back.
  private(set) var others: [String] = []

  /// Whether there is a folder at `path`.
  static func exists(at path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Lists the folder at `path`; nil when it cannot be opened.
  init?(_ path: String) {
    guard let stream = unsafe opendir(path) else { return nil }
    defer { unsafe closedir(stream) }
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
        unsafe $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) {
          unsafe String(cString: $0)
        }
      }
      guard name != ".", name != ".." else { continue }
      switch unsafe Self.kind(entry.pointee.d_type, "\(path)/\(name)") {
      case .file: files.append(name)
      case .folder: folders.append(name)
      case .other: others.append(name)
      }
    }
  }

  private enum Kind { case file, folder, other }

  /// What an entry is, by what its folder says of it where it says something.
  private static func kind(_ type: UInt8, _ path: String) -> Kind {
    switch type {
    case UInt8(DT_REG): return .file
    case UInt8(DT_DIR): return .folder
    case UInt8(DT_LNK), UInt8(DT_UNKNOWN): break
    default: return .other
    }
    if SystemFile.isRegular(path: path) { return .file }
    return type == UInt8(DT_UNKNOWN) && exists(at: path) ? .folder : .other
  }
}
