import Foundation

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// What was being written to `NAME.PROCESS.part` when its program ended before it could clear up.
enum LeftoverParts {
  /// Removes what programs that are gone left beside `path`, and names what others still write.
  static func clear(beside path: String) {
    let url = URL(filePath: path)
    let folder = url.deletingLastPathComponent()
    let prefix = url.lastPathComponent + "."
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    for name in names.sorted() where name.hasPrefix(prefix) {
      // A database may have its own files beside it.
      let rest = name.dropFirst(prefix.count).split(
        separator: ".", omittingEmptySubsequences: false)
      guard rest.count == 2, rest[1].split(separator: "-").first == "part", let id = Int32(rest[0])
      else { continue }
      let leftover = folder.appending(path: name)
      if isRunning(id) {
        Console.diagnostic(
          "\(leftover.path): note: process \(id) is writing this, or left it; remove it if it is none of"
            + " hrv")
      } else {
        try? FileManager.default.removeItem(at: leftover)
      }
    }
  }

  /// Whether there is another process of this number, of whomever.
  private static func isRunning(_ id: Int32) -> Bool {
    guard id > 0, id != ProcessInfo.processInfo.processIdentifier else { return false }
    return kill(id, 0) == 0 || errno == EPERM
  }
}
