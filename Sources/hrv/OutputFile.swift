import ArgumentParser
import Foundation

/// Output files appear whole or not at all, and take the place of their like alone.
enum OutputFile {
  /// The first bytes, which tell what a file is: the first columns of a table, what a page or a drawing
  /// begins with.
  private static let tellingBytes = 16

  /// Replaces the file at `path` in one step, making its folder if there is none. What a link points
  /// to is replaced, not the link; a pipe or device is written to.
  ///
  /// - Parameter replacesAll: whether what is there may be anything; otherwise it must begin as the new
  ///   file does, or be a list of numbers as that is, so that no recording and no log is lost to a slip.
  static func write(_ bytes: [UInt8], to path: String, replacesAll: Bool = false) throws {
    let url = URL(filePath: path).resolvingSymlinksInPath()
    do {
      let kind = try? FileManager.default.attributesOfItem(atPath: url.path)[.type]
      if let kind = kind as? FileAttributeType, kind != .typeRegular, kind != .typeDirectory {
        return try FileHandle(forWritingTo: url).write(contentsOf: Data(bytes))
      }
      if !replacesAll { try requireReplaceable(path, by: bytes) }
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: url, options: .atomic)
    } catch let error as ExitCode {
      throw error
    } catch {
      let reason = (error as? CocoaError)?.reason ?? error.localizedDescription
      Console.diagnostic("\(path): error: cannot write: \(reason)")
      throw ExitStatus.cannotCreate
    }
  }

  /// Makes sure that what is at `path`, if anything, begins as `bytes` do.
  static func requireReplaceable(_ path: String, by bytes: [UInt8]) throws {
    let there = beginning(of: path)
    let new = bytes.prefix(tellingBytes)
    let count = min(there.count, new.count)
    let areNumbers = isNumber(there.first) && isNumber(new.first)
    guard there.prefix(count) != new.prefix(count), !areNumbers else { return }
    refuse(path)
    throw ExitStatus.cannotCreate
  }

  /// The first bytes of the regular file at `path`; none when there is no such file.
  static func beginning(of path: String) -> [UInt8] {
    let url = URL(filePath: path).resolvingSymlinksInPath()
    let kind = try? FileManager.default.attributesOfItem(atPath: url.path)[.type]
    guard kind as? FileAttributeType == .typeRegular,
      let handle = try? FileHandle(forReadingFrom: url)
    else { return [] }
    defer { try? handle.close() }
    return ((try? handle.read(upToCount: tellingBytes)) ?? nil).map { [UInt8]($0) } ?? []
  }

  /// Says that the file at `path` is not replaced.
  static func refuse(_ path: String) {
    Console.diagnostic(
      "\(path): error: cannot write: the file that is there is something else, and would be lost."
        + " Give another name, or remove it first")
  }

  /// Whether two paths lead to one place.
  static func areSame(_ path: String, _ other: String) -> Bool {
    func place(_ path: String) -> String {
      URL(filePath: path).resolvingSymlinksInPath().standardizedFileURL.path
    }
    return place(path) == place(other)
  }

  private static func isNumber(_ byte: UInt8?) -> Bool {
    byte.map { (UInt8(ascii: "0")...UInt8(ascii: "9")) ~= $0 } ?? false
  }
}
