import Foundation
import HRVIngest
import HRVModel

/// A file that is only ever added to, in portions.
final class AppendedFile {
  let path: String
  private var handle: FileHandle?
  private var portion: [UInt8] = []

  private static let portionBytes = 1 << 16

  init(_ path: String) { self.path = path }

  /// Opens the file, keeping so many bytes of what it holds.
  func open(keeping bytes: Int) throws {
    if bytes == 0 || !FileManager.default.fileExists(atPath: path) {
      try Data().write(to: URL(filePath: path))
    }
    let handle = try FileHandle(forUpdating: URL(filePath: path))
    try handle.truncate(atOffset: UInt64(bytes))
    try handle.seekToEnd()
    self.handle = handle
  }

  /// Adds text; it reaches the file with ``flush()`` at the latest.
  func write(_ text: String) throws {
    portion += text.utf8
    if portion.count >= Self.portionBytes { try flush() }
  }

  /// Hands what was added to the system.
  func flush() throws {
    guard !portion.isEmpty else { return }
    try handle?.write(contentsOf: Data(portion))
    portion.removeAll(keepingCapacity: true)
  }

  /// Closes the file once it is on the disk.
  func close() throws {
    try flush()
    try handle?.synchronize()
    try handle?.close()
    handle = nil
  }

  /// Whether the file begins with what is described.
  func holds(_ extent: BatchFiles.Extent) -> Bool {
    if extent.bytes == 0 { return true }
    var rest = extent.bytes
    var hash = FNV1a()
    let isRead: Void? = try? read { bytes in
      hash.add(bytes.span.extracting(0..<min(rest, bytes.count)))
      rest -= min(rest, bytes.count)
      return rest > 0
    }
    return isRead != nil && rest == 0 && hash == extent.hash
  }

  /// The digest of the file.
  func sha256() throws -> String {
    var digest = SHA256()
    try read { bytes in
      digest.update(bytes.span)
      return true
    }
    return digest.hex()
  }

  /// Puts a text in the place of the file at `path`, in one step. What a killed run leaves half done has
  /// a name of its own, which the next run takes.
  static func replace(_ path: String, by text: String) throws {
    let file = AppendedFile(path + ".new")
    try file.open(keeping: 0)
    try file.write(text)
    try file.close()
    try file.move(to: path)
  }

  /// Puts the file in the place of another, in one step.
  func move(to other: String) throws {
    try SystemMove.replace(other, by: path)
  }

  func remove() throws { try FileManager.default.removeItem(atPath: path) }

  /// Reads the file in portions as long as `body` wants more.
  private func read(_ body: ([UInt8]) -> Bool) throws {
    let handle = try FileHandle(forReadingFrom: URL(filePath: path))
    defer { try? handle.close() }
    while let data = try handle.read(upToCount: 1 << 20), !data.isEmpty {
      guard body([UInt8](data)) else { return }
    }
  }
}
