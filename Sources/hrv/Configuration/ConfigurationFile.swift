import Foundation
import HRVIngest

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Where the configuration of a run lies.
enum ConfigurationFile {
  /// The name that is looked for.
  static let name = "hrv.toml"

  /// No configuration is longer, in bytes.
  private static let longest = 1 << 20

  /// The path of the file that holds for `folder`: in it, or in the nearest folder above it up to the
  /// root of the repository or to the home folder. Where there is neither above it, only `folder` is
  /// looked at: what lies above belongs to everybody. Nil when there is none.
  ///
  /// In `folder` itself it is named without a folder.
  static func found(in folder: String, home: String?) -> String? {
    if exists(name, in: folder) { return name }
    var folders = [folder]
    while let last = folders.last, last != home, !exists(".git", in: last) {
      guard last != "/", let slash = last.lastIndex(of: "/") else { return nil }
      folders.append(slash == last.startIndex ? "/" : String(last[..<slash]))
    }
    return folders.dropFirst().first { exists(name, in: $0) }.map { path(name, in: $0) }
  }

  /// The bytes of the file.
  ///
  /// - Parameter isNamed: whether a person named it. One that was found must not belong to somebody
  ///   else, who could have results written over files of this person.
  static func bytes(at path: String, isNamed: Bool) throws(ConfigurationError) -> [UInt8] {
    if !isNamed, isForeign(path) {
      throw ConfigurationError(
        file: path,
        message:
          "it belongs to somebody else; --config \(path) uses it all the same, --no-config does"
          + " without")
    }
    let data: Data
    do { data = try InputData.read(path) } catch {
      let reason = (error as? CocoaError)?.reason ?? error.localizedDescription
      throw ConfigurationError(file: path, message: "cannot read: \(reason)")
    }
    guard data.count <= longest else {
      throw ConfigurationError(file: path, message: "it is longer than 1 MiB")
    }
    return [UInt8](data)
  }

  private static func isForeign(_ path: String) -> Bool {
    let owner =
      try? FileManager.default.attributesOfItem(atPath: path)[.ownerAccountID] as? NSNumber
    let mine = geteuid()
    guard let owner, mine != 0 else { return false }
    return owner.uint32Value != mine && owner.uint32Value != 0
  }

  private static func exists(_ name: String, in folder: String) -> Bool {
    RecordingWalk.exists(path(name, in: folder))
  }

  private static func path(_ name: String, in folder: String) -> String {
    folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }
}
