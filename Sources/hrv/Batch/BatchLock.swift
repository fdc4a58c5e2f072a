import Foundation

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A file that one run at a time has for itself, as long as this value lives; the system lets go of it
/// when the run ends, however it ends.
final class BatchLock {
  private let handle: FileHandle

  /// Takes the file at `path`, which is made if there is none; what it holds stays.
  ///
  /// - Throws: ``BatchError/busy`` when another run has it.
  init(_ path: String) throws {
    while true {
      if !FileManager.default.fileExists(atPath: path) {
        do { try Data().write(to: URL(filePath: path), options: .withoutOverwriting) } catch {
          // Somebody else made it meanwhile: whose it is, is told below.
          guard FileManager.default.fileExists(atPath: path) else { throw error }
        }
      }
      let number = Self.number(path)
      guard number != nil, let handle = try? FileHandle(forUpdating: URL(filePath: path)) else {
        guard FileManager.default.fileExists(atPath: path) else { continue }
        throw CocoaError(.fileWriteNoPermission)
      }
      // A file system that knows no locks refuses otherwise, and the run goes on as if it were alone.
      if flock(handle.fileDescriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
        throw BatchError.busy
      }
      // A run that just ended took its file away: what was opened must still be what is there.
      if Self.number(path) == number {
        self.handle = handle
        return
      }
      try? handle.close()
    }
  }

  deinit { try? handle.close() }

  private static func number(_ path: String) -> UInt64? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.systemFileNumber] as? NSNumber)?.uint64Value
  }
}
